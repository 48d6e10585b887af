import type { UserInterface } from '../state/interface'
import { needOf } from './needs'

/** Frames and films that can be seen; of blocks of HTML only those that say so, since nobody knows what they would draw. */
const WANTS = ['iframe', 'object', 'embed', 'video', '[data-consentry-placeholder]']
  .map(kind => `${kind}:not([data-consentry-placeholder="off"],[hidden],[width="0"],[width="1"],[height="0"],[height="1"])`)
  .join()

export type Draw = (...embed: Parameters<UserInterface['placeholder']>) => (() => void) | undefined

/** What stands in place of blocked embeds. The drawing is handed in: effects know no interface. */
export function createEmbeds(draw: Draw) {
  const drawn = new Map<Element, (() => void) | undefined>()

  function free(element: Element): void {
    drawn.get(element)?.()
    drawn.delete(element)
  }

  return {
    hold(element: Element): void {
      const { categories, service } = needOf(element)
      for (const known of drawn.keys()) if (!known.isConnected) free(known)
      if (element.matches(WANTS) && !drawn.has(element)) drawn.set(element, draw(element, service, categories ?? []))
    },
    free,
    stop: () => [...drawn.keys()].forEach(free)
  }
}
