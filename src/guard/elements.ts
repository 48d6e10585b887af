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
 * Holds an element back again. A frame is taken out for it: emptying its `src` on the page would add a history entry, and its code
 * would run on until then. It stays the same node, which a framework takes away or draws anew one day.
 */
export function park(element: Element): void {
  const { parentNode, nextSibling } = element
  if (element.matches('iframe,object,embed')) element.remove()
  for (const name of given.get(element) ?? []) {
    const value = element.getAttribute(name)
    if (value !== null) element.setAttribute(`data-${name}`, value)
    element.removeAttribute(name)
  }
  if (!element.parentNode) parentNode?.insertBefore(element, nextSibling)
  loadMedia(element)
}

/** A source that comes late is not looked at by itself, and a film whose address is taken away plays on. */
function loadMedia(element: Element): void {
  if (element.matches('source,audio,video')) element.closest<HTMLMediaElement>('audio,video')?.load()
}
