import { listen } from '../lib/listen'

/** A name of our own, so that the browser itself calls the one listener that is meant. */
const LATE = 'consentry:late'

/**
 * Opt-in `data-consent-late="load"`, for code that waits for `DOMContentLoaded` or `load`: woken after them, it would wait for
 * ever. What such a script adds while it runs is called where the event is over.
 */
export function createLateCalls() {
  const stops: (() => void)[] = []
  const native = window.addEventListener

  function call(target: EventTarget, type: string, listener: EventListener): void {
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const isOver =
      type === 'load'
        ? target === window && page?.loadEventStart
        : type === 'DOMContentLoaded' && page?.domContentLoadedEventStart
    if (!isOver) return
    native.call(target, LATE, listener, { once: true })
    setTimeout(() => target.dispatchEvent(Object.defineProperty(new Event(LATE), 'type', { value: type })))
  }

  function catchOn(target: Partial<EventTarget>): void {
    target.addEventListener = (type, listener, options) => {
      native.call(target, type, listener as EventListener, options)
      if (document.currentScript?.dataset.consentLate) call(target as EventTarget, type, listener as EventListener)
    }
    stops.push(() => delete target.addEventListener)
  }

  return {
    /** Before a script runs. */
    expect(script: HTMLScriptElement): void {
      if (script.dataset.consentLate !== 'load') return
      if (!stops[0]) [document, window].forEach(catchOn)
      const before = window.onload
      const hasRun = () => window.onload !== before && call(window, 'load', window.onload as EventListener)
      if (script.matches('[src],[data-src]')) listen(script, 'load', hasRun, { once: true })
      else setTimeout(hasRun)
    },
    stop: () => stops.forEach(stop => stop())
  }
}
