import type { ConsentRecord } from '../types'
import { failure, type Failure, type Todo } from './failure'
import { retryAfter } from './retry'

/** `leaving`: the page is going away, so an answer cannot be waited for. */
export type Sender = (record: ConsentRecord, leaving?: boolean) => Promise<void>

const TIMEOUT = 10_000

/** Answers with a meaning of their own. Any other 4xx is for the site owner to mend, and the rest is for later. */
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
    const response = await fetch(endpoint, {
      method: 'POST',
      body,
      keepalive,
      // A string is text/plain;charset=UTF-8 by itself.
      headers: headers && { 'Content-Type': 'application/json', ...headers },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error', // a 302 turns a POST into a GET and loses the record
      signal: AbortSignal.timeout?.(TIMEOUT) // Safari before 16 waits as long as it likes
    })
    return response.ok ? null : refusal(response)
  }

  return async (record, leaving) => {
    const body = JSON.stringify(record)
    // Firefox before 133 drops a fetch with its page. A beacon has neither headers nor an answer: the record stays.
    if (leaving && !headers && !('keepalive' in Request.prototype)) navigator.sendBeacon(endpoint, body)
    // Other scripts may have used up the 64 KiB that a page has for keepalive requests.
    const refused = await post(body, true).catch(() => post(body, false))
    if (refused) throw refused
  }
}

async function refusal(response: Response): Promise<Failure> {
  const { status } = response
  const todo = TODO[status] ?? (status < 500 ? 'keep-stop' : 'retry')
  // The header is unreadable across origins where it is not exposed, so the body may say it too.
  const body = todo === 'retry' && (await response.json().catch(() => null))
  const wait = Math.max(Number(body?.retryAfterMs) || 0, retryAfter(response.headers.get('Retry-After'), Date.now()))
  return failure(todo, wait, `The record endpoint answered ${status}`)
}
