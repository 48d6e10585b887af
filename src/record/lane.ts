import { afterPaint } from '../lib/afterPaint'
import { local } from '../lib/storage'
import type { Store } from '../state/store'
import type { ConsentRecord, Target } from '../types'
import type { Outbox } from './outbox'
import { post } from './post'
import type { Write } from './write'

/** Brings `delivery.ts`. */
export type LoadDelivery = (part: 'delivery') => Promise<typeof import('./delivery')>

function online(): Promise<unknown> {
  return new Promise(done => addEventListener('online', done, { once: true }))
}

/** The way to one receiver. */
export interface Lane {
  /** Writes the record down, before it is sent: `prefix` + its id. */
  put(record: ConsentRecord): void
  /** Sends it, in this task. Resolves at the first answer, whatever it is. */
  send(record: ConsentRecord): Promise<void>
  /** Goes on with what waits from earlier pages. Returns stop. */
  start(): () => void
}

/**
 * The first try of a fresh record. Most are taken at once; what is refused, unanswered or left from an earlier page is the work
 * of an outbox, which is loaded only then.
 */
export function createLane(target: Target, prefix: string, write: Write, emit: Store['emit'], load: LoadDelivery): Lane {
  let outbox: Outbox | undefined
  let opening: Promise<Outbox> | undefined
  let stop: (() => void) | undefined

  function open(): Promise<Outbox> {
    // Where there is no answer there may be no network, and no file.
    opening ??= load('delivery')
      .catch(() => online().then(() => load('delivery')))
      .then(({ createOutbox, http }) => {
        outbox = createOutbox(typeof target === 'function' ? target : http(target), prefix, write, emit)
        stop = outbox.start()
        return outbox
      })
    return opening
  }

  async function first(record: ConsentRecord): Promise<void> {
    const response = typeof target === 'function' ? await target(record) : await post(target, record)
    if (response && !response.ok) throw response
    local.drop(prefix + record.recordId)
    emit('record', { record, state: 'delivered' })
  }

  return {
    put: record => write(prefix + record.recordId, JSON.stringify(record)),
    async send(record) {
      // The receiver has asked for time, on an earlier page.
      const waits = Number(local.read(`${prefix}wait`)) > Date.now()
      if (outbox || waits) (await open()).put(record)
      await (outbox ? outbox.send(record) : first(record)).catch(async cause => outbox || (await open()).refused(record, cause))
    },
    start() {
      // The first look into a storage costs a call to the browser's process: the page comes first.
      const stopLook = afterPaint(() => {
        if (local.names().some(name => name.startsWith(prefix))) open().catch(() => {})
      })
      return () => {
        stopLook()
        stop?.()
      }
    }
  }
}
