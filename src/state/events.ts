import { call } from '../lib/call'
import type { ConsentEvents } from '../types'

type Listener = (detail: never) => void

export interface Events {
  on<K extends keyof ConsentEvents>(type: K, listener: (detail: ConsentEvents[K]) => void): () => void
  emit<K extends keyof ConsentEvents>(type: K, detail: ConsentEvents[K]): void
}

/**
 * Listeners of `consent.on`, and the DOM event `consentry:<type>` on `document` with the same detail. A listener that throws
 * stops neither the others nor us; its error goes to the console, as that of a DOM listener does.
 */
export function createEvents(): Events {
  const listeners: Partial<Record<string, Set<Listener>>> = {}
  let ready: ConsentEvents['ready'] | undefined

  return {
    on(type, listener) {
      const all = (listeners[type] ??= new Set()).add(listener as Listener)
      if (type === 'ready' && ready) call(listener as Listener, ready as never)
      return () => all.delete(listener as Listener)
    },
    emit(type, detail) {
      if (type === 'ready') ready = detail as ConsentEvents['ready']
      for (const listener of [...(listeners[type] ?? [])]) call(listener, detail as never)
      document.dispatchEvent(new CustomEvent(`consentry:${type}`, { bubbles: true, detail }))
    }
  }
}
