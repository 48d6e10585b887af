import { listen } from '../lib/listen'
import { isLive } from './place'
import { preload } from './preload'

/** How long a file may hold up those behind it, in ms. */
const PATIENCE = 5000
/** How long what follows an inline module waits, in ms: it runs a little later, and tells nobody when it has. */
const MODULE_RUNS = 50
/** A slice of work, in ms, before the page gets its turn. */
const SLICE = 30

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

/** What the queue asks about an element. */
export interface Gate {
  /** Whether it may still load. */
  isDue(element: Element): boolean
  /** Lets it go, now that its turn has come, and answers whether it did. */
  letGo(element: Element): boolean
  /** It still waits at the end. */
  drop(element: Element): void
}

interface Item {
  element: Element
  /** 0: nothing waits for it; 1: the parser would wait for it; 2: after parsing. */
  lane: 0 | 1 | 2
  module: boolean
  /** Others wait for its file. */
  file: boolean
}

/**
 * The parser's order for what wakes late (HTML, "prepare the script element"): first what waits for nothing; then blocking files
 * and inline code, one waiting for the other; then, after parsing, defer and modules.
 *
 * Files are preloaded side by side, so that each runs as soon as its turn comes. The browser's own ordered list (`async = false`)
 * would do without the waiting, but hang for ever with one file, and leaves no room for what a script writes.
 */
export function createQueue({ isDue, letGo, drop }: Gate, nonce: string): Queue {
  let waiting: Item[] = []
  /** Those of them whose file is not on its way yet. */
  const ahead = new Set<Item>()
  let busy = false
  // Work begins in a task of its own: in Chromium a frame that gets its `src` in an observer's callback, while the page is being
  // parsed, never navigates. Not by a timer: Firefox puts those off while a page loads.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = pump

  /** To start a request takes about a millisecond, and four on a phone, so that is work for slices too. */
  function pump(): void {
    const until = performance.now() + SLICE
    while (step()) if (performance.now() > until) return port2.postMessage(0)
  }

  /** One piece of work; false where there is none for now. */
  function step(): boolean {
    const next = busy ? null : nextOf(waiting)
    const item = next ?? [...ahead][0]
    if (!item) return false
    const { element, module, file } = item
    ahead.delete(item)
    if (next) {
      waiting.splice(waiting.indexOf(next), 1)
      if (letGo(element) && file) wait(PATIENCE, element)
      else if (module) wait(MODULE_RUNS)
    } else if (isDue(element)) preload(element as HTMLScriptElement, module, nonce)
    return true
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
      const items = [...elements].map(itemOf)
      waiting = next ? [...items, ...waiting] : [...waiting, ...items]
      for (const item of items) if (item.file) ahead.add(item)
      port2.postMessage(0)
    },
    pump,
    stop() {
      port1.close()
      for (const { element } of waiting.splice(0)) drop(element)
      ahead.clear()
    }
  }
}

/** The first of the first lane. */
function nextOf(waiting: readonly Item[]): Item | undefined {
  const first = (wanted: number) => waiting.find(({ lane }) => lane === wanted)
  return first(0) ?? first(1) ?? (document.readyState === 'loading' ? undefined : first(2))
}

/** How the parser would treat it. */
function itemOf(element: Element): Item {
  const isScript = element instanceof HTMLScriptElement
  const module = isScript && element.dataset.type === 'module'
  const file = isScript && element.matches('[src],[data-src]')
  // `nomodule` runs in no browser that reads this; without the implied `async` it came by `innerHTML` and runs in none at all.
  // A copy of one that has run never starts either.
  if (!isScript || isLive(element) || ((file || module) && (!element.async || element.matches('[async],[nomodule]'))))
    return { element, lane: 0, module: false, file: false }
  return { element, lane: module || (file && element.defer) ? 2 : 1, module, file }
}
