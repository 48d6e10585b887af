import { onRestore } from '../lib/onRestore'
import { safeStorage } from '../lib/safeStorage'
import type { ConsentRecord, Transport } from '../types'
import { failure, isRetryable, type Failure } from './failure'
import type { Sender } from './http'
import { surplus } from './limits'
import { parseRecord } from './parse'
import { HOUR, nextDelay, TRIES } from './retry'

export interface QueueOptions {
  /** Prefix of the localStorage keys, one key a record. Each transport needs its own. */
  key: string
  delivered?(record: ConsentRecord): void
  failed?(code: string, message: string, cause?: unknown): void
}

/** A transport that keeps each record until its receiver has answered. */
export interface Queue extends Transport {
  /** Keeps the record, or what became of it, and sends nothing yet. */
  put(record: ConsentRecord): void
  /** Sends a record that was put, in this task. Rejects where it was not delivered; it stays where another try may help. */
  send(record: ConsentRecord): Promise<void>
  /** From now on sends what waits: soon, when the browser is online, when the page is back, when it goes away. Returns stop. */
  start(): () => void
}

/**
 * An outbox around a transport. One key a record, so that two tabs never overwrite each other; a record leaves only on an
 * answer that says so (`Todo`). The back-off is here and not in the transport: the 5 tries are those of the page view and not
 * of each record, and nobody waits with the Web Lock in hand, which would keep the page out of the back/forward cache.
 */
export function queued(transport: Transport, { key, delivered, failed }: QueueOptions): Queue {
  const storage = safeStorage('localStorage')
  const memory = new Map<string, string>()
  const busy = new Set<string>()
  let refused = false // by the storage
  let halted: unknown = null
  let tries = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function write(name: string, text: string): void {
    memory.delete(name)
    try {
      storage!.setItem(name, text)
    } catch (cause) {
      memory.set(name, text)
      if (!refused)
        failed?.('record-not-stored', 'The browser cannot store the record: it is lost if it cannot be sent now', cause)
      refused = true
    }
  }

  const read = (name: string) => memory.get(name) ?? storage?.getItem(name)

  function remove(name: string): void {
    memory.delete(name)
    storage?.removeItem(name)
  }

  /** In the order of the decisions, within the limits. */
  function waiting(): ConsentRecord[] {
    const names = [...Object.keys(storage ?? {}), ...memory.keys()].filter(name => name.startsWith(key))
    const records = names.flatMap(name => parseRecord(read(name)) ?? [])
    records.sort((a, b) => a.seq - b.seq || (a.decidedAt < b.decidedAt ? -1 : 1))
    const gone = surplus(records, Date.now())
    for (const { recordId } of gone) remove(key + recordId)
    if (gone.length) failed?.('record-dropped', `${gone.length} records found no receiver and were given up`)
    return records.filter(record => !gone.includes(record))
  }

  function put(record: ConsentRecord): void {
    write(key + record.recordId, JSON.stringify(record))
    waiting()
  }

  async function deliver(record: ConsentRecord, leaving = false): Promise<void> {
    if (halted) throw halted
    // A receiver that asks for time gets it from every tab, and from the next page. A clock that was set back is no reason to wait.
    const pause = Number(read(`${key}wait`) ?? 0) - Date.now()
    if (pause > 0 && pause <= HOUR) throw failure('retry', 'The receiver asked for time', pause)
    busy.add(record.recordId)
    try {
      await (transport as Sender)(record, leaving)
      remove(key + record.recordId)
      delivered?.(record)
    } catch (error) {
      react(record, error as Failure | undefined)
      throw error
    } finally {
      busy.delete(record.recordId)
    }
  }

  function react(record: ConsentRecord, error: Failure | undefined): void {
    const todo = error?.todo
    if (todo === 'remove') {
      remove(key + record.recordId)
      failed?.('record-refused', error!.message, error)
    } else if (todo === 'keep-stop') {
      if (!halted) failed?.('record-endpoint', error!.message, error)
      halted = error
    } else if (todo === 'clear-stop') {
      halted = error
      for (const { recordId } of waiting()) remove(key + recordId)
    } else if (error?.retryAfterMs) {
      write(`${key}wait`, String(Date.now() + Math.min(HOUR, error.retryAfterMs)))
    }
  }

  function later(error: unknown): void {
    if (!isRetryable(error) || halted || timer || ++tries >= TRIES) return
    timer = setTimeout(flush, nextDelay(tries - 1, Math.random(), (error as Failure | undefined)?.retryAfterMs))
  }

  /** One tab sends what waits. Stops at the first answer that means "not now". */
  async function flush(): Promise<void> {
    timer = undefined
    try {
      await alone(key, async () => {
        for (const record of waiting().filter(isIdle)) {
          await deliver(record).catch(error => {
            if (isRetryable(error)) throw error
          })
        }
      })
      tries = 0
    } catch (error) {
      later(error)
    }
  }

  const isIdle = ({ recordId }: ConsentRecord) => !busy.has(recordId)

  /** Without a lock: a request for one is asynchronous, and a reload in this task would lose the record until the next page. */
  function send(record: ConsentRecord): Promise<void> {
    return deliver(record).catch(error => {
      later(error)
      throw error
    })
  }

  function start(): () => void {
    function wake() {
      clearTimeout(timer)
      tries = 0
      void flush()
    }
    // The newest few: with a receiver that is down every page would otherwise end in fifty requests.
    function leave() {
      for (const record of waiting().filter(isIdle).slice(-TRIES)) deliver(record, true).catch(() => {})
    }
    timer = setTimeout(flush, nextDelay(0, Math.random())) // the page's own start goes first
    const stopRestore = onRestore(() => timer || wake())
    addEventListener('online', wake)
    addEventListener('pagehide', leave)
    return () => {
      halted = failure('keep-stop', 'Stopped')
      clearTimeout(timer)
      stopRestore()
      removeEventListener('online', wake)
      removeEventListener('pagehide', leave)
    }
  }

  async function transportAndKeep(record: ConsentRecord): Promise<void> {
    put(record)
    await send(record)
  }

  return Object.assign(transportAndKeep, { put, send, start })
}

/** One tab at a time. Where the lock is taken the task counts as failed, so that it is tried again if that tab dies. */
async function alone(name: string, task: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return task()
  await navigator.locks.request(name, { ifAvailable: true }, async lock => {
    if (!lock) throw failure('retry', 'Another tab is sending')
    await task()
  })
}
