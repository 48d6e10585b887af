import { listen } from '../lib/listen'
import { onRestore } from '../lib/onRestore'

/**
 * Calls back when another tab or page may have decided; the callback reads the cookie again. Returns what tells the others and
 * what ends it. The channel is closed on `pagehide`: an open one can keep a page out of the back/forward cache.
 */
export function startSync(name: string, reread: () => void): { tell: () => void; stop: () => void } {
  let channel: BroadcastChannel | null | undefined

  function open(): void {
    try {
      channel ??= new BroadcastChannel(name)
      channel.onmessage = reread
    } catch {
      // Opaque origins have no channels; the other ways remain.
    }
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
    listen(window, 'storage', ({ key }: StorageEvent) => key === name && reread()),
    // Other subdomains hear neither of these.
    listen((globalThis as { cookieStore?: EventTarget }).cookieStore, 'change', reread),
    close
  ]
  return { tell: () => channel?.postMessage(0), stop: () => stops.forEach(stop => stop()) }
}
