import type { LedgerEntry } from './ledger'
import { sitesOf } from './sites'
import type { Queries } from './store'

/** The end of a chain, to be kept outside: whoever cuts the log afterwards cannot produce it again. */
export type Head = Pick<LedgerEntry, 'site' | 'chain' | 'seq' | 'head' | 'at_ms'>

const DAY = 86_400_000

/** The newest head of each site, and those of the chains that ran in the 24 hours before it. Older ones are what it builds on. */
export async function headsOf(queries: Queries, site?: string): Promise<Head[]> {
  const heads: Head[] = []
  for (const name of site ? [site] : await sitesOf(queries)) {
    const [newest] = await queries.query<{ at: number | null }>('SELECT MAX(at_ms) AS at FROM consent_ledger WHERE site = $1', [
      name
    ])
    if (newest?.at == null) continue
    const since = newest.at - DAY
    const ends = await queries.query<{ chain: string; seq: number; at: number }>(
      'SELECT chain, MAX(seq) AS seq, MAX(at_ms) AS at FROM consent_ledger WHERE site = $1 AND at_ms >= $2 GROUP BY chain ORDER BY chain',
      [name, since]
    )
    for (const { chain, seq, at } of ends) {
      const sql = `SELECT site, chain, seq, head, at_ms FROM consent_ledger WHERE site = $1 AND at_ms = $2 AND chain = $3 AND seq = $4`
      heads.push(...(await queries.query<Head>(sql, [name, at, chain, seq])))
    }
  }
  return heads
}
