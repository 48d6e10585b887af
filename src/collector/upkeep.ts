import { hostname } from 'node:os'
import { expire } from './expire'
import type { Ledger } from './ledger'
import { silent } from './log'
import { monthsAround } from './months'
import { readNotices } from './notices'
import { monthsKept, type CollectorOptions } from './options'
import type { Store } from './store'

const HOUR = 3_600_000

/** What a collector does at its start and then by the hour: notices, months ahead, retention. Resolves with stop. */
export async function startUpkeep(store: Store, ledger: Ledger, options: CollectorOptions): Promise<() => Promise<void>> {
  const { log = silent, notices } = options
  await warnOfAnother(store, log)
  if (notices) log('info', 'notices', { read: await readNotices(store, notices) })
  await months()
  let running = Promise.resolve()
  // The first round a little later: a start under load has more urgent things to do.
  const first = setTimeout(round, 30_000)
  const timer = setInterval(round, HOUR)
  first.unref()
  timer.unref()

  async function months() {
    const failed = await store.makeMonths(monthsAround(Date.now(), 2, 3))
    if (failed.length) log('warn', 'month-in-default-partition', { months: failed.join(' ') })
  }

  function round() {
    running = running.then(async () => {
      try {
        await months()
        for (const { site, before, records } of await expire(store, ledger, monthsKept(options.retention)))
          log('info', 'expired', { site, before, records })
      } catch (error) {
        log('error', 'upkeep-failed', { message: (error as Error).message })
      }
    })
  }

  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    await running
    if (store.kind === 'sqlite')
      await store
        .transaction(queries => queries.query(`DELETE FROM consent_meta WHERE name = 'writer' AND value = $1`, [self()]))
        .catch(() => {})
  }
}

/** Two collectors on one SQLite file are correct, as the file is locked for each commit; only slower, and rarely meant. */
async function warnOfAnother(store: Store, log: NonNullable<CollectorOptions['log']>) {
  if (store.kind !== 'sqlite') return
  const [row] = await store.query<{ value: string }>(`SELECT value FROM consent_meta WHERE name = 'writer'`)
  if (row && row.value !== self() && isAlive(row.value)) log('warn', 'file-shared', { with: row.value })
  await store.transaction(queries =>
    queries.query(
      `INSERT INTO consent_meta (name, value) VALUES ('writer', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [self()]
    )
  )
}

function self() {
  return `${hostname()} ${process.pid}`
}

function isAlive(writer: string) {
  const [host, pid] = writer.split(' ')
  if (host !== hostname()) return true
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
