import { randomBytes } from 'node:crypto'
import { canonical, sha256 } from './canonical'
import type { Queries, Store } from './store'

/**
 * The hash chain. Each transaction that adds, erases or expires records leaves one entry a site and month, in the same
 * transaction, that commits to the entry before it. Whoever edits, deletes or inserts a record afterwards would have to write
 * the chain anew, and a head that was pinned outside would give that away.
 */
export interface LedgerEntry {
  site: string
  /** When it was committed; `received_ms` of the records it covers. */
  at_ms: number
  /** One for each run of a process, so that several never wait for each other. */
  chain: string
  seq: number
  /** `expire`: everything before the month `part` is gone by retention. */
  kind: 'commit' | 'erase' | 'expire'
  part: string
  /** Head of the entry before; for the first of a chain, the newest head of the site then ("" where there was none). */
  prev: string
  size: number
  /** Over `leaves`, so that they may go with the records and the chain still holds. */
  root: string
  head: string
  /** The record hashes, one a line. */
  leaves: string
}

export interface Posting {
  site: string
  kind: LedgerEntry['kind']
  part: string
  hashes: string[]
}

export const ENTRY_COLUMNS = ['site', 'at_ms', 'chain', 'seq', 'kind', 'part', 'prev', 'size', 'root', 'head', 'leaves'] as const
export const INSERT_ENTRY = `INSERT INTO consent_ledger (${ENTRY_COLUMNS.join(', ')}) VALUES `

export function rootOf(leaves: string) {
  return sha256(`leaves\n${leaves}`)
}

export function headOf({ site, at_ms, chain, seq, kind, part, prev, size, root }: Omit<LedgerEntry, 'head' | 'leaves'>) {
  return sha256(canonical({ site, at_ms, chain, seq, kind, part, prev, size, root }))
}

export function entryValues(entry: LedgerEntry) {
  return ENTRY_COLUMNS.map(column => entry[column])
}

type Work<T> = (queries: Queries, at: number, post: (postings: Posting[]) => Promise<void>) => Promise<T>

export interface Ledger {
  /** A transaction with the time it counts as, and a way to post to the ledger in it. One after the other. */
  transaction<T>(work: Work<T>): Promise<T>
}

/** Sites whose heads are remembered. Where `https://*.example.com` may send, a stranger can think up sites without end. */
const MOST_HEADS = 10_000

export function createLedger(store: Store): Ledger {
  let chain = newChain()
  let heads = new Map<string, { seq: number; head: string }>()
  let last = 0
  /** One after the other, whatever the store could do at once: two entries with one `seq` would break the chain. */
  let turn: Promise<unknown> = Promise.resolve()

  function beginAnew() {
    chain = newChain()
    heads = new Map()
  }

  async function transaction<T>(work: Work<T>): Promise<T> {
    const pending = new Map<string, { seq: number; head: string }>()
    if (heads.size > MOST_HEADS) beginAnew()
    try {
      const result = await store.transaction(async queries => {
        // A clock that is set back must not turn the order of entries around.
        last = Math.max(last, Date.now())
        return work(queries, last, postings => post(queries, last, postings, pending))
      })
      for (const [site, head] of pending) heads.set(site, head)
      return result
    } catch (error) {
      // Whether a commit that failed half-way is there cannot be known: the next entry begins a chain of its own.
      beginAnew()
      throw error
    }
  }

  async function post(queries: Queries, at: number, postings: Posting[], pending: typeof heads) {
    const entries: LedgerEntry[] = []
    for (const { site, kind, part, hashes } of postings) {
      const before = pending.get(site) ?? heads.get(site) ?? { seq: 0, head: await newestHead(queries, site) }
      const leaves = hashes.join('\n')
      const body = { site, at_ms: at, chain, seq: before.seq + 1, kind, part, prev: before.head }
      const hashed = { ...body, size: hashes.length, root: rootOf(leaves) }
      const entry = { ...hashed, head: headOf(hashed), leaves }
      pending.set(site, { seq: entry.seq, head: entry.head })
      entries.push(entry)
    }
    if ((await insertEntries(queries, entries)) < entries.length) throw new Error('the ledger has another entry at this place')
  }

  return {
    transaction(work) {
      const done = turn.then(() => transaction(work))
      turn = done.catch(() => {})
      return done
    }
  }
}

/** Resolves with the number of entries that were not there yet. */
export async function insertEntries(queries: Queries, entries: LedgerEntry[]): Promise<number> {
  if (!entries.length) return 0
  const rows = placeholders(entries.length, ENTRY_COLUMNS.length)
  const inserted = await queries.query(
    `${INSERT_ENTRY}${rows} ON CONFLICT DO NOTHING RETURNING seq`,
    entries.flatMap(entryValues)
  )
  return inserted.length
}

/** `($1, $2), ($3, $4)` */
export function placeholders(rows: number, columns: number): string {
  let next = 1
  return Array.from({ length: rows }, () => `(${Array.from({ length: columns }, () => `$${next++}`).join(', ')})`).join(', ')
}

async function newestHead(queries: Queries, site: string) {
  const sql = 'SELECT head FROM consent_ledger WHERE site = $1 ORDER BY at_ms DESC, chain DESC, seq DESC LIMIT 1'
  const [newest] = await queries.query<{ head: string }>(sql, [site])
  return newest?.head ?? ''
}

function newChain() {
  return randomBytes(9).toString('base64url')
}
