import { whenReady } from '../lib/whenReady'
import type { UserInterface } from '../state/interface'
import type { Need } from './needs'

/** The declaration; frames and films that can be seen; of blocks of HTML only those that say so, since nobody knows what they would draw. */
const WANTS =
  ':is([data-consentry="declaration"],iframe,object,embed,video,[data-consentry-placeholder]):not([data-consentry-placeholder="off"],[hidden],[width="0"],[width="1"],[height="0"],[height="1"])'

export type Draw = (...embed: Parameters<UserInterface['placeholder']>) => (() => void) | undefined

/** What stands in place of blocked embeds. The drawing is handed in: effects know no interface. */
export function createEmbeds(draw: Draw) {
  const held = new Map<Element, (() => void) | undefined>()

  function free(element: Element): void {
    held.get(element)?.()
    held.delete(element)
  }

  return {
    hold(element: Element, { categories, service }: Need): void {
      if (held.has(element) || !element.matches(WANTS)) return
      held.set(element, undefined)
      whenReady(() => held.has(element) && held.set(element, draw(element, service, categories)))
    },
    free,
    /** What is taken from the page takes what stands in for it along; where it is put in again, it is held again. */
    left(records: MutationRecord[]): void {
      // Most pages hold nothing that is drawn, and to ask a record for its nodes is what costs.
      for (const { removedNodes } of held.size ? records : [])
        for (const node of removedNodes) for (const element of held.keys()) if (node.contains(element)) free(element)
    },
    stop: () => [...held.keys()].forEach(free)
  }
}
