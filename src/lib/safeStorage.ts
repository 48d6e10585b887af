import { attempt } from './attempt'

/** The storage, or null where the browser refuses it (a sandboxed frame, blocked site data): even reading the property throws there. */
export function safeStorage(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  return attempt(() => window[kind], null)
}
