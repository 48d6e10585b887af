import type { ConsentRecord } from '../types'
import { sha256 } from './canonical'
import { headOf, rootOf, type LedgerEntry } from './ledger'
import { SKEW_MS } from './months'
import type { Queries } from './store'
import { flawOf } from './validate'

/** Everything that is known about one consent id. */
export interface Proof {
  consentId: string
  /** In the order of the decisions. */
  records: ProvenRecord[]
  /** What was shown, by `notice.hash`; null where no artefact was deposited. */
  notices: Record<string, unknown>
  /** How many rows hold something else than a record: the log was tampered with. */
  unreadable: number
}

export interface ProvenRecord {
  record: ConsentRecord
  receivedAt: string
  recordHash: string
  /**
   * Whether the ledger stands behind it. `kept`: the record is what was committed at `receivedAt`. `edited`: its text is not
   * what its hash says. `unproven`: no sound entry of the ledger names it.
   */
  ledger: 'kept' | 'edited' | 'unproven'
  /** The visitor's clock was more than ten minutes away from ours. A record may have waited in the browser, too. */
  skewMs?: number
}

interface Stored {
  site: string
  received_ms: number
  hash: string
  body: string
}

export async function proofOf(queries: Queries, consentId: string, site?: string): Promise<Proof> {
  const consent = consentId.toLowerCase()
  const sql = `SELECT site, received_ms, hash, body FROM consent_record WHERE consent = $1${site ? ' AND site = $2' : ''}`
  const rows = await queries.query<Stored>(sql, site ? [consent, site] : [consent])
  const records: ProvenRecord[] = []
  for (const row of rows) {
    const record = readRecord(row.body)
    if (record) records.push(await prove(queries, row, record))
  }
  records.sort((a, b) => a.record.seq - b.record.seq || (a.record.decidedAt < b.record.decidedAt ? -1 : 1))
  return { consentId: consent, records, notices: await noticesOf(queries, records), unreadable: rows.length - records.length }
}

/** A stored text as a record; null where it is none, so that a log that was tampered with can still be read. */
export function readRecord(body: string): ConsentRecord | null {
  try {
    const record: unknown = JSON.parse(body)
    return flawOf(record) ? null : (record as ConsentRecord)
  } catch {
    return null
  }
}

async function prove(queries: Queries, row: Stored, record: ConsentRecord): Promise<ProvenRecord> {
  const skewMs = row.received_ms - Date.parse(record.decidedAt)
  return {
    record,
    receivedAt: new Date(row.received_ms).toISOString(),
    recordHash: row.hash,
    ledger: sha256(row.body) !== row.hash ? 'edited' : (await isKept(queries, row)) ? 'kept' : 'unproven',
    ...(Math.abs(skewMs) > SKEW_MS && { skewMs })
  }
}

async function isKept(queries: Queries, { site, received_ms, hash }: Stored) {
  const sql = `SELECT * FROM consent_ledger WHERE site = $1 AND at_ms = $2 AND kind = 'commit'`
  const entries = await queries.query<LedgerEntry>(sql, [site, received_ms])
  return entries.some(
    entry => entry.leaves.split('\n').includes(hash) && rootOf(entry.leaves) === entry.root && headOf(entry) === entry.head
  )
}

async function noticesOf(queries: Queries, records: ProvenRecord[]) {
  const hashes = [...new Set(records.flatMap(({ record }) => record.notice.hash ?? []))]
  const notices: Record<string, unknown> = {}
  for (const hash of hashes) {
    const [notice] = await queries.query<{ body: string }>('SELECT body FROM consent_notice WHERE hash = $1', [hash])
    notices[hash] = notice ? JSON.parse(notice.body) : null
  }
  return notices
}
