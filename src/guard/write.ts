/**
 * Catches `document.write` of scripts that were woken late: natively it would wipe the page (inline), or be ignored (async).
 * What a script writes is collected while it runs and put in right behind it: pieces of one tag may come in several calls.
 *
 * @param place puts markup in after a script
 */
export function catchWrites(place: (markup: string, after: HTMLScriptElement) => void) {
  const ours = new WeakSet<Element>()
  let last: HTMLScriptElement | undefined
  let collected = ''

  function flush(): void {
    const markup = collected
    collected = ''
    if (markup) place(markup, last!)
  }

  function catchAs(name: 'write' | 'writeln', ending: string): void {
    const native = document[name]
    // An own property, so that taking it away gives the native one back.
    document[name] = (...parts: string[]) => {
      const writer = document.currentScript as HTMLScriptElement | null
      // Code that is called later has no current script; once the page is parsed its write would wipe the page.
      if (!(writer ? ours.has(writer) : last?.isConnected && document.readyState !== 'loading'))
        return native.apply(document, parts)
      last = writer ?? last
      if (!collected) queueMicrotask(flush)
      collected += parts.join('') + ending
    }
  }

  return {
    /** From now on this script's writes land at the script. */
    expect(script: HTMLScriptElement): void {
      if (!last) {
        catchAs('write', '')
        catchAs('writeln', '\n')
      }
      last = script
      ours.add(script)
    },
    /** Inline code has run: what it wrote comes before anything that follows. */
    flush,
    stop(): void {
      delete (document as Partial<Document>).write
      delete (document as Partial<Document>).writeln
    }
  }
}
