import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { buildCli } from './support/build.mjs'
import { runCli, startCollector } from './support/collector.mjs'
import { assertKept, storedIds } from './support/kept.mjs'
import { startPostgres } from './support/postgres.mjs'
import { post, record, startSenders } from './support/senders.mjs'

/** Each is one fault with real processes; it rejects where a promise is broken, and resolves with what was seen. */

/** `kill -9` at random under load, and started again on the same file. */
export async function collectorKilled({ rounds = 20 } = {}) {
  return withFolder(async dir => {
    const store = join(dir, 'consent.db')
    let collector = await startCollector({ store })
    const { url, port } = collector
    const senders = startSenders(() => url)
    for (let round = 0; round < rounds; round++) {
      await sleep(200 + Math.random() * 800)
      await collector.kill('SIGKILL')
      collector = await startCollector({ store, port })
    }
    await sleep(300)
    await senders.stop()
    await collector.kill('SIGTERM')
    const facts = await assertKept(store, senders.acknowledged)
    assert.ok(facts.acknowledged > rounds, 'there was no load')
    return { rounds, ...facts, statuses: senders.statuses }
  })
}

/** SIGTERM under load: every answer that was given counts, and the process ends by itself. */
export async function collectorStopped({ rounds = 5 } = {}) {
  return withFolder(async dir => {
    const store = join(dir, 'consent.db')
    let collector = await startCollector({ store })
    const { url, port } = collector
    const senders = startSenders(() => url)
    for (let round = 0; round < rounds; round++) {
      await sleep(400)
      assert.deepEqual(await collector.kill('SIGTERM'), { code: 0, signal: null })
      collector = await startCollector({ store, port })
    }
    await sleep(300)
    await senders.stop()
    await collector.kill('SIGTERM')
    return { rounds, ...(await assertKept(store, senders.acknowledged)) }
  })
}

/** A disk that runs full and gets space again. Needs the right to mount a tmpfs. */
export async function diskFull({ megabytes = 6 } = {}) {
  return withFolder(async dir => {
    const disk = join(dir, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk])
    try {
      const store = join(disk, 'consent.db')
      const ballast = join(disk, 'ballast')
      writeFileSync(ballast, Buffer.alloc((megabytes / 2) * 1024 * 1024))
      const collector = await startCollector({ store })
      const ready = async () => (await fetch(`${collector.url}/readyz`)).status
      assert.equal(await ready(), 200)
      const senders = startSenders(() => collector.url)
      await until(() => senders.statuses[503] > 20, 60_000, 'the disk did not run full')
      await sleep(1100)
      assert.equal(await ready(), 503)
      const before = senders.acknowledged.size
      rmSync(ballast)
      await until(() => senders.acknowledged.size > before + 50, 20_000, 'it did not recover when there was space again')
      await senders.stop()
      assert.deepEqual(await collector.kill('SIGTERM'), { code: 0, signal: null })
      return { before, ...(await assertKept(store, senders.acknowledged)), statuses: senders.statuses }
    } finally {
      execFileSync('umount', [disk])
    }
  })
}

/** Two collectors on one file, the same records to both, and commands beside them. */
export async function twoCollectors({ seconds = 10 } = {}) {
  return withFolder(async dir => {
    const store = join(dir, 'consent.db')
    const both = [await startCollector({ store }), await startCollector({ store })]
    assert.match(both[1].log(), /"event":"file-shared"/)
    let turn = 0
    const senders = startSenders(() => both[turn++ % 2].url)
    const doubles = []
    const end = Date.now() + seconds * 1000
    while (Date.now() < end) {
      const body = JSON.stringify(record())
      doubles.push(await Promise.all(Array.from({ length: 10 }, (_, n) => post(both[n % 2].url, body))))
      if (doubles.length % 20 === 1) assert.equal((await runCli(['export', '--store', store])).code, 0)
      if (doubles.length % 20 === 11) assert.equal((await runCli(['expire', '--store', store])).code, 0)
    }
    await senders.stop()
    for (const statuses of doubles)
      assert.equal(statuses.filter(status => status === 201).length, 1, `stored not once: ${statuses}`)
    for (const collector of both) assert.equal((await collector.kill('SIGTERM')).code, 0)
    return { doubles: doubles.length, ...(await assertKept(store, senders.acknowledged)), statuses: senders.statuses }
  })
}

/** One record a thousand times at once over two collectors on one PostgreSQL. */
export async function thousandTimes({ times = 1000 } = {}) {
  return withPostgres(async ({ url: store }) => {
    const both = [await startCollector({ store }), await startCollector({ store })]
    const one = record()
    const body = JSON.stringify(one)
    const statuses = await Promise.all(Array.from({ length: times }, (_, n) => post(both[n % 2].url, body)))
    assert.equal(statuses.filter(status => status === 201).length, 1)
    assert.equal(statuses.filter(status => status === 200).length, times - 1)
    assert.deepEqual(await storedIds(store), [one.recordId])
    for (const collector of both) await collector.kill('SIGTERM')
    return { times }
  })
}

/** PostgreSQL killed at random under load and started again; the collector stays up. */
export async function postgresKilled({ rounds = 8 } = {}) {
  return withPostgres(async postgres => {
    const store = postgres.url
    const collector = await startCollector({ store })
    const senders = startSenders(() => collector.url)
    for (let round = 0; round < rounds; round++) {
      await sleep(500 + Math.random() * 700)
      postgres.kill()
      await sleep(300)
      const before = senders.acknowledged.size
      postgres.start()
      await until(() => senders.acknowledged.size > before + 10, 20_000, 'it did not recover when PostgreSQL was back')
    }
    await senders.stop()
    assert.deepEqual(await collector.kill('SIGTERM'), { code: 0, signal: null })
    return { rounds, ...(await assertKept(store, senders.acknowledged)), statuses: senders.statuses }
  })
}

/** A lock that is held for long: nobody waits longer than a browser does, and nothing piles up in the database. */
export async function postgresHangs({ seconds = 20 } = {}) {
  return withPostgres(async postgres => {
    const store = postgres.url
    const collector = await startCollector({ store })
    const senders = startSenders(() => collector.url)
    await sleep(1000)
    const client = new pg.Client(store)
    await client.connect()
    await client.query('BEGIN; LOCK TABLE consent_record IN ACCESS EXCLUSIVE MODE')
    let most = 0
    for (let second = 0; second < seconds; second++) {
      await sleep(1000)
      const { rows } = await client.query(`SELECT COUNT(*) AS count FROM pg_stat_activity WHERE application_name = 'consentry'`)
      most = Math.max(most, Number(rows[0].count))
    }
    assert.ok(senders.statuses[503] > 0, 'senders were left waiting')
    assert.equal(senders.statuses[0], undefined, 'senders waited longer than a browser does')
    assert.ok(most <= 5, `${most} connections pile up`)
    const before = senders.acknowledged.size
    await client.query('COMMIT')
    await client.end()
    await until(() => senders.acknowledged.size > before + 50, 20_000, 'it did not recover when the lock was gone')
    await senders.stop()
    await collector.kill('SIGTERM')
    return { seconds, connections: most, ...(await assertKept(store, senders.acknowledged)), statuses: senders.statuses }
  })
}

/** PostgreSQL away for a while under load: 503, bounded memory, and everything drains afterwards. */
export async function storeAway({ seconds = 60, mostMegabytes = 250 } = {}) {
  return withPostgres(async postgres => {
    const store = postgres.url
    const collector = await startCollector({ store })
    const senders = startSenders(() => collector.url, 64)
    await sleep(1000)
    postgres.kill()
    let most = 0
    for (let second = 0; second < seconds; second++) {
      await sleep(1000)
      most = Math.max(most, megabytesOf(collector.pid))
    }
    assert.equal((await fetch(`${collector.url}/readyz`)).status, 503)
    assert.equal((await fetch(`${collector.url}/healthz`)).status, 200)
    assert.ok(most < mostMegabytes, `it grew to ${most} MB`)
    const before = senders.acknowledged.size
    postgres.start()
    await until(() => senders.acknowledged.size > before + 100, 20_000, 'it did not drain')
    await senders.stop()
    await collector.kill('SIGTERM')
    return { seconds, megabytes: most, ...(await assertKept(store, senders.acknowledged)), statuses: senders.statuses }
  })
}

/** One network floods; another one is served. */
export async function flood({ seconds = 5 } = {}) {
  return withFolder(async dir => {
    const collector = await startCollector({ store: join(dir, 'consent.db'), rate: '10' })
    const end = Date.now() + seconds * 1000
    const flooded = {}
    const flooder = async () => {
      while (Date.now() < end) {
        const status = await post(collector.url, JSON.stringify(record()), { localAddress: '127.0.0.1' })
        flooded[status] = (flooded[status] ?? 0) + 1
      }
    }
    const times = []
    const visitor = async () => {
      while (Date.now() < end) {
        const start = performance.now()
        assert.equal(await post(collector.url, JSON.stringify(record()), { localAddress: '127.7.7.7' }), 201)
        times.push(performance.now() - start)
        await sleep(150)
      }
    }
    await Promise.all([visitor(), ...Array.from({ length: 32 }, flooder)])
    await collector.kill('SIGTERM')
    assert.ok(flooded[201] <= 40 + 10 * (seconds + 1), `too many got through: ${flooded[201]}`)
    assert.ok(flooded[429] > flooded[201], 'nobody was slowed down')
    times.sort((a, b) => a - b)
    const slowest = Math.round(times.at(-1))
    assert.ok(slowest < 500, `another network waited ${slowest} ms`)
    return { flooded, slowest }
  })
}

/** A log moves to PostgreSQL while it is written to; the second run brings the rest. */
export async function moved({ seconds = 5 } = {}) {
  return withFolder(dir =>
    withPostgres(async postgres => {
      const from = join(dir, 'consent.db')
      const collector = await startCollector({ store: from })
      const senders = startSenders(() => collector.url)
      await sleep((seconds * 1000) / 2)
      const during = await move(from, postgres.url)
      await sleep((seconds * 1000) / 2)
      await senders.stop()
      await collector.kill('SIGTERM')
      const after = await move(from, postgres.url)
      const again = await move(from, postgres.url)
      assert.match(again, / 0 added, .* 0 conflicts/)
      assert.deepEqual((await storedIds(postgres.url)).sort(), (await storedIds(from)).sort())
      return { during, after, ...(await assertKept(postgres.url, senders.acknowledged)) }
    })
  )
}

async function move(from, to) {
  const cli = await buildCli()
  const reader = spawn(process.execPath, [cli, 'export', '--store', from], { stdio: ['ignore', 'pipe', 'ignore'] })
  const { code, out, err } = await runCli(['import', '--store', to], { input: reader.stdout })
  assert.equal(code, 0, err)
  return out.trim()
}

async function withFolder(work) {
  const dir = mkdtempSync(join(tmpdir(), 'consentry-fault-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function withPostgres(work) {
  const postgres = await startPostgres()
  try {
    return await work(postgres)
  } finally {
    postgres.stop()
  }
}

async function until(condition, ms, otherwise) {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) throw new Error(otherwise)
    await sleep(50)
  }
}

function megabytesOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024)
}
