import { statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RECORDS, TABLES } from './schema'
import { StoreError, type Queries, type Store, type Value } from './store'

/** What `node:sqlite` and `libsql` have in common, as far as we need it. */
interface Engine {
  exec(sql: string): void
  prepare(sql: string): { all(...values: Value[]): unknown[] }
  close(): void
}

/** Another process may hold the file for a moment: the engine waits this long by itself, in the event loop, … */
const BUSY_MS = 200
/** … and we wait this long without blocking it. */
const GIVE_UP_MS = 5000

/** Ids are random, so inserts touch pages all over the index of the month. */
const WRITER_CACHE_KB = 16_000

/** Opens (or makes) the file in WAL mode with `synchronous=FULL`: a commit that was answered survives a power cut. */
export async function openSqlite(path: string): Promise<Store> {
  const open = await findEngine()
  const connect = (cacheKb = 2000) => {
    const engine = open(path)
    engine.prepare('PRAGMA journal_mode = WAL').all()
    engine.exec(`PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA cache_size = -${cacheKb}`)
    return engine
  }
  let writer: Engine, reader: Engine
  try {
    writer = await patiently(() => connect(WRITER_CACHE_KB))
    reader = await patiently(connect)
    for (const sql of [RECORDS, ...TABLES]) await patiently(() => writer.exec(sql))
  } catch (error) {
    throw new StoreError(`cannot open the SQLite file ${path}: ${(error as Error).message}`)
  }
  const writes = queries(writer)
  let last: Promise<unknown> = Promise.resolve()

  return {
    kind: 'sqlite',
    query: queries(reader).query,
    transaction(work) {
      const run = last.then(async () => {
        // IMMEDIATE: a reader that turns writer half-way would fail where another process wrote meanwhile.
        await patiently(() => writer.exec('BEGIN IMMEDIATE'))
        try {
          const result = await work(writes)
          await patiently(() => writer.exec('COMMIT'))
          return result
        } catch (error) {
          rollback(writer)
          throw error
        }
      })
      last = run.catch(() => {})
      return run
    },
    async snapshot(work) {
      const own = await patiently(connect)
      try {
        own.exec('BEGIN')
        return await work(queries(own))
      } finally {
        own.close()
      }
    },
    makeMonths: async () => [],
    strayRecords: async () => null,
    dropMonths: async () => {},
    async diskFree() {
      const { bavail, blocks } = await statfs(dirname(resolve(path)))
      return blocks ? bavail / blocks : null
    },
    async close() {
      await last
      reader.close()
      writer.close()
    }
  }
}

async function findEngine(): Promise<(path: string) => Engine> {
  const require = createRequire(import.meta.url)
  try {
    const { DatabaseSync } = require('node:sqlite') as { DatabaseSync: new (path: string) => Engine }
    return path => new DatabaseSync(path)
  } catch {
    // Node 20, and 22 before 22.13
  }
  try {
    const Database = require('libsql') as new (path: string) => Engine
    return path => new Database(path)
  } catch {
    throw new StoreError(`this Node (${process.version}) has no SQLite of its own. Install one: npm install libsql`)
  }
}

function queries(engine: Engine): Queries {
  const prepared = new Map<string, { statement: ReturnType<Engine['prepare']>; order: number[] }>()
  return {
    async query<Row>(sql: string, values: readonly Value[] = []) {
      let known = prepared.get(sql)
      if (!known) {
        // `?` in order of use: node:sqlite takes `$1` and `?1` for names.
        const order: number[] = []
        const text = sql.replace(/\$(\d+)/g, (_, n) => (order.push(Number(n) - 1), '?'))
        known = { statement: engine.prepare(text), order }
        // The text differs with the number of rows; a bound keeps odd sizes from piling up.
        if (prepared.size >= 200) prepared.clear()
        prepared.set(sql, known)
      }
      return known.statement.all(...known.order.map(index => values[index] ?? null)) as Row[]
    }
  }
}

async function patiently<T>(work: () => T): Promise<T> {
  const end = Date.now() + GIVE_UP_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      await sleep(5 + Math.random() * 20)
    }
  }
}

function isBusy(error: unknown) {
  const { code, errcode } = error as { code?: string; errcode?: number }
  return !!code?.startsWith('SQLITE_BUSY') || (errcode !== undefined && (errcode & 0xff) === 5)
}

/** SQLite has already rolled back by itself after some errors (a full disk among them), and says so by an error here. */
function rollback(engine: Engine) {
  try {
    engine.exec('ROLLBACK')
  } catch {
    // nothing was open any more
  }
}
