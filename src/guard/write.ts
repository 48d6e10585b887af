/**
 * Catches `document.write` of scripts that were woken late: natively it would wipe the page (inline), or be ignored (async).
 * What a script writes is collected while it runs and put in right behind it: pieces of one tag may come in several calls.
 *
 * @param isOurs whether we have woken it
 * @param place puts markup in where `spot` stands, for a script
 */
export function catchWrites(
  isOurs: (script: Element) => boolean,
  place: (markup: string, spot: Range, writer: HTMLScriptElement) => void
) {
  const spots = new WeakMap<Element, Range>()
  let last: HTMLScriptElement | undefined
  let collected = ''

  function flush(): void {
    const markup = collected
    collected = ''
    if (markup) place(markup, spots.get(last!)!, last!)
  }

  function catchAs(name: 'write' | 'writeln', ending: string): void {
    const native = document[name]
    // An own property, so that taking it away gives the native one back.
    document[name] = (...parts: string[]) => {
      const writer = document.currentScript as HTMLScriptElement | null
      // Code that is called later has no current script; once the page is parsed its write would wipe the page.
      if (writer && isOurs(writer)) last = writer
      else if (document.readyState === 'loading') return native.apply(document, parts)
      if (!collected) {
        queueMicrotask(flush)
        keepSpot(last!)
      }
      collected += parts.join('') + ending
    }
  }

  /** A range stays where the script stood, also when the script takes itself away. */
  function keepSpot(script: HTMLScriptElement): void {
    if (spots.has(script)) return
    const spot = document.createRange()
    spot.setStartAfter(script.isConnected ? script : document.body.lastChild!)
    spots.set(script, spot)
  }

  return {
    /** From now on this script's writes land at the script. */
    expect(script: HTMLScriptElement): void {
      if (!last) {
        catchAs('write', '')
        catchAs('writeln', '\n')
      }
      last = script
    },
    /** Inline code has run: what it wrote comes before anything that follows. */
    flush,
    stop(): void {
      delete (document as Partial<Document>).write
      delete (document as Partial<Document>).writeln
    }
  }
}
