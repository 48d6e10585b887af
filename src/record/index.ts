import { safeStorage } from '../lib/safeStorage'
import { uuid } from '../lib/uuid'
import { readSignals } from '../regime/gpc'
import type { Change, Effect, Store } from '../state/store'
import type { ConsentRecord, Messages } from '../types'
import { http } from './http'
import { canonical, hashOf, noticeOf } from './notice'
import { parseRecord } from './parse'
import { queued } from './queue'
import { buildRecord } from './record'

/** A decision → its proof → the receivers. Two effects, since other work lies between writing and sending (consent.ts). */
export interface Recorder {
  /** Builds the record and writes it down, before anything can navigate away. */
  outbox: Effect
  /** Sends it, and what waits from earlier pages. */
  send: Effect
  /** The last record of this browser, for the receipt. */
  last(): ConsentRecord | null
  /** Hash of the notice with these texts; null on plain http. */
  hashNotice(locale: string | null, texts: Messages | null): Promise<string | null>
}

export function createRecorder(store: Store): Recorder {
  const { config, emit } = store
  const lastKey = `${config.cookie.name}.last`
  const storage = safeStorage('localStorage')
  let unstored: ConsentRecord | null = null
  /** Hash of the notice without an interface, or the promise of it. */
  let silent: Promise<string | null> | string | null = null
  /** The record of this change, between the two effects. */
  let written: Promise<ConsentRecord> | ConsentRecord

  const queues = config.record.map((target, index) =>
    queued(typeof target === 'function' ? target : http(target), {
      key: `${config.cookie.name}.out.${index}.`,
      delivered: record => emit('record', { record, state: 'delivered' }),
      failed: (code, message, cause) => emit('error', { code, message, cause })
    })
  )

  function last(): ConsentRecord | null {
    return unstored ?? parseRecord(storage?.getItem(lastKey))
  }

  function remember(record: ConsentRecord): void {
    unstored = null
    try {
      storage!.setItem(lastKey, JSON.stringify(record))
    } catch {
      unstored = record
    }
  }

  function put(record: ConsentRecord): void {
    for (const queue of queues) queue.put(record)
  }

  function hashNotice(locale: string | null, texts: Messages | null): Promise<string | null> {
    return hashOf(canonical(noticeOf(config, store.$regime.get(), locale, texts)))
  }

  /** Computed ahead, for decisions without an interface: the click waits for nothing. */
  function hashSilence(): void {
    const hashing = hashNotice(null, null)
    silent = hashing
    void hashing.then(hash => {
      if (silent === hashing) silent = hash
    })
  }

  /** For a decision that came before its hash: a few ms later the record is whole. */
  async function complete(record: ConsentRecord, hash: Promise<string | null>): Promise<ConsentRecord> {
    const whole = { ...record, notice: { ...record.notice, hash: await hash } }
    put(whole)
    if (last()?.recordId === whole.recordId) remember(whole)
    return whole
  }

  function outbox(): () => void {
    const stopHashing = queues.length ? store.$regime.subscribe(hashSilence) : () => {}
    const stop = store.$change.listen(change => {
      const decision = change?.decision
      if (!decision) return
      const hash = decision.shown ? decision.shown.hash : silent
      const record = buildRecord({
        config,
        regime: store.$regime.get(),
        signals: readSignals(navigator),
        decision,
        change: change as Change,
        last: last(),
        now: Date.now(),
        newId: uuid,
        page: location,
        locale: decision.shown?.locale ?? store.$locale.get(),
        hash: hash instanceof Promise ? null : hash
      })
      put(record)
      remember(record)
      if (queues.length) emit('record', { record, state: 'queued' })
      written = hash instanceof Promise ? complete(record, hash) : record
    })
    return () => {
      stop()
      stopHashing()
    }
  }

  function send(): () => void {
    const stops = queues.map(queue => queue.start())
    const first = (record: ConsentRecord) => Promise.all(queues.map(queue => queue.send(record).catch(() => {})))
    const stop = store.$change.listen(change => {
      if (!change?.decision || !queues.length) return
      const sent = written instanceof Promise ? written.then(first) : first(written)
      ;(change as Change).sent = sent
    })
    return () => {
      stop()
      for (const stopQueue of stops) stopQueue()
    }
  }

  return { outbox, send, last, hashNotice }
}
