import { json } from './answer'
import type { Committer } from './commit'
import type { Context } from './context'

/** `/readyz` is open: however often it is asked, the store is asked once a second. */
const FRESH_MS = 1000
const LEAST_DISK = 0.05
const MOST_WAITING = 4000

/** Whether a load balancer should send records here: 200, or 503 with the reason. */
export function createReadiness(context: Context, committer: Committer<never, unknown>) {
  let looked: { at: number; flaw: Promise<string | null> } | null = null

  async function look(): Promise<string | null> {
    try {
      await context.store().query('SELECT 1')
    } catch (error) {
      context.log('warn', 'not-ready', { message: (error as Error).message })
      return 'the store does not answer'
    }
    const free = await diskFree()
    return free !== null && free < LEAST_DISK ? 'the disk is almost full' : null
  }

  async function diskFree(): Promise<number | null> {
    try {
      return await context.store().diskFree()
    } catch {
      return null
    }
  }

  return {
    diskFree,
    async answer() {
      if (committer.depth > MOST_WAITING) return json(503, { ready: false, reason: 'too much is waiting' })
      if (!looked || Date.now() - looked.at > FRESH_MS) looked = { at: Date.now(), flaw: look() }
      const reason = await looked.flaw
      return reason === null ? json(200, { ready: true }) : json(503, { ready: false, reason })
    }
  }
}
