import { listen } from '../lib/listen'
import { whenReady } from '../lib/whenReady'
import { mannerOf, preload, wake } from './wake'

/** How long a file may hold up those behind it, in ms. */
const PATIENCE = 5000
/** A slice of work, in ms, before the page gets its turn. */
const SLICE = 40

export interface QueueParts {
  nonce: string
  /** Asked when the turn of a script comes: consent may have been withdrawn meanwhile. Then it is dropped. */
  isDue(script: HTMLScriptElement): boolean
  /** It is about to run. */
  runs(script: HTMLScriptElement): void
  /** Inline code has run. */
  hasRun(): void
  failed(script: HTMLScriptElement, cause: unknown): void
}

export interface Queue {
  /**
   * Runs held scripts in the parser's order.
   *
   * @param next before all that wait, as the parser does with what a script has written
   */
  add(scripts: readonly HTMLScriptElement[], next?: boolean): void
  stop(): void
}

interface Item {
  script: HTMLScriptElement
  external: boolean
  module: boolean
  /** The file is here, or known to fail: it cannot hold anything up. */
  here?: boolean
}

/**
 * The parser's order for scripts that wake late (HTML, "prepare the script element"): async at once; then blocking files and
 * inline code, one waiting for the other; then, after parsing, defer and modules. Files that wait are preloaded, so that
 * downloads stay parallel; those that are here go in together as one ordered list.
 */
export function createQueue({ nonce, isDue, runs, hasRun, failed }: QueueParts): Queue {
  const blocking = createLane(() => true)
  const deferred = createLane(() => blocking.isIdle() && document.readyState !== 'loading')
  const stopWaiting = whenReady(() => deferred.pump())

  function run({ script }: Item, ordered: boolean): boolean {
    try {
      runs(script)
      wake(script, ordered)
      return true
    } catch (cause) {
      failed(script, cause)
      return false
    }
  }

  function createLane(mayRun: () => boolean) {
    let items: Item[] = []
    let busy = false
    // Once an inline module stands in the browser's ordered list (it tells nobody when it has run), what follows joins that list.
    let joined = false

    function pump(): void {
      const until = performance.now() + SLICE
      while (!busy && items[0] && mayRun()) {
        const head = items.shift()!
        if (isDue(head.script)) {
          if (head.external) runFiles(head)
          else {
            joined ||= head.module
            run(head, joined)
            hasRun()
          }
        }
        if (performance.now() > until && !busy) {
          busy = true
          setTimeout(resume)
        }
      }
      if (lane === blocking && lane.isIdle()) deferred.pump()
    }

    function resume(): void {
      busy = false
      pump()
    }

    /** The first file and all that are here right behind it, in one go; then waits for the last of them. */
    function runFiles(head: Item): void {
      const group = [head]
      while (head.here && items[0]?.here && isDue(items[0].script)) group.push(items.shift()!)
      const last = group.filter(item => run(item, joined || !!group[1])).pop()
      if (!last) return
      busy = true
      const limit = setTimeout(next, PATIENCE)
      const stop = listen(last.script, 'load error', next)
      function next(): void {
        clearTimeout(limit)
        stop()
        resume()
      }
    }

    const lane = {
      pump,
      isIdle: () => !busy && !items[0],
      push(added: Item[], next: boolean): void {
        // The first one goes in by itself as soon as it may; only what stands behind it is fetched ahead.
        const ahead = lane.isIdle() && mayRun() ? added.slice(1) : added
        for (const item of ahead) if (item.external) preload(item.script, item.module, nonce, () => (item.here = true))
        items = next ? [...added, ...items] : [...items, ...added]
        pump()
      },
      drop: () => (items = [])
    }
    return lane
  }

  return {
    add(scripts, next = false) {
      const turns = { async: [] as Item[], blocking: [] as Item[], deferred: [] as Item[] }
      for (const script of scripts) {
        const { turn, ...manner } = mannerOf(script)
        turns[turn].push({ script, ...manner })
      }
      for (const item of turns.async) run(item, false)
      blocking.push(turns.blocking, next)
      deferred.push(turns.deferred, next)
    },
    stop() {
      stopWaiting()
      blocking.drop()
      deferred.drop()
    }
  }
}
