import { listen } from '../lib/listen'
import { preload } from './preload'

/** How long a file may hold up those behind it, in ms. */
const PATIENCE = 5000
/** How long what follows an inline module waits, in ms: it runs a little later, and tells nobody when it has. */
const MODULE_RUNS = 50
/** A slice of work, in ms, before the page gets its turn. */
const SLICE = 40

export interface Queue {
  /**
   * Lets elements go, scripts in the parser's order.
   *
   * @param next before all that wait, as the parser does with what a script has written
   */
  add(elements: readonly Element[], next?: boolean): void
  /** Goes on, now that the page is parsed and everything on it has been added. */
  pump(): void
  stop(): void
}

interface Item {
  element: Element
  /** Others wait for its file. */
  file: boolean
  module: boolean
}

/**
 * The parser's order for what wakes late (HTML, "prepare the script element"): first what waits for nothing; then blocking files
 * and inline code, one waiting for the other; then, after parsing, defer and modules.
 *
 * Files are preloaded side by side, so that each runs as soon as its turn comes. The browser's own ordered list (`async = false`)
 * would do without the waiting, but hang for ever with one file, and leaves no room for what a script writes.
 *
 * @param letGo lets one element go when its turn has come, and answers whether it did
 */
export function createQueue(letGo: (element: Element) => boolean, nonce: string): Queue {
  const lanes: Item[][] = [[], [], []]
  let busy = false
  // Work begins in a task of its own: in Chromium a frame that gets its `src` in an observer's callback, while the page is being
  // parsed, never navigates. Not by a timer: Firefox puts those off while a page loads.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = pump

  function pump(): void {
    const until = performance.now() + SLICE
    while (!busy) {
      const lane = lanes.find(items => items[0])
      if (!lane || (lane === lanes[2] && document.readyState === 'loading')) return
      const { element, file, module } = lane.shift()!
      if (letGo(element) && file) wait(PATIENCE, element)
      else if (module) wait(MODULE_RUNS)
      else if (performance.now() > until) wait(0)
    }
  }

  /** Until the file has run. Not each one tells: a script that `innerHTML` has put in never starts. */
  function wait(limit: number, element?: Element): void {
    const timer = setTimeout(goOn, limit)
    const stop = listen(element, 'load error', goOn)
    busy = true
    function goOn(): void {
      clearTimeout(timer)
      stop()
      busy = false
      pump()
    }
  }

  return {
    add(elements, next) {
      const added: Item[][] = [[], [], []]
      for (const element of elements) {
        const { lane, ...manner } = mannerOf(element)
        added[lane]!.push({ element, ...manner })
        if (manner.file) preload(element as HTMLScriptElement, manner.module, nonce)
      }
      lanes.forEach((items, lane) => items.splice(next ? 0 : items.length, 0, ...added[lane]!))
      port2.postMessage(0)
    },
    pump,
    stop() {
      port1.close()
      for (const lane of lanes) lane.length = 0
    }
  }
}

/** How the parser would treat it. Lane 0: nothing waits for it; 1: the parser would wait for it; 2: after parsing. */
function mannerOf(element: Element): { lane: 0 | 1 | 2; module: boolean; file: boolean } {
  const isScript = element instanceof HTMLScriptElement
  const module = isScript && element.dataset.type === 'module'
  const file = isScript && element.matches('[src],[data-src]')
  // `nomodule` runs in no browser that reads this; without the implied `async` it came by `innerHTML` and runs in none at all.
  if (!isScript || ((file || module) && (!element.async || element.matches('[async],[nomodule]'))))
    return { lane: 0, module: false, file: false }
  return { lane: module || (file && element.defer) ? 2 : 1, module, file }
}
