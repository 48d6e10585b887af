import type { Context } from './context'

const ATTRIBUTES = `(?:"[^"]*"|'[^']*'|[^"'>])*`
const LOADING = 'script|i?frame|im(?:g|age)|source|video|audio|track|embed|object|link|input|feimage|a(?:rea)?'
/** A comment; raw text in its tags; a start tag that loads. */
const TAGS = new RegExp(
  `<!--[^]*?-->|(<(script|style|textarea|title|xmp)\\b${ATTRIBUTES}>)([^]*?)(?=</\\2|$)|(<(?:${LOADING})\\s${ATTRIBUTES}>)`,
  'gi'
)
/** The start of a tag that loads, whose end comes with the next call. */
const UNFINISHED = new RegExp(`<(?:[a-z]*|(?:${LOADING})\\s(?:"[^"]*"|'[^']*'|[^"'>])*(?:"[^"]*|'[^']*)?)$`, 'i')

/**
 * `document.write` feeds the parser, so its text can be anything that the next call completes: single start tags are
 * rewritten, and one that is cut in two waits for its other half.
 */
export function patchWrite({ realm, patches, gate, elements, parse }: Context): void {
  let waiting = ''
  for (const name of ['write', 'writeln'])
    patches.method(realm.Document.prototype, name, (_self, args) => {
      const text = waiting + args.join('') + (name === 'writeln' ? '\n' : '')
      const unfinished = UNFINISHED.exec(text)?.[0] ?? ''
      const whole = text.slice(0, text.length - unfinished.length)
      const safe = whole.replace(TAGS, (all, raw?: string, kind?: string, content?: string, tag?: string) => {
        if (raw) return clean(raw) + (/style/i.test(kind!) ? gate.css(content) : content)
        return tag ? clean(tag) : all
      })
      if (waiting || unfinished || safe !== text) args.splice(0, args.length, safe)
      waiting = unfinished
    })

  function clean(tag: string): string {
    const page = parse(tag)
    if (!elements.clean(page)) return tag
    return page.querySelector('[data-consent-service]')!.outerHTML.replace(/<\/[^<]*>$/, '')
  }
}
