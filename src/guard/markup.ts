import type { Issue } from '../config/config'
import { afterPaint } from '../lib/afterPaint'
import { whenReady } from '../lib/whenReady'
import type { Change, Effect, Store } from '../state/store'
import { letGo, park } from './elements'
import { createEmbeds, type Draw } from './embeds'
import { isMet, MARKED, needOf, type Need } from './needs'
import { isLive, place, type Placed } from './place'
import { createQueue } from './revive'
import { catchWrites } from './write'

/** A slice of letting go, in ms, before the page gets its turn. */
const SLICE = 40
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

/** Level 1: what is marked is held by its own markup, and let go by this (design §11). */
export function createMarkupGuard(
  { config, $grants, $change, emit }: Store,
  { nonce, placeholder, report }: GuardParts
): MarkupGuard {
  /** What has been let go, with what it needed; scripts of blocks and written ones need what their block or writer did. */
  const live = new WeakMap<Element, Need>()
  const blocks = new WeakMap<Element, Placed>()
  const ran = new Set<Need>()
  /** Inline code that the parser may have read half of. */
  const halves = new Set<Element>()
  const names = new Set([...config.categories, ...config.services, { id: 'necessary' }].map(({ id }) => id))
  const embeds = createEmbeds(placeholder)
  const writes = catchWrites((markup, after) => putIn(markup, after.parentNode!, after.nextSibling, live.get(after)!, true))
  const queue = createQueue({
    nonce,
    failed,
    isDue(script) {
      const due = script.isConnected && isMet(live.get(script)!, $grants.get())
      if (!due) live.delete(script)
      return due
    },
    runs(script) {
      ran.add(live.get(script)!)
      writes.expect(script)
    },
    hasRun: writes.flush
  })

  function look(element: Element): void {
    if (live.has(element)) return
    const need = needOf(element)
    if (!isMet(need, $grants.get())) hold(element, need)
    else if (isWhole(element)) free(element, need)
    else halves.add(element)
  }

  function hold(element: Element, { categories, service }: Need): void {
    const unknown = [...(categories ?? []), service ?? ''].find(id => id && !names.has(id))
    if (unknown || !(categories?.length || service)) warn('unknown-name', element, unknown)
    else whenReady(() => live.has(element) || embeds.hold(element))
    if (element instanceof HTMLScriptElement && isLive(element)) warn('live-marked', element)
  }

  function warn(code: string, element: Element, found?: string): void {
    report({ code, path: (element.cloneNode() as Element).outerHTML.slice(0, 200), found, options: [...names] })
  }

  function failed(element: Element, cause: unknown): void {
    warn('trusted-types', element)
    emit('error', { code: 'trusted-types', message: 'An element stays blocked', cause })
  }

  function free(element: Element, need: Need): void {
    live.set(element, need)
    embeds.free(element)
    try {
      if (!(element instanceof HTMLScriptElement)) {
        // Chromium: `src` set on a frame in an observer's callback, while the page is being parsed, never navigates.
        if (document.readyState === 'loading') setTimeout(letGo, 0, element)
        else letGo(element)
      } else if (element.dataset.type === 'text/html') {
        const markup = element.text.replace(/<\\\/script/gi, '</script')
        blocks.set(element, putIn(markup, element.parentNode!, element, need))
      } else queue.add([element])
    } catch (cause) {
      failed(element, cause)
    }
  }

  function putIn(markup: string, parent: Node, before: Node | null, need: Need, next?: boolean): Placed {
    const placed = place(markup, parent, before)
    for (const script of placed.scripts) live.set(script, need)
    queue.add(placed.scripts, next)
    return placed
  }

  function close(change: Change): void {
    for (const element of document.querySelectorAll(MARKED)) {
      if (!live.has(element) || isMet(needOf(element), change.now)) continue
      const block = blocks.get(element)
      for (const node of block?.nodes ?? []) node.remove()
      // A script, or a block with scripts in it, would run a second time.
      if (block ? block.scripts.length : element instanceof HTMLScriptElement) continue
      live.delete(element)
      look(block ? element : park(element))
    }
    const listChanged =
      config.guard === 'policy' && change.before !== change.now && change.cause !== 'start' && !change.decision?.page
    change.reload = listChanged || [...ran].some(need => !isMet(need, change.now) && !isKept(need))
  }

  /** Whether every service that the code can belong to says that it may go on. */
  function isKept({ categories, service }: Need): boolean {
    const services = config.services.filter(({ id, category }) => (service ? id === service : categories!.includes(category)))
    return !!services.length && services.every(({ onRevoke }) => onRevoke === 'keep')
  }

  function scan(root: ParentNode): void {
    if (root instanceof Element && root.matches(MARKED)) look(root)
    root.querySelectorAll(MARKED).forEach(look)
  }

  function releaseInSlices(): void {
    const elements = [...document.querySelectorAll(MARKED)]
    function slice(): void {
      const until = performance.now() + SLICE
      while (elements.length && performance.now() < until) look(elements.shift()!)
      if (elements.length) setTimeout(slice)
    }
    slice()
  }

  function observed(records: MutationRecord[]): void {
    retryHalves()
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element && (node.firstElementChild || node.hasAttributes())) scan(node)
    }
  }

  function retryHalves(): void {
    for (const element of halves) if (isWhole(element)) halves.delete(element) && look(element)
  }

  return {
    close: () => $change.listen(change => close(change!)),
    release() {
      const observer = new MutationObserver(observed)
      observer.observe(document, { childList: true, subtree: true })
      const stops = [
        whenReady(retryHalves),
        $change.listen(change => {
          const { reload, sent, cause } = change!
          if (reload) Promise.race([sent, new Promise(done => setTimeout(done, RELOAD_AFTER))]).then(() => location.reload())
          else if (cause === 'start') scan(document)
          else afterPaint(releaseInSlices)
        }),
        queue.stop,
        writes.stop,
        embeds.stop
      ]
      return () => {
        observer.disconnect()
        stops.forEach(stop => stop())
      }
    },
    refresh: (root = document) => scan(root)
  }
}

/** Between two chunks of the parser an observer sees half of an inline script; a node that follows, here or further out, closes it. */
function isWhole(element: Element): boolean {
  let node: Node | null = element
  if (document.readyState !== 'loading' || !element.matches('script:not([src],[data-src])')) return true
  while (node && !node.nextSibling) node = node.parentNode
  return !!node
}
