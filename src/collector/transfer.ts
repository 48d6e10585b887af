import type { ConsentRecord } from '../types'
import { append, incomingOf, RECORD_COLUMNS } from './append'
import { canonical } from './canonical'
import { ENTRY_COLUMNS, insertEntries, placeholders, type Ledger, type LedgerEntry } from './ledger'
import { insertNotices, type Notice } from './notices'
import type { Queries, Store } from './store'
import { flawOf } from './validate'

/** One line of an export: the ledger and the notices come along, so that what was proven stays proven in another store. */
export type Line =
  | { kind: 'notice'; hash: string; createdMs: number; notice: unknown }
  | { kind: 'ledger'; entry: LedgerEntry }
  | { kind: 'record'; part: string; receivedMs: number; hash: string; record: ConsentRecord }
  /** The last one; `next` goes on where there is more. */
  | { kind: 'end'; next: string | null }

const PAGE = 500

/** Tables in the order of an export. The ledger goes before the records: what it names is then there, or comes with the next run. */
const TABLES = [
  { name: 'consent_notice', keys: ['hash'], first: [''], bySite: false },
  { name: 'consent_ledger', keys: ['site', 'at_ms', 'chain', 'seq'], first: ['', 0, '', 0], bySite: true },
  { name: 'consent_record', keys: ['site', 'part', 'id'], first: ['', '', ''], bySite: true }
] as const

type Row = Record<string, string | number>

/**
 * Everything as JSON lines.
 *
 * @param after `next` of an earlier run
 * @param limit lines at most; the last line then says how to go on
 * @throws {TypeError} where `after` is no such `next`
 */
export function exportLines(
  queries: Queries,
  { site, after, limit = Infinity }: { site?: string; after?: string; limit?: number } = {}
): AsyncGenerator<string> {
  return linesFrom(queries, after ? readCursor(after) : [0, null], site, limit)
}

type Cursor = [table: number, key: (string | number)[] | null]

async function* linesFrom(
  queries: Queries,
  [index, key]: Cursor,
  site: string | undefined,
  left: number
): AsyncGenerator<string> {
  for (; index < TABLES.length; index++, key = null) {
    const { name, keys, first, bySite } = TABLES[index]!
    let position: (string | number)[] = key ?? [...first]
    for (;;) {
      if (left === 0) return yield JSON.stringify({ kind: 'end', next: writeCursor(index, position) })
      const count = Math.min(PAGE, left)
      const places = keys.map((_, column) => `$${column + 1}`).join(', ')
      const where = `(${keys.join(', ')}) > (${places})${site && bySite ? ` AND site = $${keys.length + 1}` : ''}`
      const sql = `SELECT * FROM ${name} WHERE ${where} ORDER BY ${keys.join(', ')} LIMIT ${count}`
      const rows = await queries.query<Row>(sql, site && bySite ? [...position, site] : position)
      for (const row of rows) yield lineOf(name, row)
      left -= rows.length
      if (rows.length < count) break
      position = keys.map(column => rows.at(-1)![column]!)
    }
  }
  yield JSON.stringify({ kind: 'end', next: null })
}

function lineOf(table: string, row: Row): string {
  if (table === 'consent_notice')
    return `{"kind":"notice","hash":"${row.hash}","createdMs":${row.created_ms},"notice":${row.body}}`
  if (table === 'consent_ledger') return JSON.stringify({ kind: 'ledger', entry: row })
  // The stored text as it is: the hash is over its bytes.
  return `{"kind":"record","part":"${row.part}","receivedMs":${row.received_ms},"hash":"${row.hash}","record":${row.body}}`
}

function writeCursor(index: number, key: (string | number)[]) {
  return Buffer.from(JSON.stringify([index, ...key])).toString('base64url')
}

/** @throws {TypeError} where it is no cursor of ours */
function readCursor(text: string): Cursor {
  try {
    const [index, ...key] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, ...(string | number)[]]
    if (TABLES[index]?.keys.length === key.length) return [index, key]
  } catch {
    // said below
  }
  throw new TypeError('after is no cursor of an export')
}

export interface Imported {
  lines: number
  added: number
  /** Were there already. */
  known: number
  /** Another record stands under the same id and stays. */
  conflicts: number
  /** Whether the last line of the export was seen: a file that was cut off lacks it. */
  complete: boolean
}

/**
 * Takes in an export, or plain records one a line (another receiver's log). The same twice changes nothing.
 *
 * @throws {TypeError} naming the line that is neither
 */
export async function importLines(
  store: Store,
  ledger: Ledger,
  lines: AsyncIterable<string>,
  told = (_imported: Imported) => {}
): Promise<Imported> {
  const done: Imported = { lines: 0, added: 0, known: 0, conflicts: 0, complete: false }
  const made = new Set<string>()
  let batch: (Line | ConsentRecord)[] = []

  async function flush() {
    const of = <Kind extends Line['kind']>(kind: Kind) =>
      batch.filter((line): line is Extract<Line, { kind: Kind }> => 'kind' in line && line.kind === kind)
    const records = of('record')
    const parts = [...new Set(records.map(({ part }) => part))].filter(part => !made.has(part))
    await store.makeMonths(parts)
    parts.forEach(part => made.add(part))
    await store.transaction(async queries => {
      const notices = of('notice').map(({ hash, createdMs, notice }): Notice => ({
        hash,
        created_ms: createdMs,
        body: canonical(notice)
      }))
      count(notices.length, await insertNotices(queries, notices))
      const entries = of('ledger').map(({ entry }) => entry)
      count(entries.length, await insertEntries(queries, entries))
      await insertRecords(queries, records)
    })
    const plain = batch.filter((line): line is ConsentRecord => 'schema' in line)
    if (plain.length)
      for (const { status } of await append(
        ledger,
        plain.map(record => incomingOf(record, Date.now()))
      ))
        done[status === 'stored' ? 'added' : status === 'duplicate' ? 'known' : 'conflicts']++
    batch = []
    told(done)
  }

  async function insertRecords(queries: Queries, records: Extract<Line, { kind: 'record' }>[]) {
    if (!records.length) return
    const rows = records.map(({ part, receivedMs, hash, record }) => {
      const body = canonical(record)
      return [record.site.scope, part, record.recordId.toLowerCase(), record.consentId.toLowerCase(), receivedMs, hash, body]
    })
    const sql = `INSERT INTO consent_record (${RECORD_COLUMNS}) VALUES ${placeholders(rows.length, 7)} ON CONFLICT DO NOTHING RETURNING hash`
    const inserted = await queries.query(sql, rows.flat())
    let conflicts = 0
    for (const [site, part, id, , , hash] of inserted.length < rows.length ? rows : []) {
      const find = 'SELECT hash FROM consent_record WHERE site = $1 AND part = $2 AND id = $3'
      const [there] = await queries.query<{ hash: string }>(find, [site!, part!, id!])
      if (there!.hash !== hash) conflicts++
    }
    done.conflicts += conflicts
    count(rows.length - conflicts, inserted.length)
  }

  function count(lines: number, added: number) {
    done.added += added
    done.known += lines - added
  }

  for await (const text of lines) {
    if (!text.trim()) continue
    const line = readLine(text, done.lines + 1)
    if ('kind' in line && line.kind === 'end') {
      done.complete = line.next === null
      continue
    }
    done.lines++
    batch.push(line)
    if (batch.length === PAGE) await flush()
  }
  if (batch.length) await flush()
  return done
}

const RECORD = { site: { scope: 'string' }, recordId: 'string', consentId: 'string' }
const ENTRY = Object.fromEntries(ENTRY_COLUMNS.map(column => [column, /^(at_ms|seq|size)$/.test(column) ? 'number' : 'string']))
/** What a line must have to be stored; whether it is true is for `verify` to say. */
const SHAPES: Record<Line['kind'], Shape> = {
  notice: { hash: 'string', createdMs: 'number', notice: {} },
  ledger: { entry: ENTRY },
  record: { part: 'string', receivedMs: 'number', hash: 'string', record: RECORD },
  end: {}
}
type Shape = string | { [member: string]: Shape }

function has(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return typeof value === shape
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(shape).every(([member, inner]) => has((value as Record<string, unknown>)[member], inner))
}

function readLine(text: string, number: number): Line | ConsentRecord {
  try {
    const line = JSON.parse(text) as Line | ConsentRecord
    if ('kind' in line ? Object.hasOwn(SHAPES, line.kind) && has(line, SHAPES[line.kind]) : flawOf(line) === null) return line
  } catch {
    // said below
  }
  throw new TypeError(`line ${number} is neither a line of an export nor a record`)
}
