import type { Context } from './context'
import { enter } from './frames'
import type { Decide } from './patch'

/** Every way to put a node into a document. In a detached tree nothing runs yet, and addresses are held when they are set. */
export function patchInsertion({ realm, patches, gate, elements }: Context): void {
  const insert: Decide = (self: Node & Partial<ShadowRoot & Element>, nodes, native) => {
    if (self.isConnected === false && !(self.nodeType === 11 && self.host)) return
    const frames: Element[] = []
    for (const node of nodes) {
      if (node?.nodeType === 3 && self.localName === 'style') node.data = gate.css(node.data)
      else if (node?.nodeType) elements.clean(node, frames)
    }
    return (
      frames.length > 0 &&
      (() => {
        const result = native.apply(self, nodes)
        frames.forEach(enter)
        return result
      })
    )
  }

  const { Node, Element, Document, DocumentFragment, CharacterData, DocumentType, Range } = realm
  const places: [{ prototype: object }, string][] = [
    [Node, 'appendChild insertBefore replaceChild'],
    [Element, 'append prepend replaceChildren moveBefore before after replaceWith insertAdjacentElement'],
    [Document, 'append prepend replaceChildren moveBefore'],
    [DocumentFragment, 'append prepend replaceChildren moveBefore'],
    [CharacterData, 'before after replaceWith'],
    [DocumentType, 'before after replaceWith'],
    [Range, 'insertNode surroundContents']
  ]
  for (const [{ prototype }, names] of places) for (const name of names.split(' ')) patches.method(prototype, name, insert)

  // Detached, an image loads already.
  for (const name of ['importNode', 'adoptNode'])
    patches.method(Document.prototype, name, (self, args, native) => () => {
      const node = native.apply(self, args) as Node
      elements.clean(node)
      return node
    })
}
