import { attempt } from '../lib/attempt'
import { listen } from '../lib/listen'
import { onRestore } from '../lib/onRestore'

/**
 * Calls back when another tab or page may have decided; the callback reads the cookie again. Returns what tells the others and
 * what ends it. The channel is closed on `pagehide`: an open one can keep a page out of the back/forward cache.
 */
export function startSync(name: string, reread: () => void): { tell: () => void; stop: () => void } {
  let channel: BroadcastChannel | null = null

  function open(): void {
    // Opaque origins have no channels, and no storage to share either.
    channel ??= attempt(() => new BroadcastChannel(name), null)
    if (channel) channel.onmessage = reread
  }
  function close(): void {
    channel?.close()
    channel = null
  }

  open()
  const stops = [
    onRestore(() => {
      open()
      reread()
    }),
    listen(window, 'pagehide', close),
    // Other subdomains hear no channel. (Who listens to `storage` has the browser open it, on every page, and hears nothing more.)
    listen((globalThis as { cookieStore?: EventTarget }).cookieStore, 'change', reread),
    close
  ]
  return { tell: () => channel?.postMessage(0), stop: () => stops.forEach(stop => stop()) }
}
