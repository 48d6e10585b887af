import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append, incomingOf } from '../../../src/collector/append'
import { erase } from '../../../src/collector/erase'
import { expire } from '../../../src/collector/expire'
import { headsOf } from '../../../src/collector/heads'
import { createLedger, type Ledger } from '../../../src/collector/ledger'
import { addMonths, monthsAround, partOf } from '../../../src/collector/months'
import { insertNotices } from '../../../src/collector/notices'
import { openStore } from '../../../src/collector/open'
import { postgresStore } from '../../../src/collector/postgres'
import { proofOf } from '../../../src/collector/proof'
import type { Store } from '../../../src/collector/store'
import { exportLines, importLines } from '../../../src/collector/transfer'
import { verify } from '../../../src/collector/verify'
import type { ConsentRecord } from '../../../src/types'
import { postgresPrograms, startPostgres } from '../../faults/support/postgres.mjs'
import { folder, pglite, record } from './support'

const server = postgresPrograms() ? 'PostgreSQL' : 'PostgreSQL (skipped: no server is installed)'
let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null
const dir = mkdtempSync(join(tmpdir(), 'consentry-'))
beforeAll(async () => {
  if (postgresPrograms()) postgres = await startPostgres()
}, 60_000)
afterAll(() => {
  postgres?.stop()
  rmSync(dir, { recursive: true, force: true })
})

const ENGINES: [name: string, open: () => Promise<Store>][] = [
  ['SQLite', () => openStore(join(dir, 'consent.db'))],
  ['PGlite', async () => postgresStore(await pglite())],
  [server, () => openStore(postgres!.url)]
]

const OTHER = { origin: 'https://other.example', scope: 'other.example' }
const day = 86_400_000
/** One log for every engine, so that every answer can be compared. */
const HOSTILE = `'; DROP TABLE consent_record; --\u0000\u202e<script>\\`
const RECORDS: ConsentRecord[] = Array.from({ length: 120 }, (_, n) => ({
  ...record(),
  ...(n % 3 === 0 && { site: OTHER }),
  ...(n % 10 === 0 && { strings: { tcf: HOSTILE } }),
  consentId: `00000000-0000-4000-8000-0000000000${String(n % 7).padStart(2, '0')}`,
  decidedAt: new Date(Date.now() - (n % 40) * day).toISOString()
}))

describe.each(ENGINES)('on %s', (name, open) => {
  const skip = name.includes('skipped')
  let store: Store
  let ledger: Ledger
  beforeAll(async () => {
    if (skip) return
    store = await open()
    ledger = createLedger(store)
    await store.makeMonths(monthsAround(Date.now(), 2, 3))
  }, 60_000)
  afterAll(() => (skip ? undefined : store.close()))

  it.skipIf(skip)('stores each record once, and tells stored, duplicate and conflict apart', async () => {
    const items = RECORDS.map(one => incomingOf(one, Date.now()))
    const first = await append(ledger, [...items, items[0]!])
    expect(first.map(({ status }) => status)).toEqual([...Array(120).fill('stored'), 'duplicate'])
    const changed = incomingOf({ ...RECORDS[5]!, status: 'given' }, Date.now())
    const second = await append(ledger, [items[3]!, changed, incomingOf(record(), Date.now()), items[3]!])
    expect(second.map(({ status }) => status)).toEqual(['duplicate', 'conflict', 'stored', 'duplicate'])
    expect(second[0]!.receivedMs).toBe(first[3]!.receivedMs)
  })

  it.skipIf(skip)('keeps the same id of two sites apart', async () => {
    const one = record()
    const both = [one, { ...one, site: OTHER }].map(item => incomingOf(item, Date.now()))
    expect((await append(ledger, both)).map(({ status }) => status)).toEqual(['stored', 'stored'])
  })

  it.skipIf(skip)('keeps one chain whole when records and erasures come at once', async () => {
    const consentId = '10000000-0000-4000-8000-000000000000'
    await Promise.all(
      Array.from({ length: 20 }, () => [
        append(ledger, [incomingOf(record({ consentId }), Date.now()), incomingOf(record(), Date.now())]),
        erase(ledger, consentId)
      ]).flat()
    )
    await erase(ledger, consentId)
    expect((await verify(store)).problems).toEqual([])
  })

  it.skipIf(skip)('gives back what was sent, byte for byte', async () => {
    const { records } = await proofOf(store, RECORDS[0]!.consentId)
    const own = RECORDS.filter(({ consentId }) => consentId === RECORDS[0]!.consentId)
    const byId = (list: ConsentRecord[]) => new Map(list.map(one => [one.recordId, one]))
    expect(byId(records.map(one => one.record))).toEqual(byId(own))
    expect(new Set(records.map(one => one.ledger))).toEqual(new Set(['kept']))
    expect((await proofOf(store, RECORDS[0]!.consentId, 'other.example')).records).toHaveLength(
      own.filter(({ site }) => site.scope === 'other.example').length
    )
  })

  it.skipIf(skip)('moves to another store, twice without a change, with its ledger', async () => {
    await store.transaction(queries => insertNotices(queries, [{ hash: 'sha256-x', created_ms: 1, body: '{"a":1}' }]))
    const lines = await store.snapshot(async queries => {
      const all: string[] = []
      for await (const line of exportLines(queries)) all.push(line)
      return all
    })
    const to = await openStore(join(folder(), 'moved.db'))
    const run = () =>
      importLines(
        to,
        createLedger(to),
        (async function* () {
          yield* lines
        })()
      )
    const first = await run()
    expect(first).toMatchObject({ added: lines.length - 1, known: 0, conflicts: 0, complete: true })
    expect(await run()).toMatchObject({ added: 0, known: lines.length - 1, conflicts: 0, complete: true })
    expect(await verify(to, { pins: await headsOf(store) })).toEqual(await verify(store))
    const ordered = async (from: Store) =>
      (await from.query<{ body: string }>('SELECT body FROM consent_record')).map(row => row.body).sort()
    expect(await ordered(to)).toEqual(await ordered(store))
    // And back, over what is there.
    expect(
      await importLines(
        store,
        ledger,
        (async function* () {
          yield* lines
        })()
      )
    ).toMatchObject({ added: 0, conflicts: 0 })
    await to.close()
  })

  it.skipIf(skip)('exports in pages that meet', async () => {
    const whole: string[] = []
    for await (const line of exportLines(store)) whole.push(line)
    const pages: string[] = []
    for (let after: string | undefined = undefined, more = true; more;) {
      const page: string[] = []
      for await (const line of exportLines(store, { after, limit: 7 })) page.push(line)
      const end = JSON.parse(page.pop()!) as { next: string | null }
      pages.push(...page)
      after = end.next ?? undefined
      more = end.next !== null
    }
    expect(pages).toEqual(whole.slice(0, -1))
  })

  it.skipIf(skip)('erases and expires, and stays whole', async () => {
    const gone = RECORDS[1]!.consentId
    expect(await erase(ledger, gone)).toBe(RECORDS.filter(({ consentId }) => consentId === gone).length)
    expect(await verify(store)).toMatchObject({ problems: [] })
    const expired = await expire(store, ledger, site => (site === 'example.com' ? 13 : 14), { now: Date.now() + 700 * day })
    expect(expired.map(({ site }) => site)).toEqual(['example.com', 'other.example'])
    expect(await store.query('SELECT id FROM consent_record')).toEqual([])
    expect(await verify(store)).toMatchObject({ problems: [], records: 0 })
  })

  it.skipIf(skip || name === 'SQLite')(
    'has site and month in every unique key of the records, so that they can be distributed',
    async () => {
      const keys = await store.query<{ name: string; columns: string }>(
        `SELECT t.relname AS name, string_agg(a.attname, ',' ORDER BY a.attnum) AS columns
       FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
       WHERE i.indisunique AND t.relname IN ('consent_record', 'consent_ledger') GROUP BY t.relname, i.indexrelid ORDER BY 1`
      )
      expect(keys).toEqual([
        { name: 'consent_ledger', columns: 'site,at_ms,chain,seq' },
        { name: 'consent_record', columns: 'site,part,id' }
      ])
    }
  )

  it.skipIf(skip || name === 'SQLite')('makes months ahead as partitions, and drops them whole', async () => {
    const tables = async () => {
      const sql = `SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'consent_record%'`
      return (await store.query<{ relname: string }>(sql)).map(row => row.relname)
    }
    const now = Date.now()
    const table = (part: string) => `consent_record_${part.replace('-', '_')}`
    expect(await store.makeMonths(monthsAround(now, 2, 3))).toEqual([])
    expect(await tables()).toEqual(expect.arrayContaining(monthsAround(now, 2, 3).map(table)))

    const far = addMonths(partOf(now), 9)
    await append(ledger, [incomingOf(record(), now), { ...incomingOf(record(), now), part: far }])
    expect(await store.query(`SELECT part FROM consent_record_default`)).toEqual([{ part: far }])
    expect(await store.strayRecords()).toBe(1)
    // PostgreSQL makes no month whose rows lie in the default partition: they are moved.
    expect(await store.makeMonths([far])).toEqual([])
    expect(await store.query(`SELECT part FROM ${table(far)}`)).toEqual([{ part: far }])
    expect(await store.strayRecords()).toBe(0)
    expect(await store.makeMonths([far])).toEqual([])
    expect(await store.query(`SELECT id FROM ${table(partOf(now))}`)).toHaveLength(1)

    await expire(store, ledger, () => 1, { now: now + 70 * day })
    expect(await tables()).not.toContain(table(partOf(now)))
    expect(await store.query('SELECT part FROM consent_record')).toEqual([{ part: far }])
  })
})
