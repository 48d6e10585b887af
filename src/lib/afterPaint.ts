/**
 * Calls back in a task after the next frame, so that what the visitor did shows first. A hidden page draws no frames: there a
 * timer stands in.
 */
export function afterPaint(fn: () => void): void {
  let called = false
  const once = () => {
    if (!called) fn()
    called = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, 200)
}
