/**
 * Calls back in a task after the next frame, so that what the visitor did shows first. A hidden page draws no frames: there a
 * timer stands in. Returns stop.
 */
export function afterPaint(fn: () => void): () => void {
  let over = false
  const once = () => {
    if (!over) fn()
    over = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, 200)
  return () => {
    over = true
  }
}
