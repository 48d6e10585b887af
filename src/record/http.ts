import type { ConsentRecord } from '../types'
import { failure, type Failure, type Todo } from './failure'
import { post, type Endpoint } from './post'
import { retryAfter } from './retry'

/** `leaving`: the page is going away, so an answer cannot be waited for. */
export type Sender = (record: ConsentRecord, leaving?: boolean) => Promise<void>

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

/** A transport to an address that takes POST. Rejects with a `Failure`. */
export function http(target: Endpoint): Sender {
  return async (record, leaving) => {
    // Firefox before 133 drops a fetch with its page. A beacon has neither headers nor an answer: the record stays.
    const drops = leaving && !target.headers && !('keepalive' in Request.prototype)
    if (drops) navigator.sendBeacon(target.endpoint, JSON.stringify(record))
    const response = await post(target, record)
    if (!response.ok) throw await refusal(response)
  }
}

/** What an answer that is not "yes" asks for. */
export async function refusal(response: Response): Promise<Failure> {
  const { status } = response
  const todo = TODO[status] ?? (status < 500 ? 'keep-stop' : 'retry')
  // The header is unreadable across origins where it is not exposed, so the body may say it too.
  const body = todo === 'retry' && (await response.json().catch(() => null))
  const wait = Math.max(Number(body?.retryAfterMs) || 0, retryAfter(response.headers.get('Retry-After'), Date.now()))
  return failure(todo, wait, `The record endpoint answered ${status}`)
}
