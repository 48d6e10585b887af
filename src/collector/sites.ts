import type { Queries } from './store'

/** Every site with a record or a ledger entry, by leaps through the index: counting them by reading every row would take minutes. */
export async function sitesOf(queries: Queries): Promise<string[]> {
  const sites = new Set<string>()
  for (const table of ['consent_record', 'consent_ledger']) {
    let after = ''
    for (;;) {
      const [row] = await queries.query<{ site: string | null }>(`SELECT MIN(site) AS site FROM ${table} WHERE site > $1`, [
        after
      ])
      if (!row?.site) break
      sites.add((after = row.site))
    }
  }
  return [...sites].sort()
}

/** The months of a site that hold records, before `before` where that is given. */
export async function partsOf(queries: Queries, site: string, before = '9'): Promise<string[]> {
  const parts: string[] = []
  let after = ''
  for (;;) {
    const sql = 'SELECT MIN(part) AS part FROM consent_record WHERE site = $1 AND part > $2 AND part < $3'
    const [row] = await queries.query<{ part: string | null }>(sql, [site, after, before])
    if (!row?.part) return parts
    parts.push((after = row.part))
  }
}
