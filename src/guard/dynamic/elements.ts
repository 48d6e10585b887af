import type { Gate, Verdict } from './gate'

/** Which attributes of which elements load something. Names in lower case, `xlink:` left out. */
const LOADERS: Record<string, readonly string[] | undefined> = {
  script: ['src', 'href'],
  iframe: ['src', 'srcdoc'],
  frame: ['src'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  link: ['href', 'imagesrcset'],
  input: ['src'],
  image: ['href'],
  feImage: ['href'],
  body: ['background'],
  a: ['ping'],
  area: ['ping']
}
export const LOADER_NAMES = ['src', 'srcset', 'srcdoc', 'href', 'data', 'poster', 'imageSrcset', 'background', 'ping']
const SUSPECTS = Object.keys(LOADERS).join() + ',style,[style*="//"]'

const JAVASCRIPT = /^(?:(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script[\d.]*)?$/i
/** A list of images: the address of each candidate, after https://html.spec.whatwg.org/#parse-a-srcset-attribute. */
const CANDIDATES = /[\s,]*(\S*[^\s,])(?:,|\s+[^,]*)?/g

export interface Elements {
  /** Holds back what this one element loads; tells a service that has to wait. */
  check(element: Element, frames?: Element[]): Verdict
  /** Whether this attribute of this element loads something. */
  loads(element: Element, name: string): boolean
  /** Before an attribute is set: holds it back where it has to wait. True where the native call must not happen. */
  set(element: Element, name: string, value: unknown): boolean
  /** Holds back what a tree would load once it is inserted; tells a service that has to wait. Adds its frames to `frames`. */
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
    if (name === 'ping') return gate.urls(value.split(/\s+/), kind)
    return gate.url(value, kind)
  }

  /** The inert form of design §3. A script keeps its address. */
  function hold(element: Element, name: string, value: string, id: string): void {
    if (element.localName === 'script') holdScript(element, id)
    else {
      element.removeAttribute(name)
      element.removeAttribute('xlink:' + name)
      element.setAttribute('data-' + name, value)
      mark(element, id)
    }
  }

  function holdScript(script: Element, id: string): void {
    const type = typeOf(script)
    script.setAttribute('type', 'text/plain')
    if (JAVASCRIPT.test(type)) script.removeAttribute('data-type')
    else script.setAttribute('data-type', type)
    mark(script, id)
  }

  function mark(element: Element, id: string): void {
    element.setAttribute('data-consent-service', id)
    held.add(element)
  }

  /** The page put an address of nobody's in place of a held one. */
  function release(element: Element, name: string): void {
    if (element.localName === 'script') {
      element.setAttribute('type', element.getAttribute('data-type') ?? '')
      element.removeAttribute('data-type')
    } else element.removeAttribute('data-' + name)
    if (LOADERS[element.localName]?.some(other => element.hasAttribute('data-' + other))) return
    element.removeAttribute('data-consent-service')
    held.delete(element)
  }

  function set(element: Element, attribute: string, input: unknown): boolean {
    const name = plain(attribute)
    const isScript = element.localName === 'script'
    if (isScript && !isLive(element) && !held.has(element)) return false
    const value = String(input)
    const id = judge(element, name, value)
    if (id) hold(element, name, value, id)
    else if (id === undefined && held.has(element)) release(element, name)
    return !!id && !isScript
  }

  function check(element: Element, frames?: Element[]): Verdict {
    let first: Verdict
    const kind = element.localName
    if (kind === 'iframe' || kind === 'frame' || kind === 'object') frames?.push(element)
    if (kind !== 'script' || isLive(element))
      for (const name of LOADERS[kind] ?? []) {
        const value = element.getAttribute(name) ?? element.getAttribute('xlink:' + name)
        const id = value && judge(element, name, value)
        if (id) hold(element, name, value, (first = id))
      }
    if (kind === 'script') first ||= checkInline(element)
    if (kind === 'style') {
      const css = gate.css(element.textContent)
      if (css !== element.textContent) element.textContent = css
    }
    const style = element.getAttribute('style')
    if (style && style.includes('//')) {
      const css = gate.css(style)
      if (css !== style) element.setAttribute('style', css)
    }
    return first
  }

  /** Import maps and speculation rules are addresses and nothing else; the code of an inline script is nobody's. */
  function checkInline(script: Element): Verdict {
    if (!/^(importmap|speculationrules)$/.test(typeOf(script))) return undefined
    const id = gate.url('javascript:' + script.textContent, 'script')
    if (id) holdScript(script, id)
    return id
  }

  function clean(root: Node, frames?: Element[]): Verdict {
    let last: Verdict
    if (root.nodeType === 1) last = check(root as Element, frames)
    if ((root as ParentNode).firstElementChild)
      for (const element of (root as ParentNode).querySelectorAll(SUSPECTS)) last = check(element, frames) || last
    return last
  }

  return {
    loads: (element, name) => !!LOADERS[element.localName]?.includes(plain(name)),
    set,
    check,
    clean
  }
}

function plain(name: string): string {
  return name.toLowerCase().replace('xlink:', '')
}

function typeOf(script: Element): string {
  return script.getAttribute('type')?.trim() ?? ''
}

/** Whether a script would run: any other type is inert, and may be the author's mark. */
export function isLive(script: Element): boolean {
  const type = typeOf(script)
  return type === 'module' || JAVASCRIPT.test(type)
}
