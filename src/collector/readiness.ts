import { json } from './answer'
import type { Committer } from './commit'
import type { Context } from './context'

/** `/readyz` and `/metrics` are open: however often they are asked, the store is asked once a second. */
const FRESH_MS = 1000
const LEAST_DISK = 0.05
const MOST_WAITING = 4000

interface Look {
  flaw: string | null
  diskFree: number | null
  strays: number | null
}

/** Whether a load balancer should send records here: 200, or 503 with the reason; and what the operator should know. */
export function createReadiness(context: Context, committer: Committer<never, unknown>) {
  let looked: { at: number; look: Promise<Look> } | null = null

  function look(): Promise<Look> {
    if (!looked || Date.now() - looked.at > FRESH_MS) looked = { at: Date.now(), look: lookNow() }
    return looked.look
  }

  async function lookNow(): Promise<Look> {
    try {
      const store = context.store()
      await store.query('SELECT 1')
      const unknown = () => null
      const [diskFree, strays] = await Promise.all([store.diskFree().catch(unknown), store.strayRecords().catch(unknown)])
      return { flaw: diskFree !== null && diskFree < LEAST_DISK ? 'the disk is almost full' : null, diskFree, strays }
    } catch (error) {
      context.log('warn', 'not-ready', { message: (error as Error).message })
      return { flaw: 'the store does not answer', diskFree: null, strays: null }
    }
  }

  return {
    async gauges() {
      const { diskFree, strays } = await look()
      return {
        consentry_queue_depth: committer.depth,
        consentry_disk_free_ratio: diskFree,
        consentry_default_partition_rows: strays
      }
    },
    async answer() {
      if (committer.depth > MOST_WAITING) return json(503, { ready: false, reason: 'too much is waiting' })
      const { flaw, strays } = await look()
      if (flaw !== null) return json(503, { ready: false, reason: flaw })
      // Nothing is lost by it, so it is no reason to send records elsewhere.
      return json(200, { ready: true, ...(strays && { note: `${strays} records lie in the default partition` }) })
    }
  }
}
