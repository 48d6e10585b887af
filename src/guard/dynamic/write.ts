import type { Context } from './context'
import { LOADER_KINDS } from './elements'

const ATTRIBUTES = `("[^"]*"|'[^']*'|[^"'>])*`
/** A script with its code, which is left alone; a start tag of anything else that loads. */
const TAGS = new RegExp(`(<script\\b${ATTRIBUTES}>)([^]*?)(?=</script|$)|<(${LOADER_KINDS})\\s${ATTRIBUTES}>`, 'gi')
/** The start of a tag that loads, whose end comes with the next call. */
const UNFINISHED = new RegExp(`<([a-z]*|(${LOADER_KINDS})\\s${ATTRIBUTES}("[^"]*|'[^']*)?)$`, 'i')

/**
 * `document.write` feeds the parser, so its text can be anything that the next call completes: single start tags are
 * rewritten, and one that is cut in two waits for its other half.
 */
export function patchWrite({ realm, patch, elements, parse }: Context): void {
  const { write } = realm.Document.prototype
  let waiting = ''
  patch('Document', 'write writeln', (self, args, _native, name) => {
    const text = waiting + args.join('') + (name === 'writeln' ? '\n' : '')
    const unfinished = UNFINISHED.exec(text)?.[0] ?? ''
    const whole = text.slice(0, text.length - unfinished.length)
    const safe = whole.replace(TAGS, (tag, script?: string, _attribute?: string, code?: string) =>
      script ? clean(script) + code : clean(tag)
    )
    if (!waiting && !unfinished && safe === text) return
    waiting = unfinished
    return () => write.call(self, safe)
  })

  function clean(tag: string): string {
    const page = parse(tag)
    if (!elements.clean(page)) return tag
    return page.querySelector('[data-consent-service]')!.outerHTML.replace(/<\/[^<]*>$/, '')
  }
}
