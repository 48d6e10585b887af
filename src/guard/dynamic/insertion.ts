import type { Context } from './context'
import { enterFrame } from './frames'
import type { Decide } from './patch'

/** Every way to put a node into a document. In a detached tree nothing runs yet, and addresses
 * are held when they are set; a shadow root (it has a `mode`) cannot be searched later. */
export function patchInsertion({ patch, gate, elements }: Context): void {
  const insert: Decide = (self: Node & Partial<ShadowRoot & Element>, nodes, native) => {
    if (self.isConnected === false && !self.mode) return
    const frames: Element[] = []
    nodes.forEach(node => {
      if (node?.nodeType === 3 && self.localName === 'style') node.data = gate.css(node.data)
      else if (node?.nodeType) elements.clean(node, frames)
    })
    if (!frames.length) return
    return () => {
      const result = native.apply(self, nodes)
      frames.forEach(enterFrame)
      return result
    }
  }
  patch(
    'Node Element Document DocumentFragment CharacterData DocumentType Range',
    'appendChild insertBefore replaceChild append prepend replaceChildren moveBefore before after replaceWith insertAdjacentElement insertNode surroundContents',
    insert
  )

  // The scripts of a contextual fragment run once they are inserted; an image loads before it is, at the end of this task.
  const make: Decide = (self, args, native) => () => {
    const node = native.apply(self, args)
    elements.clean(node)
    return node
  }
  patch('Range Document', 'createContextualFragment importNode adoptNode', make)
}
