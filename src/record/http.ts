import type { ConsentRecord } from '../types'
import { failure, type Failure, type Todo } from './failure'
import { retryAfter } from './retry'

/** `leaving`: the page is going away, so an answer cannot be waited for. */
export type Sender = (record: ConsentRecord, leaving?: boolean) => Promise<void>

const TIMEOUT = 10_000

/** The answers that say what to do; 408, 425, 429 and 5xx are `retry`, any other 4xx is for the site owner to mend. */
const TODO: Record<number, Todo> = {
  400: 'remove',
  409: 'remove',
  413: 'remove',
  415: 'remove',
  422: 'remove',
  410: 'clear-stop',
  408: 'retry',
  425: 'retry',
  429: 'retry'
}

/**
 * One record, one POST. Text needs no preflight, which a closing page could not wait for; headers of the site's own do.
 * Rejects with a `Failure`.
 */
export function http({ endpoint, headers }: { endpoint: string; headers?: Record<string, string> }): Sender {
  /** Resolves with what was refused, or null; rejects where there is no answer. */
  async function post(body: string, keepalive: boolean): Promise<Failure | null> {
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(), TIMEOUT)
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        body,
        keepalive,
        // A string is text/plain;charset=UTF-8 by itself.
        headers: headers && { 'Content-Type': 'application/json', ...headers },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect: 'error', // a 302 turns a POST into a GET and loses the record
        signal: abort.signal
      })
      return response.ok ? null : await refusal(response)
    } finally {
      clearTimeout(timer)
    }
  }

  return async (record, leaving) => {
    const body = JSON.stringify(record)

    async function again() {
      // Other scripts may have used up the 64 KiB that a page has for keepalive requests.
      if (!leaving) return post(body, false)
      // A beacon has no answer and no headers; ad blockers stop it where a fetch passes. Better than nothing.
      headers || navigator.sendBeacon(endpoint, body)
      throw failure('retry', 'The page went away')
    }

    const lasts = !leaving || 'keepalive' in Request.prototype
    const refused = await (lasts ? post(body, true).catch(again) : again())
    if (refused) throw refused
  }
}

async function refusal(response: Response): Promise<Failure> {
  const { status } = response
  const todo = TODO[status] ?? (status < 500 ? 'keep-stop' : 'retry')
  // The header is unreadable across origins where it is not exposed, so the body may say it too.
  const body = todo === 'retry' ? await response.json().catch(() => null) : null
  const wait = Math.max(Number(body?.retryAfterMs) || 0, retryAfter(response.headers.get('Retry-After'), Date.now()))
  return failure(todo, `The record endpoint answered ${status}`, wait)
}
