import type { Ledger } from './ledger'
import { addMonths, firstKept } from './months'
import { partsOf, sitesOf } from './sites'
import type { Store } from './store'

/** Rows of one transaction: small enough that records which arrive meanwhile do not wait. */
const CHUNK = 2000

export interface Expired {
  site: string
  /** The first month that is kept. */
  before: string
  records: number
}

/**
 * Retention: deletes what came in before the first month that a site keeps, and posts that to the ledger. Whole months go as
 * tables where every site agrees and the store can.
 *
 * @param months how many a site keeps
 * @param told called after each chunk with the records deleted so far
 */
export async function expire(
  store: Store,
  ledger: Ledger,
  months: (site: string) => number,
  { now = Date.now(), told = (_records: number) => {} } = {}
): Promise<Expired[]> {
  const sites = await sitesOf(store)
  const due: (Expired & { parts: string[] })[] = []
  for (const site of sites) {
    const before = firstKept(now, months(site))
    const parts = await partsOf(store, site, before)
    if (parts.length) due.push({ site, before, records: 0, parts })
  }
  if (!due.length) return []

  // Said before it is done: a crash in between leaves records too many, never a gap without a reason.
  await ledger.transaction((_queries, _at, post) =>
    post(due.map(({ site, before }) => ({ site, kind: 'expire', part: before, hashes: [] })))
  )
  const agreed = sites.map(site => firstKept(now, months(site))).sort()[0]!
  await store.dropMonths(agreed)

  let total = 0
  for (const one of due) {
    for (const part of one.parts) {
      for (;;) {
        const deleted = await deleteSome(store, one.site, part)
        one.records += deleted
        told((total += deleted))
        if (deleted < CHUNK) break
      }
    }
    await forgetLeaves(store, one)
  }
  return due.map(({ site, before, records }) => ({ site, before, records }))
}

async function deleteSome(store: Store, site: string, part: string) {
  const rows = await store.transaction(queries =>
    queries.query(
      `DELETE FROM consent_record WHERE site = $1 AND part = $2 AND id IN
       (SELECT id FROM consent_record WHERE site = $1 AND part = $2 LIMIT ${CHUNK}) RETURNING id`,
      [site, part]
    )
  )
  return rows.length
}

/** The hashes of records that are gone prove nothing any more; `root` keeps the chain whole. */
async function forgetLeaves(store: Store, { site, before }: Expired) {
  // A record comes in at most 45 days after its month (months.ts), which bounds the rows to look at.
  const latest = Date.parse(`${addMonths(before, 2)}-01`)
  for (let from = 0; ;) {
    const rows = await store.transaction(queries =>
      queries.query<{ at_ms: number }>(
        `UPDATE consent_ledger SET leaves = '' WHERE site = $1 AND (at_ms, chain, seq) IN
         (SELECT at_ms, chain, seq FROM consent_ledger WHERE site = $1 AND at_ms >= $2 AND at_ms < $3 AND kind = 'commit' AND part < $4
          AND leaves <> '' ORDER BY at_ms LIMIT ${CHUNK}) RETURNING at_ms`,
        [site, from, latest, before]
      )
    )
    if (rows.length < CHUNK) return
    from = Math.max(...rows.map(row => row.at_ms))
  }
}
