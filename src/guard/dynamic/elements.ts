import type { Gate, Verdict } from './gate'

/** Elements that load, and attributes that name what. Where one does not know the other, holding it back changes nothing. */
const KINDS = 'script iframe frame img image feImage source video audio track embed object link input body'.split(' ')
const NAMES = 'src srcset srcdoc href xlink:href data poster imagesrcset background'.split(' ')
/** `NAMES` as properties. */
export const LOADER_PROPERTIES = NAMES.join(' ') + ' imageSrcset'
/** `KINDS` as the source of a regular expression. */
export const LOADER_KINDS = KINDS.join('|')

const JAVASCRIPT = /^(module)?$|(java|ecma|j|live)script/i
/** A list of images: the address of each candidate, after https://html.spec.whatwg.org/#parse-a-srcset-attribute. */
const CANDIDATES = /[\s,]*(\S*[^\s,])(?:,|\s+[^,]*)?/g
const SERVICE = 'data-consent-service'

export interface Elements {
  /** Before an attribute is set: holds it back where it has to wait. True where the native call must not happen. */
  set(element: Element | null, name: string, value: unknown): boolean
  /** Holds back what this one element loads; tells a service that has to wait. Adds it to `frames` if it is one. */
  check(element: Element, frames?: Element[]): Verdict
  /** The same for a tree that is about to be inserted. */
  clean(root: Node, frames?: Element[]): Verdict
}

export function createElements(gate: Gate, parse: (html: string) => Document): Elements {
  /** Marked by us, not by the author. */
  const held = new WeakSet<Element>()

  function judge(element: Element, name: string, value: string): Verdict {
    const kind = element.localName
    if (name === 'srcdoc') return clean(parse(value))
    if (name.endsWith('srcset'))
      return gate.urls(
        Array.from(value.matchAll(CANDIDATES), match => match[1]),
        kind
      )
    return gate.url(value, kind)
  }

  /** The inert form of design §3. A script keeps its address. */
  function hold(element: Element, id: string, name: string, value: string): void {
    if (isScript(element)) {
      const type = typeOf(element)
      if (type !== 'text/plain') element.setAttribute('data-type', type)
      element.setAttribute('type', 'text/plain')
    } else {
      element.removeAttribute(name)
      element.setAttribute('data-' + name.replace('xlink:', ''), value)
    }
    element.setAttribute(SERVICE, id)
    held.add(element)
  }

  /** The page put an address of nobody's in place of a held one. */
  function release(element: Element, name: string): void {
    if (isScript(element)) element.setAttribute('type', element.getAttribute('data-type')!)
    element.removeAttribute('data-' + name)
    element.removeAttribute(SERVICE)
  }

  function set(element: Element | null, attribute: string, input: unknown): boolean {
    if (!element || !KINDS.includes(element.localName)) return false
    const name = attribute.toLowerCase()
    if (!NAMES.includes(name) || !(isLive(element) || held.has(element))) return false
    const value = String(input)
    const id = judge(element, name, value)
    if (id) hold(element, id, name, value)
    else if (id === undefined && held.delete(element)) release(element, name)
    return !!id && !isScript(element)
  }

  function check(element: Element, frames?: Element[]): Verdict {
    const kind = element.localName
    let last: Verdict
    if (KINDS.includes(kind)) {
      if (/frame$|object/.test(kind)) frames?.push(element)
      for (const name of isLive(element) ? NAMES : []) {
        const value = element.getAttribute(name)
        const id = value && judge(element, name, value)
        if (id) hold(element, (last = id), name, value)
      }
    }
    if (kind === 'style') cleanCss(element.textContent, css => (element.textContent = css))
    cleanCss(element.getAttribute('style'), css => element.setAttribute('style', css))
    return last
  }

  function cleanCss(text: string | null, write: (css: string) => void): void {
    const css = text && gate.css(text)
    if (css && css !== text) write(css)
  }

  function clean(root: Node & Partial<ParentNode>, frames?: Element[]): Verdict {
    let last = root.nodeType === 1 ? check(root as Element, frames) : undefined
    for (let child = root.firstElementChild; child; child = child.nextElementSibling) last = clean(child, frames) || last
    return last
  }

  return { set, check, clean }
}

function isScript(element: Element): boolean {
  return element.localName === 'script'
}

function typeOf(script: Element): string {
  return script.getAttribute('type')?.trim() ?? ''
}

/** A script of any other type is inert, and that may be the author's mark. */
export function isLive(element: Element): boolean {
  return !isScript(element) || JAVASCRIPT.test(typeOf(element))
}
