import { trusted } from '../lib/trusted'

/** The held-back attributes; `srcset` before `src`, or a browser would load both. */
const ATTRIBUTES = ['srcset', 'src', 'srcdoc', 'href', 'data', 'poster']
const given = new WeakMap<Element, string[]>()

/**
 * Gives an element its attributes back, so that it loads.
 *
 * @throws where Trusted Types forbid it: `srcdoc`, `<object data>` and `<embed src>` are sinks
 */
export function letGo(element: Element): void {
  const names = ATTRIBUTES.filter(name => element.hasAttribute(`data-${name}`))
  if (names[0]) given.set(element, names)
  for (const name of names) {
    const value = element.getAttribute(`data-${name}`)!
    const sink = name === 'srcdoc' ? 'createHTML' : element.matches('object,embed') && 'createScriptURL'
    element.setAttribute(name, sink ? trusted(sink, value) : value)
    element.removeAttribute(`data-${name}`)
  }
  if (element.matches('source')) loadMedia(element)
}

/**
 * Holds an element back again. A frame is replaced by a parked copy: emptying its `src` would add a history entry, and its
 * code would run on until then. One that is away has neither. Returns what stands on the page now.
 */
export function park(element: Element): Element {
  const parked = element.isConnected && element.matches('iframe,object,embed') ? (element.cloneNode(true) as Element) : element
  for (const name of given.get(element) ?? []) {
    const value = element.getAttribute(name)
    if (value !== null) parked.setAttribute(`data-${name}`, value)
    parked.removeAttribute(name)
  }
  if (parked !== element) element.replaceWith(parked)
  loadMedia(element)
  return parked
}

/** A source that comes late is not looked at by itself, and a film whose address is taken away plays on. */
function loadMedia(element: Element): void {
  if (element.matches('source,audio,video')) element.closest<HTMLMediaElement>('audio,video')?.load()
}
