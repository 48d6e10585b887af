import type { Pool, PoolClient } from 'pg'
import { RECORDS, TABLES } from './schema'
import { StoreError, type Queries, type Store, type Value } from './store'

/** @param url `postgres://user:password@host:port/database` */
export async function openPostgres(url: string, patient: boolean): Promise<Store> {
  const pg = await loadPg()
  const pool: Pool = new pg.Pool({
    connectionString: url,
    max: 4,
    // Shorter than the sender's 10 s: it must hear 503 from us rather than give up by itself.
    connectionTimeoutMillis: 3000,
    query_timeout: patient ? 0 : 5000,
    // On the server as well: what waits there for a lock would pile up, try by try, until no connection is left.
    statement_timeout: patient ? 0 : 5000,
    idle_in_transaction_session_timeout: patient ? 0 : 10_000,
    application_name: 'consentry',
    // BIGINT as number: milliseconds and counts stay far below 2^53.
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) }
  })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {})
  const connection: Connection = {
    query: (sql, values) => pool.query(sql, values as Value[]).then(result => result.rows),
    transaction: (begin, work) => inTransaction(pool, begin, work),
    close: () => pool.end()
  }
  try {
    return await postgresStore(connection)
  } catch (error) {
    await pool.end().catch(() => {})
    throw new StoreError(`cannot use the PostgreSQL at ${withoutPassword(url)}: ${(error as Error).message || String(error)}`)
  }
}

/** What a driver gives: `pg` here, PGlite in the tests. */
export interface Connection extends Queries {
  transaction<T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Makes the tables and what PostgreSQL has of its own: months as partitions. */
export async function postgresStore(connection: Connection): Promise<Store> {
  const { query } = connection
  await twice(async () => {
    await query(`${RECORDS} PARTITION BY LIST (part)`)
    for (const sql of TABLES) await query(sql)
  })
  // A table that the operator made without partitions (CockroachDB, a distributed set-up of his own) is used as it is.
  const partitioned = (await query(`SELECT 1 FROM pg_class WHERE relname = 'consent_record' AND relkind = 'p'`)).length > 0
  if (partitioned)
    await twice(() => query('CREATE TABLE IF NOT EXISTS consent_record_default PARTITION OF consent_record DEFAULT'))

  return {
    kind: 'postgres',
    query,
    transaction: work => connection.transaction('BEGIN', work),
    snapshot: work => connection.transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    async makeMonths(parts) {
      if (!partitioned) return []
      const failed: string[] = []
      for (const part of parts) {
        const sql = `CREATE TABLE IF NOT EXISTS ${tableOf(part)} PARTITION OF consent_record FOR VALUES IN ('${part}')`
        // It fails where the month has rows in the default partition already. Where they cannot be moved they stay there, found as before.
        await twice(() => query(sql))
          .catch(() => connection.transaction('BEGIN', queries => moveOut(queries, part)))
          .catch(() => failed.push(part))
      }
      return failed
    },
    async strayRecords() {
      if (!partitioned) return null
      const [row] = await query<{ count: number }>(
        'SELECT COUNT(*) AS count FROM (SELECT 1 FROM consent_record_default LIMIT 10000) AS strays'
      )
      return Number(row!.count)
    },
    async dropMonths(before) {
      if (!partitioned) return
      const tables = await query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
         WHERE p.relname = 'consent_record' AND c.relname < $1 AND c.relname LIKE 'consent\\_record\\_2%'`,
        [tableOf(before)]
      )
      for (const { name } of tables) await query(`DROP TABLE IF EXISTS ${name}`)
    },
    diskFree: async () => null,
    close: connection.close
  }
}

/** Makes a month of what lies in the default partition. */
async function moveOut({ query }: Queries, part: string) {
  const table = tableOf(part)
  await query(`CREATE TABLE ${table} (LIKE consent_record INCLUDING ALL)`)
  await query(
    `WITH moved AS (DELETE FROM consent_record_default WHERE part = '${part}' RETURNING *) INSERT INTO ${table} SELECT * FROM moved`
  )
  await query(`ALTER TABLE consent_record ATTACH PARTITION ${table} FOR VALUES IN ('${part}')`)
}

function tableOf(part: string) {
  return `consent_record_${part.replace('-', '_')}`
}

async function inTransaction<T>(pool: Pool, begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client: PoolClient = await pool.connect()
  let broken: Error | undefined
  client.on('error', noteBroken)
  function noteBroken(error: Error) {
    broken = error
  }
  try {
    await client.query(begin)
    const result = await work({ query: (sql, values) => client.query(sql, values as Value[]).then(answer => answer.rows) })
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that failed is not asked to roll back: closing it does, and cannot hang.
    broken = error as Error
    throw error
  } finally {
    client.off('error', noteBroken)
    client.release(broken)
  }
}

/** Two processes that start at once may both find a table missing: the second try finds it there. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  return work().catch(work)
}

async function loadPg(): Promise<Pick<typeof import('pg'), 'Pool' | 'types'>> {
  try {
    const module = await import('pg')
    return module.default ?? module
  } catch {
    throw new StoreError('PostgreSQL needs the package pg. Install it: npm install pg')
  }
}

function withoutPassword(url: string) {
  return url.replace(/\/\/[^@/]*@/, '//')
}
