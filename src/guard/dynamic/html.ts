import type { Context } from './context'
import { LOADER_KINDS } from './elements'
import type { Decide, Native } from './patch'

/** Only what has one of these can load anything. */
const SUSPECT = new RegExp(`<(${LOADER_KINDS}|style)|\\sstyle\\s*=`, 'i')

type Place = 'before' | 'after' | 'prepend' | 'append' | 'replaceWith'
const PLACES: Record<string, Place | undefined> = {
  beforebegin: 'before',
  afterbegin: 'prepend',
  beforeend: 'append',
  afterend: 'after'
}

/**
 * HTML that is parsed into the page. It is parsed in a document that loads nothing, cleaned there, and its nodes are moved
 * in, which is what the browser does itself: the string is never written again, and Trusted Types see the same sinks.
 */
export function patchHtml({ realm, patch, gate, elements }: Context): void {
  const inert = realm.document.implementation.createHTMLDocument('')
  const parsers = Object.getOwnPropertyDescriptors(realm.Element.prototype) as Record<string, PropertyDescriptor | undefined>

  /** The nodes that these arguments make where `context` is the parent. */
  function nodesOf(context: Element, args: unknown[], name = 'innerHTML'): DocumentFragment {
    const parent = inert.createElementNS(context.namespaceURI, context.localName)
    const parser: Native = parsers[name]!.set ?? parsers[name]!.value
    parser.apply(parent, args)
    const range = inert.createRange()
    range.selectNodeContents(contentOf(parent))
    const fragment = range.extractContents()
    elements.clean(fragment)
    return fragment
  }

  const fill: Decide = (self: Element & ShadowRoot, args, _native, name) => {
    if (self.localName === 'style') args[0] = gate.css(args[0])
    else if (SUSPECT.test(args[0]))
      return () => contentOf(self).replaceChildren(nodesOf(self.nodeType === 11 ? self.host : self, args, name))
    return
  }
  patch('Element ShadowRoot', 'innerHTML setHTMLUnsafe setHTML', fill)

  const put = (self: Element, place: Place | undefined, html: string) => {
    const context = place === 'append' || place === 'prepend' ? self : self.parentElement
    return place && context && SUSPECT.test(html) && (() => self[place](nodesOf(context, [html])))
  }
  patch('Element', 'outerHTML', (self, [html]) => put(self, 'replaceWith', html))
  patch('Element', 'insertAdjacentHTML', (self, [position, html]) => put(self, PLACES[position.toLowerCase()], html))
}

function contentOf(element: Element): Element | DocumentFragment {
  return element.localName === 'template' ? (element as HTMLTemplateElement).content : element
}
