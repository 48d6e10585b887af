import type { Ledger } from './ledger'

/**
 * Deletes the records of a consent id (GDPR art. 17) and posts that to the ledger, so that the gap is explained. Resolves with
 * their number. A browser that still holds an undelivered record delivers it later: as a new one.
 */
export function erase(ledger: Ledger, consentId: string, site?: string): Promise<number> {
  return ledger.transaction(async (queries, _at, post) => {
    const consent = consentId.toLowerCase()
    const sql = `DELETE FROM consent_record WHERE consent = $1${site ? ' AND site = $2' : ''} RETURNING site, hash`
    const rows = await queries.query<{ site: string; hash: string }>(sql, site ? [consent, site] : [consent])
    const sites = [...new Set(rows.map(row => row.site))]
    await post(
      sites.map(name => ({
        site: name,
        kind: 'erase',
        part: '',
        hashes: rows.filter(row => row.site === name).map(row => row.hash)
      }))
    )
    return rows.length
  })
}
