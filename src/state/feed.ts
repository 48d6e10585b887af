import { call } from '../lib/call'

/** What happened last, and who is told of it. */
export interface Feed<T> {
  /** null before the first. */
  get(): T | null
  /** Told of each from now on, in the order of subscription. Returns stop. */
  listen(listener: (value: T) => void): () => void
  set(value: T): void
}

/**
 * Tells at once. Stores of nanostores share one queue in a page, the site's own among them: what is set inside of another's
 * listener waits there, and only the last value of a store is seen.
 */
export function createFeed<T>(): Feed<T> {
  const listeners = new Set<(value: T) => void>()
  let last: T | null = null
  return {
    get: () => last,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(value) {
      last = value
      for (const listener of listeners) call(listener, value)
    }
  }
}
