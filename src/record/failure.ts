/**
 * What an answer asks of an outbox (docs/records.md, "What an answer means").
 *
 * - `remove`: the receiver will never take this record
 * - `keep-stop`: the address or its allow-list is wrong; keep everything, send nothing more in this page view
 * - `clear-stop`: the receiver is switched off; forget everything, send nothing more in this page view
 * - `retry`: not now
 */
export type Todo = 'remove' | 'keep-stop' | 'clear-stop' | 'retry'

/** How a transport rejects. One of the site's own may reject with anything: what has no `todo` is tried again. */
export interface Failure extends Error {
  todo: Todo
  /** What the receiver asked for, in ms; 0 where it did not say. */
  retryAfterMs: number
}

export function failure(todo: Todo, retryAfterMs = 0, message?: string): Failure {
  return Object.assign(new Error(message), { todo, retryAfterMs })
}

/** Whether the record may be sent again in this page view. */
export function isRetryable(error: unknown): boolean {
  return ((error as Failure | undefined)?.todo ?? 'retry') === 'retry'
}
