import type { Context } from './context'
import { enterFrame } from './frames'

/**
 * What no call announces: nodes that the parser inserts, and inline styles. An observer is in time to stop the code of such
 * a script, not its request, which the browser's scanner has sent before; styles load with the next frame, so it is in time.
 */
export function watch({ realm, patch, onUndo, elements }: Context): void {
  const observer = new realm.MutationObserver(records => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' || (target as Element).localName === 'style') elements.check(target as Element)
      addedNodes.forEach(cleanLive)
    }
  })

  function cleanLive(node: Node): void {
    const frames: Element[] = []
    const isHeld = elements.clean(node, frames)
    for (const frame of frames) {
      // Loading has begun; out of the document and in again stops it.
      if (isHeld && frame.hasAttribute('data-consent-service')) frame.replaceWith(frame)
      enterFrame(frame)
    }
  }

  // Once the parser is through, whatever inserts a node is patched.
  const observe = (root: Node, childList: boolean) =>
    observer.observe(root, { subtree: true, childList, attributeFilter: ['style'] })
  observe(realm.document, true)
  realm.addEventListener('DOMContentLoaded', () => observe(realm.document, false))
  onUndo(() => observer.disconnect())
  patch('Element', 'attachShadow', (self, args, native) => () => {
    const root = native.apply(self, args)
    observe(root, false)
    return root
  })
}
