import { onRestore } from '../lib/onRestore'
import { local } from '../lib/storage'
import type { Store } from '../state/store'
import type { ConsentRecord, Transport } from '../types'
import { failure, isRetryable, type Failure } from './failure'
import { refusal, type Sender } from './http'
import { surplus } from './limits'
import { parseRecord } from './parse'
import { HOUR, nextDelay, TRIES } from './retry'
import type { Write } from './write'

export interface Outbox {
  /** Keeps the record, or what became of it, and sends nothing yet. */
  put(record: ConsentRecord): void
  /** Sends a record that was put, in this task. Rejects where it was not delivered; it stays where another try may help. */
  send(record: ConsentRecord): Promise<void>
  /** Takes over a record whose first try failed elsewhere, with the answer or the error. What is started sends it again. */
  refused(record: ConsentRecord, cause: unknown): Promise<void>
  /** From now on sends what waits: soon, when the browser is online, when the page is back, when it goes away. Returns stop. */
  start(): () => void
}

/**
 * Keeps records until their receiver has answered. One key a record (`prefix` + its id), so that two tabs never overwrite each
 * other; a record leaves only on an answer that says so (`Todo`). The back-off is here and not in the transport: the 5 tries
 * are those of the page view and not of each record, and nobody waits with the Web Lock in hand, which would keep the page
 * out of the back/forward cache.
 */
export function createOutbox(transport: Transport, prefix: string, write: Write, emit: Store['emit']): Outbox {
  const pauseKey = `${prefix}wait`
  /** What the storage does not take: closed, or full. */
  const unwritten = new Map<string, ConsentRecord>()
  const busy = new Set<string>()
  let halted: unknown = null
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function put(record: ConsentRecord): void {
    const { recordId } = record
    if (write(prefix + recordId, JSON.stringify(record))) unwritten.delete(recordId)
    else unwritten.set(recordId, record)
    waiting()
  }

  function remove({ recordId }: ConsentRecord): void {
    unwritten.delete(recordId)
    local.drop(prefix + recordId)
  }

  /** In the order of the decisions, within the limits. */
  function waiting(): ConsentRecord[] {
    const all = new Map(unwritten)
    for (const name of local.names()) {
      const record = name.startsWith(prefix) && parseRecord(local.read(name))
      if (record) all.set(record.recordId, record)
    }
    const records = [...all.values()].sort((a, b) => a.seq - b.seq || (a.decidedAt < b.decidedAt ? -1 : 1))
    const gone = surplus(records, Date.now())
    gone.forEach(remove)
    if (gone.length)
      emit('error', { code: 'record-dropped', message: `${gone.length} records found no receiver and were given up` })
    return records.filter(record => !gone.includes(record))
  }

  const idle = () => waiting().filter(({ recordId }) => !busy.has(recordId))

  async function deliver(record: ConsentRecord, leaving = false): Promise<void> {
    if (halted) throw halted
    // A receiver that asks for time gets it from every tab and from the next page. A clock set back is no reason to wait.
    const pause = Number(local.read(pauseKey)) - Date.now()
    if (pause > 0 && pause <= HOUR) throw failure('retry', pause)
    busy.add(record.recordId)
    try {
      await (transport as Sender)(record, leaving)
      remove(record)
      local.drop(pauseKey)
      emit('record', { record, state: 'delivered' })
    } catch (error) {
      react(record, error as Failure | undefined)
      throw error
    } finally {
      busy.delete(record.recordId)
    }
  }

  function react(record: ConsentRecord, cause: Failure | undefined): void {
    if (isRetryable(cause)) {
      if (cause?.retryAfterMs) write(pauseKey, String(Date.now() + Math.min(HOUR, cause.retryAfterMs)))
      return
    }
    const { todo, message } = cause!
    if (todo === 'remove') remove(record)
    if (todo === 'clear-stop') waiting().forEach(remove)
    else if (!halted) emit('error', { code: 'record-refused', message, cause })
    if (todo !== 'remove') halted = cause
  }

  function later(error: unknown): void {
    if (!isRetryable(error) || halted || timer || ++tries >= TRIES) return
    timer = setTimeout(flush, nextDelay(tries - 1, Math.random(), (error as Failure | undefined)?.retryAfterMs))
  }

  /** One tab sends what waits, up to the first answer that means "not now". */
  async function flush(): Promise<void> {
    timer = undefined
    try {
      await alone(prefix, async () => {
        for (const record of idle()) await deliver(record).catch(error => isRetryable(error) && Promise.reject(error))
      })
      tries = 0
    } catch (error) {
      later(error)
    }
  }

  /** Without a lock: a request for one is asynchronous, and a reload in this task would lose the record until the next page. */
  function send(record: ConsentRecord): Promise<void> {
    const sent = deliver(record)
    sent.catch(later)
    return sent
  }

  async function refused(record: ConsentRecord, cause: unknown): Promise<void> {
    put(record)
    tries ||= 1
    react(record, (cause instanceof Response ? await refusal(cause) : cause) as Failure | undefined)
  }

  function start(): () => void {
    function wake() {
      clearTimeout(timer)
      tries = 0
      void flush()
    }
    // The newest few: with a receiver that is down every page would otherwise end in fifty requests.
    const leave = () =>
      idle()
        .slice(-TRIES)
        .forEach(record => deliver(record, true).catch(() => {}))

    timer = setTimeout(flush, nextDelay(0, Math.random())) // the page's own start goes first
    const stopRestore = onRestore(() => timer || wake())
    addEventListener('online', wake)
    addEventListener('pagehide', leave)
    return () => {
      halted = failure('keep-stop')
      clearTimeout(timer)
      stopRestore()
      removeEventListener('online', wake)
      removeEventListener('pagehide', leave)
    }
  }

  return { put, send, refused, start }
}

/** One tab at a time. Where the lock is taken the task counts as failed, so that it is tried again if that tab dies. */
async function alone(name: string, task: () => Promise<void>): Promise<void> {
  await (navigator.locks
    ? navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? task() : Promise.reject()))
    : task())
}
