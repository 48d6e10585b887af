/** An answer of 400 and above, thrown where it becomes known. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    /** A word for programs; `message` is for people. */
    readonly code: string,
    message: string,
    readonly more: { path?: string; retryAfterMs?: number; headers?: Record<string, string> } = {}
  ) {
    super(message)
  }
}

const COMMON = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...COMMON, 'content-type': 'application/json; charset=utf-8', ...headers }
  })
}

export function text(value: string | ReadableStream, type = 'text/plain; charset=utf-8', headers: Record<string, string> = {}) {
  return new Response(value, { headers: { ...COMMON, 'content-type': type, ...headers } })
}

/**
 * `{ error, message }`; of 400, 413, 415 and 422 `path` too, a JSON pointer into the body; where a later try may help
 * `retryAfterMs`, and the same as `Retry-After` in seconds.
 */
export function refuse({ status, code, message, more }: Refusal, headers: Record<string, string> = {}): Response {
  const { retryAfterMs } = more
  // '' points at all of it.
  const path = more.path ?? ([400, 413, 415, 422].includes(status) ? '' : undefined)
  const wait: Record<string, string> = retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
  return json(status, { error: code, message, path, retryAfterMs }, { ...wait, ...more.headers, ...headers })
}

/** Between one and two times `ms`: refused senders must not come back all at once. */
export function jittered(ms: number): number {
  return Math.round(ms * (1 + Math.random()))
}
