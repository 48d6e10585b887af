import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { append, incomingOf } from '../../../src/collector/append'
import { canonical, sha256 } from '../../../src/collector/canonical'
import { erase } from '../../../src/collector/erase'
import { expire } from '../../../src/collector/expire'
import { headsOf } from '../../../src/collector/heads'
import { createLedger, headOf, rootOf, type LedgerEntry } from '../../../src/collector/ledger'
import { openStore } from '../../../src/collector/open'
import type { Store } from '../../../src/collector/store'
import { verify } from '../../../src/collector/verify'
import { folder, record } from './support'

/** A log with three runs of a process, two sites and a commit of several records each. */
async function filledStore() {
  const store = await openStore(join(folder(), 'consent.db'))
  const other = { origin: 'https://other.example', scope: 'other.example' }
  for (let run = 0; run < 3; run++) {
    const ledger = createLedger(store)
    for (let commit = 0; commit < 3; commit++)
      await append(
        ledger,
        [record(), record({ site: other }), record(), record()].map(one => incomingOf(one, Date.now()))
      )
  }
  return store
}

const kinds = async (store: Store, pins = [] as Awaited<ReturnType<typeof headsOf>>) =>
  (await verify(store, { pins })).problems.map(({ kind }) => kind)
const change = (store: Store, sql: string, values: (string | number)[] = []) =>
  store.transaction(queries => queries.query(sql, values))
const someId = async (store: Store) => {
  const rows = await store.query<{ id: string }>('SELECT id FROM consent_record WHERE site = $1 ORDER BY id', ['example.com'])
  return rows[5]!.id
}

describe('consentry verify', () => {
  it('finds nothing in a log that nobody touched', async () => {
    const store = await filledStore()
    expect(await verify(store, { pins: await headsOf(store) })).toEqual({
      problems: [],
      sites: 2,
      records: 36,
      entries: 18,
      erased: 0
    })
  })

  it('finds a record whose text was edited', async () => {
    const store = await filledStore()
    await change(store, `UPDATE consent_record SET body = replace(body, 'denied', 'granted') WHERE id = $1`, [
      await someId(store)
    ])
    expect(await kinds(store)).toEqual(['edited'])
  })

  it('finds a record that was edited together with its hash', async () => {
    const store = await filledStore()
    const id = await someId(store)
    const [row] = await store.query<{ body: string }>('SELECT body FROM consent_record WHERE id = $1', [id])
    const body = canonical({ ...JSON.parse(row!.body), status: 'given' })
    await change(store, 'UPDATE consent_record SET body = $1, hash = $2 WHERE id = $3', [body, sha256(body), id])
    expect(await kinds(store)).toEqual(['forged', 'deleted'])
  })

  it('finds a time of receipt, a consent id or a site that was edited', async () => {
    const store = await filledStore()
    await change(store, 'UPDATE consent_record SET received_ms = received_ms - 86400000 WHERE id = $1', [await someId(store)])
    expect(await kinds(store)).toEqual(['edited'])
    const two = await filledStore()
    await change(two, 'UPDATE consent_record SET consent = $1 WHERE id = $2', [randomUUID(), await someId(two)])
    expect(await kinds(two)).toEqual(['edited'])
    const three = await filledStore()
    await change(three, `UPDATE consent_record SET site = 'other.example' WHERE id = $1`, [await someId(three)])
    expect((await kinds(three)).sort()).toEqual(['deleted', 'edited'])
  })

  it('finds a text that is no JSON any more, and still tells the rest', async () => {
    const store = await filledStore()
    await change(store, `UPDATE consent_record SET body = '{', hash = $1 WHERE id = $2`, [sha256('{'), await someId(store)])
    expect((await kinds(store)).sort()).toEqual(['deleted', 'edited'])
  })

  it('finds a record that was deleted', async () => {
    const store = await filledStore()
    await change(store, 'DELETE FROM consent_record WHERE id = $1', [await someId(store)])
    expect(await kinds(store)).toEqual(['deleted'])
  })

  it('finds a record that was slipped in', async () => {
    const store = await filledStore()
    const { site, part, id, consent, hash, body } = incomingOf(record(), Date.now())
    await change(store, 'INSERT INTO consent_record VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      site,
      part,
      id,
      consent,
      Date.now(),
      hash,
      body
    ])
    expect(await kinds(store)).toEqual(['forged'])
  })

  it('finds an entry of the ledger that was edited, even with its own hash made anew', async () => {
    const store = await filledStore()
    const [entry] = await store.query<LedgerEntry>(`SELECT * FROM consent_ledger WHERE site = 'example.com' AND seq = 2 LIMIT 1`)
    const leaves = entry!.leaves.split('\n').slice(1).join('\n')
    const edited = { ...entry!, leaves, size: entry!.size - 1, root: rootOf(leaves) }
    const where = 'WHERE site = $4 AND chain = $5 AND seq = 2'
    await change(store, `UPDATE consent_ledger SET leaves = $1, size = $2, root = $3 ${where}`, [
      leaves,
      edited.size,
      edited.root,
      entry!.site,
      entry!.chain
    ])
    expect((await kinds(store)).sort()).toEqual(['broken', 'forged'])
    await change(store, 'UPDATE consent_ledger SET head = $1 WHERE site = $2 AND chain = $3 AND seq = 2', [
      headOf(edited),
      entry!.site,
      entry!.chain
    ])
    expect((await kinds(store)).sort()).toEqual(['broken', 'forged'])
  })

  it('finds hashes that were wiped from the ledger', async () => {
    const store = await filledStore()
    await change(store, `UPDATE consent_ledger SET leaves = '' WHERE site = 'example.com' AND seq = 2`)
    expect(new Set(await kinds(store))).toEqual(new Set(['broken', 'forged']))
  })

  it('finds a whole run that was taken out, and a run without its beginning', async () => {
    const store = await filledStore()
    const chains = await store.query<{ chain: string; at_ms: number }>(
      `SELECT chain, MIN(at_ms) AS at_ms FROM consent_ledger WHERE site = 'example.com' GROUP BY chain ORDER BY MIN(at_ms)`
    )
    const [first, middle] = chains
    await change(store, 'DELETE FROM consent_ledger WHERE site = $1 AND chain = $2', ['example.com', middle!.chain])
    expect(await kinds(store)).toContain('cut')
    const two = await filledStore()
    await change(two, `DELETE FROM consent_ledger WHERE site = 'example.com' AND seq = 1`)
    expect(await kinds(two)).toContain('cut')
    expect(first).toBeDefined()
  })

  it('finds a log that was cut at its end by the head that was pinned, and only by it', async () => {
    const store = await filledStore()
    const pins = await headsOf(store)
    const [last] = await store.query<LedgerEntry>(
      `SELECT * FROM consent_ledger WHERE site = 'example.com' ORDER BY at_ms DESC, seq DESC LIMIT 1`
    )
    for (const leaf of last!.leaves.split('\n')) await change(store, 'DELETE FROM consent_record WHERE hash = $1', [leaf])
    await change(store, 'DELETE FROM consent_ledger WHERE site = $1 AND head = $2', [last!.site, last!.head])
    expect(await kinds(store)).toEqual([])
    expect(await kinds(store, pins)).toEqual(['cut'])
  })

  it('finds a log that was thrown away altogether, by the pin', async () => {
    const store = await filledStore()
    const pins = await headsOf(store)
    await change(store, 'DELETE FROM consent_record')
    await change(store, 'DELETE FROM consent_ledger')
    expect(await kinds(store, pins)).toEqual(Array(6).fill('cut'))
  })
})

describe('erasure', () => {
  it('removes every record of a consent id, and the log stays whole', async () => {
    const store = await filledStore()
    const consentId = randomUUID()
    const ledger = createLedger(store)
    const items = [1, 2, 3].map(seq => record({ consentId, seq }))
    await append(
      ledger,
      items.map(one => incomingOf(one, Date.now()))
    )
    expect(await erase(ledger, consentId.toUpperCase())).toBe(3)
    expect(await store.query('SELECT id FROM consent_record WHERE consent = $1', [consentId])).toEqual([])
    expect(await verify(store, {})).toMatchObject({ problems: [], erased: 3 })
    // A browser that had not heard of the delivery sends again: that is a new record.
    await append(ledger, [incomingOf(items[0]!, Date.now())])
    expect(await kinds(store)).toEqual([])
  })
})

describe('retention', () => {
  it('removes what is older, by site, and the log stays whole', async () => {
    const store = await filledStore()
    const ledger = createLedger(store)
    const later = Date.now() + 500 * 86_400_000
    const expired = await expire(store, ledger, site => (site === 'example.com' ? 13 : 36), { now: later })
    expect(expired).toMatchObject([{ site: 'example.com', records: 27 }])
    expect(await store.query('SELECT DISTINCT site FROM consent_record')).toEqual([{ site: 'other.example' }])
    expect(await verify(store, {})).toMatchObject({ problems: [], records: 9 })
    const [{ bytes }] = (await store.query<{ bytes: number }>(
      `SELECT SUM(LENGTH(leaves)) AS bytes FROM consent_ledger WHERE site = 'example.com'`
    )) as [{ bytes: number }]
    expect(bytes).toBe(0)
    expect(await expire(store, ledger, site => (site === 'example.com' ? 13 : 36), { now: later })).toEqual([])
  })
})

it('remembers a bounded number of sites, and goes on in a chain of its own', async () => {
  const store = await filledStore()
  const ledger = createLedger(store)
  const site = (n: number) => ({ origin: `https://s${n}.example`, scope: `s${n}.example` })
  for (let n = 0; n < 10_500; n += 1500)
    await append(
      ledger,
      Array.from({ length: 1500 }, (_, m) => incomingOf(record({ site: site(n + m) }), Date.now()))
    )
  for (const n of [1, 10_400]) await append(ledger, [incomingOf(record({ site: site(n) }), Date.now())])
  for (const n of [1, 10_400]) expect((await verify(store, { site: `s${n}.example` })).problems).toEqual([])
  const chains = await store.query(`SELECT DISTINCT chain FROM consent_ledger WHERE site = 's1.example'`)
  expect(chains).toHaveLength(2)
}, 60_000)

it('goes on after a transaction that failed, in a chain of its own', async () => {
  const store = await filledStore()
  const ledger = createLedger(store)
  await append(ledger, [incomingOf(record(), Date.now())])
  const failing = ledger.transaction(async (_queries, _at, post) => {
    await post([{ site: 'example.com', kind: 'commit', part: '2026-11', hashes: ['x'] }])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await append(ledger, [incomingOf(record(), Date.now())])
  expect(await kinds(store)).toEqual([])
})
