import type { Issue } from '../config/config'
import { afterPaint } from '../lib/afterPaint'
import { whenReady } from '../lib/whenReady'
import type { Change, Effect, Store } from '../state/store'
import type { Granted } from '../types'
import { letGo, park } from './elements'
import { createEmbeds, type Draw } from './embeds'
import { createLateCalls } from './late'
import { isMet, MARKED, needOf, type Need } from './needs'
import { isLive, place, type Placed } from './place'
import { createQueue } from './revive'
import { wake } from './wake'
import { catchWrites } from './write'

/** With more changes than this at once, one look at the whole page costs less than a look at each. */
const MANY = 100
/** How long a reload waits for the receiver's answer, in ms. */
const RELOAD_AFTER = 400

export interface GuardParts {
  nonce: string
  placeholder: Draw
  report(issue: Issue): void
}

export interface MarkupGuard {
  /** Closes what is no longer granted, in the click's own task. */
  close: Effect
  /** Lets go what is granted, after the next paint; reloads where code ran that cannot be stopped. */
  release: Effect
  /** Reads the markup below `root` again. */
  refresh(root?: ParentNode): void
}

/** What has been let go or waits for its turn, with what it needed; scripts of blocks and written ones need what their block or writer did. */
const live = new WeakMap<Element, Need>()
/** What the code needed that has run in this page, also under an instance before. */
const ran = new Set<Need>()

/** Level 1: what is marked is held by its own markup, and let go by this (design §11). */
export function createMarkupGuard(
  { config, $grants, $change, emit }: Store,
  { nonce, placeholder, report }: GuardParts
): MarkupGuard {
  const blocks = new WeakMap<Element, Placed>()
  /** What was let go, also where it is not on the page now: put in again, it would load at once. */
  const loaded: WeakRef<Element>[] = []
  /** Inline code of which the parser may have read half. */
  let halves: Element[] = []
  const known: Granted = {
    categories: new Set(['necessary', ...config.categories.map(({ id }) => id)]),
    services: new Set(config.services.map(({ id }) => id))
  }
  const embeds = createEmbeds(placeholder)
  const late = createLateCalls()
  const writes = catchWrites(script => live.has(script), putIn)
  const queue = createQueue({ isDue, letGo: free, drop: element => live.delete(element) }, nonce)

  function look(elements: Iterable<Element>): void {
    const due: Element[] = []
    for (const element of elements) {
      const need = needOf(element)
      // One that was away while its consent was withdrawn comes back live.
      if (live.has(element)) shut(element)
      else if (!isMet(need, $grants.get())) hold(element, need)
      else if (isHalf(element)) halves.push(element)
      else {
        live.set(element, need)
        due.push(element)
      }
    }
    if (due[0]) queue.add(due)
  }

  function hold(element: Element, need: Need): void {
    if ((element as HTMLElement).dataset?.consentry || isMet(need, known)) embeds.hold(element, need)
    else warn('unknown-name', element, need.categories.find(id => !known.categories.has(id)) ?? need.service)
    if (element instanceof HTMLScriptElement && isLive(element)) warn('live-marked', element)
  }

  function warn(code: string, element: Element, found?: string | null): void {
    const path = element.outerHTML.replace(/>[^]*/, '>').slice(0, 200)
    report({ code, path, found, options: [...known.categories, ...known.services] })
  }

  function isDue(element: Element): boolean {
    const need = live.get(element)
    return !!need && element.isConnected && isMet(need, $grants.get())
  }

  /** The turn of an element has come. */
  function free(element: Element): boolean {
    if (!isDue(element)) {
      live.delete(element)
      return false
    }
    try {
      if (!(element instanceof HTMLScriptElement)) {
        loaded.push(new WeakRef(element))
        letGo(element)
      } else if (element.dataset.type === 'text/html') putInBlock(element)
      else {
        ran.add(live.get(element)!)
        late.expect(element)
        writes.expect(element)
        wake(element)
        writes.flush()
      }
      embeds.free(element)
      return true
    } catch (cause) {
      warn('trusted-types', element)
      emit('error', { code: 'trusted-types', message: 'An element stays blocked', cause })
      return false
    }
  }

  function putInBlock(block: HTMLScriptElement): void {
    const spot = document.createRange()
    spot.setStartBefore(block)
    blocks.set(block, putIn(block.text.replace(/<\\\/script/gi, '</script'), spot, block))
  }

  /** Puts markup in for an element, whose turn its scripts take. */
  function putIn(markup: string, spot: Range, by: Element): Placed {
    const placed = place(markup, spot)
    for (const script of placed.scripts) live.set(script, live.get(by)!)
    queue.add(placed.scripts, true)
    return placed
  }

  function shut(element: Element): void {
    if (!live.has(element) || isMet(needOf(element), $grants.get())) return
    const block = blocks.get(element)
    for (const node of block?.nodes ?? []) node.remove()
    // A script, or a block with scripts in it, would run a second time.
    if (block ? block.scripts[0] : element instanceof HTMLScriptElement) return
    live.delete(element)
    if (!block) park(element)
    // What is away is looked at when it is back.
    if (element.isConnected) look([element])
  }

  function close(change: Change): void {
    document.querySelectorAll(MARKED).forEach(shut)
    for (const ref of loaded) {
      const element = ref.deref()
      if (element) shut(element)
    }
    const listChanged =
      config.guard === 'policy' &&
      change.choice &&
      change.before !== change.now &&
      change.cause !== 'start' &&
      !change.decision?.page
    change.reload = listChanged || [...ran].some(need => !isMet(need, change.now) && !isKept(need))
  }

  /** Whether every service that the code can belong to says that it may go on. */
  function isKept({ categories, service }: Need): boolean {
    const services = config.services.filter(({ id, category }) =>
      service === null ? categories.includes(category) : id === service
    )
    return !!services[0] && services.every(({ onRevoke }) => onRevoke === 'keep')
  }

  function scan(root: ParentNode = document): void {
    look(markedIn(root))
  }

  /** New nodes, and after them what was read by half. */
  function observed(records: MutationRecord[]): void {
    const found = halves
    halves = []
    embeds.left(records)
    if (records.length > MANY) found.push(...markedIn(document))
    else
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node instanceof Element) found.push(...markedIn(node))
    look(found)
  }

  return {
    close: () => $change.listen(close),
    release() {
      const observer = new MutationObserver(observed)
      observer.observe(document, { childList: true, subtree: true })
      const stops = [
        // What stands last on the page comes before what is deferred.
        whenReady(() => {
          observed(observer.takeRecords())
          queue.pump()
        }),
        $change.listen(change => {
          const { reload, sent, cause } = change
          if (reload) Promise.race([sent, new Promise(done => setTimeout(done, RELOAD_AFTER))]).finally(() => location.reload())
          else if (cause === 'start') scan()
          else stops.push(afterPaint(scan))
        }),
        queue.stop,
        late.stop,
        writes.stop,
        embeds.stop
      ]
      return () => {
        observer.disconnect()
        stops.forEach(stop => stop())
      }
    },
    refresh: scan
  }
}

/** It, where it is marked, and what is marked in it. Most nodes that are added have nothing in them. */
function markedIn(root: ParentNode): Element[] {
  const below = root.firstElementChild ? [...root.querySelectorAll(MARKED)] : []
  return root instanceof Element && root.matches(MARKED) ? [root, ...below] : below
}

/**
 * Between two chunks of the parser an observer sees half of an inline script. The end of a script sets its implied `async` (HTML,
 * "prepare the script element"), also where its type is unknown. One with the attribute shows no end.
 */
function isHalf(element: Element): boolean {
  if (document.readyState !== 'loading' || !(element instanceof HTMLScriptElement)) return false
  return !element.async || element.matches('[async]:not([src],[data-src])')
}
