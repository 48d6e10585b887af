import { listen } from './listen'

/**
 * Calls back when this page may have missed a change made elsewhere: restored from the back/forward cache, visible again,
 * activated after a prerender. Returns stop.
 */
export function onRestore(fn: () => void): () => void {
  const stops = [
    listen(window, 'pageshow', fn),
    listen(document, 'visibilitychange prerenderingchange', () => document.hidden || fn())
  ]
  return () => stops.forEach(stop => stop())
}
