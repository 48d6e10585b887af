import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append, incomingOf } from '../../../src/collector/append'
import { createLedger } from '../../../src/collector/ledger'
import { monthsAround } from '../../../src/collector/months'
import { openStore } from '../../../src/collector/open'
import { verify } from '../../../src/collector/verify'
import { postgresPrograms, startPostgres } from '../../faults/support/postgres.mjs'
import { record } from './support'

const missing = postgresPrograms() ? '' : ' (skipped: no PostgreSQL is installed)'
let postgres: Awaited<ReturnType<typeof startPostgres>> | null = null
beforeAll(async () => {
  if (!missing) postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres?.stop())

/** The statements of the docs, without those that only Citus knows. */
const [block] = /```sql\n[^`]*create_distributed_table[^`]*```/.exec(readFileSync('docs/collector.md', 'utf8'))!
const plain = block
  .split('\n')
  .filter(line => !line.startsWith('```') && !line.startsWith('SELECT create_'))
  .join('\n')

async function database(name: string) {
  const client = new pg.Client(postgres!.url)
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return postgres!.url.replace(/\/postgres$/, `/${name}`)
}

async function ask(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}

describe(`the tables that the docs make ahead for Citus${missing}`, () => {
  it.skipIf(missing)('are those that the collector makes', async () => {
    const [ours, theirs] = [await database('ours'), await database('theirs')]
    await (await openStore(ours)).close()
    await ask(theirs, plain)
    await (await openStore(theirs)).close()
    const columns = `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
      WHERE table_name LIKE 'consent%' ORDER BY 1, ordinal_position`
    const indexes = `SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'consent%' ORDER BY 1`
    for (const sql of [columns, indexes]) {
      const rows = await ask(theirs, sql)
      expect(rows.length).toBeGreaterThan(4)
      expect(rows).toEqual(await ask(ours, sql))
    }
  })

  it.skipIf(missing)('are used as they are', async () => {
    const url = await database('used')
    await ask(url, plain)
    const store = await openStore(url)
    expect(await store.makeMonths(monthsAround(Date.now(), 2, 3))).toEqual([])
    const item = incomingOf(record(), Date.now())
    expect((await append(createLedger(store), [item, item])).map(({ status }) => status)).toEqual(['stored', 'duplicate'])
    expect(await verify(store)).toMatchObject({ problems: [], records: 1 })
    await store.close()
  })

  it.skipIf(missing)('need no partitions where a product has none', async () => {
    const url = await database('flat')
    await ask(url, plain.replace(' PARTITION BY LIST (part)', ''))
    const store = await openStore(url)
    expect(await store.makeMonths(monthsAround(Date.now(), 2, 3))).toEqual([])
    expect(await store.strayRecords()).toBeNull()
    expect((await append(createLedger(store), [incomingOf(record(), Date.now())]))[0]!.status).toBe('stored')
    await store.close()
  })
})
