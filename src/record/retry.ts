import type { ConsentRecord, Transport } from '../types'
import { isRetryable, type Failure } from './failure'

/** Tries a page view. */
export const TRIES = 5

const FIRST = 2_000
const LONGEST = 300_000
/** The longest that a receiver may ask for, in ms. */
export const HOUR = 3_600_000

/**
 * How long to wait, in ms, after `attempt` (0 is the first) failed: what the receiver asked for or 2 s × 2ⁿ up to 5 min,
 * whichever is more, and at most an hour. `random` is 0 to 1 and spreads the back-off over its whole length, so that
 * visitors of a site that was down do not come back together
 * (aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter).
 */
export function nextDelay(attempt: number, random: number, retryAfterMs = 0): number {
  return Math.min(HOUR, Math.max(retryAfterMs, random * Math.min(LONGEST, FIRST * 2 ** attempt)))
}

/** `Retry-After` (RFC 9110 §10.2.3: seconds or a date) as ms from `now`; 0 for what is neither. */
export function retryAfter(header: string | null, now: number): number {
  return Math.max(0, Number(header) * 1000 || Date.parse(header ?? '') - now || 0)
}

/** Tries again where that may help, 5 times in all. An outbox does so by itself: this is for a transport without one. */
export function retrying(transport: Transport): Transport {
  return async (record: ConsentRecord) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await transport(record)
      } catch (error) {
        if (!isRetryable(error) || attempt + 1 === TRIES) throw error
        const wait = nextDelay(attempt, Math.random(), (error as Partial<Failure> | null)?.retryAfterMs)
        await new Promise(resolve => setTimeout(resolve, wait))
      }
    }
  }
}
