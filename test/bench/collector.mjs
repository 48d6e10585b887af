import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { createRequire } from 'node:module'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeBuild } from '../faults/support/build.mjs'
import { KEY, startCollector } from '../faults/support/collector.mjs'
import { postgresPrograms, startPostgres } from '../faults/support/postgres.mjs'
import { post, record } from '../faults/support/senders.mjs'

/**
 * `npm run bench:collector`: records a second, answered after their commit, with the load on the same machine; and how the
 * proof query grows. `--seconds 10`, `--rows 10000,100000,1000000`, `--rows none`.
 */
const CONNECTIONS = 64
const option = (name, otherwise) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : otherwise
const seconds = Number(option('seconds', '10'))
const rows = option('rows', '10000,100000,1000000').split(',').map(Number).filter(Boolean)

async function measure() {
  console.log(`${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.version}, ${CONNECTIONS} connections, ${seconds} s`)
  const dir = mkdtempSync(join(tmpdir(), 'consentry-bench-'))
  const postgres = postgresPrograms() ? await startPostgres() : null
  try {
    await throughput('SQLite', join(dir, 'consent.db'))
    if (postgres) await throughput('PostgreSQL', postgres.url)
    else console.log('PostgreSQL skipped: none is installed')
    if (rows.length) {
      await growth('SQLite', join(dir, 'growth.db'), openSqlite)
      if (postgres) await growth('PostgreSQL', postgres.url, openPostgres)
    }
  } finally {
    postgres?.stop()
    rmSync(dir, { recursive: true, force: true })
    removeBuild()
  }
}

async function throughput(name, store) {
  const collector = await startCollector({ store })
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), 'load', collector.url, String(seconds)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let out = ''
  child.stdout.on('data', data => (out += data))
  await new Promise(resolve => child.on('close', resolve))
  const status = readFileSync(`/proc/${collector.pid}/status`, 'utf8')
  const megabytes = kind => Math.round(Number(new RegExp(`${kind}:\\s+(\\d+)`).exec(status)[1]) / 1000)
  const cpu = cpuSeconds(collector.pid)
  await collector.kill('SIGTERM')
  const { perSecond, p50, p99, others, all } = JSON.parse(out)
  console.log(
    `${name.padEnd(10)} ${perSecond} records/s, p50 ${p50} ms, p99 ${p99} ms, ${((cpu / all) * 1000).toFixed(2)} ms of CPU a record, RSS ${megabytes('VmRSS')} MB (peak ${megabytes('VmHWM')})${others ? `, ${others} not stored` : ''}`
  )
}

/** What the collector itself used, which a busy machine does not blur. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** In a process of its own, as it would be. The first second warms up. */
async function load(url, duration) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const start = performance.now() + 1000
  const end = start + duration * 1000
  const times = []
  let others = 0
  let all = 0
  const visitor = async () => {
    while (performance.now() < end) {
      const sent = performance.now()
      const status = await post(url, JSON.stringify(record()), { agent })
      all++
      if (sent < start) continue
      if (status === 201) times.push(performance.now() - sent)
      else others++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor))
  agent.destroy()
  const { p50, p99 } = quantiles(times)
  console.log(JSON.stringify({ perSecond: Math.round(times.length / duration), p50, p99, others, all }))
}

async function growth(name, store, open) {
  // The collector makes the tables.
  await (await startCollector({ store })).kill('SIGTERM')
  const db = await open(store)
  let there = 0
  for (const count of rows) {
    await db.fill(count - there)
    there = count
    const ids = await db.someIds(300)
    const collector = await startCollector({ store })
    const times = []
    const agent = new Agent({ keepAlive: true })
    for (const id of ids) {
      const start = performance.now()
      const answer = await ask(`${collector.url}/v1/consents/${id}`, agent)
      times.push(performance.now() - start)
      if (JSON.parse(answer).records.length !== 1) throw new Error(`no proof of ${id}: ${answer}`)
    }
    agent.destroy()
    await collector.kill('SIGTERM')
    const { p50, p99 } = quantiles(times.slice(50))
    console.log(`${name.padEnd(10)} proof over HTTP at ${count.toLocaleString('en-US')} rows: p50 ${p50} ms, p99 ${p99} ms`)
  }
  await db.close()
}

function ask(url, agent) {
  return new Promise((resolve, reject) =>
    get(url, { agent, headers: { authorization: `Bearer ${KEY}` } }, answer => {
      let text = ''
      answer.on('data', data => (text += data))
      answer.on('end', () => resolve(text))
    }).on('error', reject)
  )
}

/** Rows over thirteen months, each with an entry of the ledger, as a quiet site has them. */
const fillSql = (series, uuid, part) => {
  const rest = { ...record(), recordId: undefined, consentId: undefined }
  const body = `'{"recordId":"' || id || '","consentId":"' || consent || '",' || '${JSON.stringify(rest).slice(1)}'`
  return [
    `CREATE TEMPORARY TABLE filling AS SELECT n, ${part} AS part, ${uuid} AS id, ${uuid} AS consent FROM (${series}) AS numbers`,
    `INSERT INTO consent_record (site, part, id, consent, received_ms, hash, body)
     SELECT 'example.com', part, id, consent, 1700000000000 + n, 'sha256-' || id || 'padded-', ${body} FROM filling`,
    `INSERT INTO consent_ledger (site, at_ms, chain, seq, kind, part, prev, size, root, head, leaves)
     SELECT 'example.com', 1700000000000 + n, 'bench', n, 'commit', part, id, 1, id, id, 'sha256-' || id || 'padded-' FROM filling`,
    'DROP TABLE filling'
  ]
}

let filled = 0

async function openSqlite(path) {
  const db = new (createRequire(import.meta.url)('libsql'))(path)
  const random = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`
  return {
    async fill(count) {
      const series = `WITH RECURSIVE s(n) AS (SELECT ${filled} UNION ALL SELECT n + 1 FROM s WHERE n < ${filled + count - 1}) SELECT n FROM s`
      filled += count
      for (const sql of fillSql(series, random, `'2026-' || substr('0' || (1 + n % 12), -2)`)) db.exec(sql)
    },
    someIds: async count =>
      db
        .prepare(`SELECT consent FROM consent_record ORDER BY id LIMIT ${count}`)
        .all()
        .map(row => row.consent),
    close: async () => db.close()
  }
}

async function openPostgres(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  return {
    async fill(count) {
      for (let month = 1; month <= 12; month++) {
        const part = `2026-${String(month).padStart(2, '0')}`
        await client.query(
          `CREATE TABLE IF NOT EXISTS consent_record_${part.replace('-', '_')} PARTITION OF consent_record FOR VALUES IN ('${part}')`
        )
      }
      const series = `SELECT n FROM generate_series(${filled}, ${filled + count - 1}) AS n`
      filled += count
      for (const sql of fillSql(series, 'gen_random_uuid()::text', `'2026-' || lpad((1 + n % 12)::text, 2, '0')`))
        await client.query(sql)
      await client.query('ANALYZE consent_record')
    },
    someIds: async count =>
      (
        await client.query(
          `SELECT consent FROM consent_record WHERE part = '2026-03' AND hash LIKE '%padded-' ORDER BY id LIMIT ${count}`
        )
      ).rows.map(row => row.consent),
    close: () => client.end()
  }
}

function quantiles(times) {
  times.sort((a, b) => a - b)
  const at = share => Number((times[Math.floor(times.length * share)] ?? NaN).toFixed(1))
  return { p50: at(0.5), p99: at(0.99) }
}

if (process.argv[2] === 'load') await load(process.argv[3], Number(process.argv[4]))
else await measure()
