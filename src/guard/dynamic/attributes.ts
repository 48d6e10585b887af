import type { Context } from './context'
import { LOADER_PROPERTIES } from './elements'

/** Attributes that load: properties, the `setAttribute` family, and `Attr` nodes. */
export function patchAttributes({ realm, patch, gate, elements }: Context): void {
  const owners = Object.getOwnPropertyNames(realm).filter(global => /^HTML\w+Element$/.test(global))
  patch(owners.join(' '), LOADER_PROPERTIES, (self, args, _native, name) => elements.set(self, name, args[0]))

  patch('Element', 'setAttribute', (self, args) => elements.set(self, args[0], args[1]))
  patch('Element', 'setAttributeNS', (self, args) => elements.set(self, args[1], args[2]))
  // A map does not tell its element, but an attribute in it does.
  patch('Element NamedNodeMap', 'setAttributeNode setAttributeNodeNS setNamedItem setNamedItemNS', (self, [attr]) => {
    const element = self.nodeType ? self : self[0]?.ownerElement
    return elements.set(element, attr.name, attr.value) && (() => null)
  })

  const onText = (self: Node, args: unknown[]) => {
    if (self.nodeType === 2) return elements.set((self as Attr).ownerElement, (self as Attr).name, args[0])
    if ((self as Element).localName === 'style') args[0] = gate.css(args[0])
    return
  }
  patch('Attr Node', 'value nodeValue textContent', onText)
}
