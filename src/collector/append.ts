import type { ConsentRecord } from '../types'
import { canonical, sha256 } from './canonical'
import { placeholders, type Ledger, type Posting } from './ledger'
import { placeOf } from './months'
import type { Queries } from './store'

/** A record on its way into the store. */
export interface Incoming {
  site: string
  part: string
  /** Months where an earlier try may lie (months.ts). */
  others: string[]
  id: string
  consent: string
  hash: string
  body: string
}

export function incomingOf(record: ConsentRecord, now: number): Incoming {
  const body = canonical(record)
  return {
    site: record.site.scope,
    ...placeOf(Date.parse(record.decidedAt), now),
    id: record.recordId.toLowerCase(),
    consent: record.consentId.toLowerCase(),
    hash: sha256(body),
    body
  }
}

/** What became of it. `duplicate`: the same record was there; `conflict`: another one under its id, which stays. */
export interface Outcome {
  status: 'stored' | 'duplicate' | 'conflict'
  receivedMs: number
}

interface Found {
  site: string
  part: string
  id: string
  hash: string
  received_ms: number
}

/** Stores a batch in one transaction, with its ledger entries. Resolves after the commit, in the order of the batch. */
export function append(ledger: Ledger, batch: Incoming[]): Promise<Outcome[]> {
  return ledger.transaction(async (queries, at, post) => {
    const found = new Map<string, Found>()
    const note = (rows: Found[]) => rows.forEach(row => found.set(idOf(row), row))
    note(
      await find(
        queries,
        batch.flatMap(item => item.others.map(part => ({ ...item, part })))
      )
    )

    const fresh = new Map<string, Incoming>()
    for (const item of batch) {
      const id = idOf(item)
      if (!found.has(id) && !fresh.has(id)) fresh.set(id, item)
    }
    // In one order everywhere: two processes that insert the same ids the other way round would deadlock.
    const candidates = [...fresh.values()].sort((a, b) => (placeKey(a) < placeKey(b) ? -1 : 1))
    const inserted = new Set((await insert(queries, candidates, at)).map(placeKey))
    const stored = candidates.filter(item => inserted.has(placeKey(item)))
    note(
      await find(
        queries,
        candidates.filter(item => !inserted.has(placeKey(item)))
      )
    )
    await post(postingsOf(stored))

    const first = new Set(stored)
    return batch.map(item => {
      if (first.delete(item)) return { status: 'stored', receivedMs: at }
      const known = found.get(idOf(item)) ?? { hash: fresh.get(idOf(item))!.hash, received_ms: at }
      return { status: known.hash === item.hash ? 'duplicate' : 'conflict', receivedMs: known.received_ms }
    })
  })
}

function postingsOf(stored: Incoming[]): Posting[] {
  const postings = new Map<string, Posting>()
  for (const { site, part, hash } of stored) {
    const key = `${site} ${part}`
    const posting = postings.get(key) ?? { site, kind: 'commit', part, hashes: [] }
    posting.hashes.push(hash)
    postings.set(key, posting)
  }
  return [...postings.values()]
}

export const RECORD_COLUMNS = 'site, part, id, consent, received_ms, hash, body'

async function insert(queries: Queries, items: Incoming[], at: number) {
  if (!items.length) return []
  return queries.query<{ site: string; part: string; id: string }>(
    `INSERT INTO consent_record (${RECORD_COLUMNS}) VALUES ${placeholders(items.length, 7)} ON CONFLICT DO NOTHING RETURNING site, part, id`,
    items.flatMap(({ site, part, id, consent, hash, body }) => [site, part, id, consent, at, hash, body])
  )
}

async function find(queries: Queries, places: { site: string; part: string; id: string }[]) {
  const rows: Found[] = []
  // SQLite takes expressions of 1,000 terms at most.
  for (let start = 0; start < places.length; start += 200) {
    const some = places.slice(start, start + 200)
    const where = some.map((_, index) => `(site = $${index * 3 + 1} AND part = $${index * 3 + 2} AND id = $${index * 3 + 3})`)
    const sql = `SELECT site, part, id, hash, received_ms FROM consent_record WHERE ${where.join(' OR ')}`
    rows.push(
      ...(await queries.query<Found>(
        sql,
        some.flatMap(({ site, part, id }) => [site, part, id])
      ))
    )
  }
  return rows
}

function idOf({ site, id }: { site: string; id: string }) {
  return `${site} ${id}`
}

function placeKey({ site, part, id }: { site: string; part: string; id: string }) {
  return `${site} ${part} ${id}`
}
