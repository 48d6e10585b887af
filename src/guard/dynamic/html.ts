import type { Context } from './context'
import type { Decide, Native } from './patch'

/** Only what has one of these can load anything. */
const SUSPECT =
  /<(?:script|i?frame|im(?:g|age)|source|video|audio|track|embed|object|link|input|feimage|style|a(?:rea)?\s)|\sstyle\s*=/i

const PLACES: Record<string, 'before' | 'after' | 'prepend' | 'append' | undefined> = {
  beforebegin: 'before',
  afterbegin: 'prepend',
  beforeend: 'append',
  afterend: 'after'
}

/**
 * HTML that is parsed into the page. It is parsed in a document that loads nothing, cleaned there, and its nodes are moved
 * in, which is what the browser does itself: the string is never written again, and Trusted Types see the same sinks.
 */
export function patchHtml({ realm, patches, gate, elements }: Context): void {
  const { Element, ShadowRoot, Range, document } = realm
  const inert = document.implementation.createHTMLDocument('')
  const innerHTML = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML')!.set!

  /** The nodes that these arguments make where `context` is the parent. */
  function parse(context: Element, native: Native, args: unknown[]): DocumentFragment {
    const parent = inert.createElementNS(context.namespaceURI, context.localName)
    native.apply(parent, args)
    const fragment = inert.createDocumentFragment()
    fragment.append(...contentOf(parent).childNodes)
    elements.clean(fragment)
    return fragment
  }

  const fill =
    (parser: Native): Decide =>
    (self: Element, args) => {
      if (self.localName === 'style') args[0] = gate.css(args[0])
      else if (SUSPECT.test(String(args[0]))) {
        const context = self.nodeType === 11 ? (self as unknown as ShadowRoot).host : self
        return () => contentOf(self).replaceChildren(parse(context, parser, args))
      }
      return
    }
  const parsers = ['setHTMLUnsafe', 'setHTML'].map(name => [name, Element.prototype[name as 'setHTMLUnsafe']] as const)
  for (const { prototype } of [Element, ShadowRoot]) {
    patches.accessor(prototype, 'innerHTML', { set: fill(innerHTML) })
    for (const [name, native] of parsers) patches.method(prototype, name, fill(native))
  }

  patches.accessor(Element.prototype, 'outerHTML', {
    set: (self: Element, args) => {
      const parent = self.parentNode
      if (!parent || parent.nodeType === 9 || !SUSPECT.test(String(args[0]))) return
      return () => self.replaceWith(parse(parent.nodeType === 1 ? (parent as Element) : inert.body, innerHTML, args))
    }
  })
  patches.method(Element.prototype, 'insertAdjacentHTML', (self: Element, [position, html]) => {
    const place = PLACES[String(position).toLowerCase()]
    const context = place === 'before' || place === 'after' ? self.parentElement : self
    return place && context && SUSPECT.test(String(html)) && (() => self[place](parse(context, innerHTML, [html])))
  })
  // The scripts of a contextual fragment run once they are inserted; its images load at the end of this task.
  patches.method(Range.prototype, 'createContextualFragment', (self, args, native) => () => {
    const fragment = native.apply(self, args) as DocumentFragment
    elements.clean(fragment)
    return fragment
  })
}

function contentOf(element: Element): Element | DocumentFragment {
  return element.localName === 'template' ? (element as HTMLTemplateElement).content : element
}
