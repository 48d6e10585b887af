import { safeStorage } from '../lib/safeStorage'
import { uuid } from '../lib/uuid'
import { readSignals } from '../regime/gpc'
import type { Change, Effect, Store } from '../state/store'
import type { ConsentRecord, Messages } from '../types'
import { createLane, type LoadDelivery } from './lane'
import { canonical, hashOf, noticeOf } from './notice'
import { parseRecord } from './parse'
import { buildRecord, type Decided } from './record'
import { createWrite } from './write'

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

export function createRecorder(store: Store, loadDelivery: LoadDelivery): Recorder {
  const { config, emit } = store
  const { name } = config.cookie
  const storage = safeStorage('localStorage')
  const write = createWrite(emit)
  const lanes = config.record.map((target, index) => createLane(target, `${name}.out.${index}.`, write, emit, loadDelivery))
  /** The last record, where the storage does not take it. */
  let unwritten: ConsentRecord | null = null
  /** Hash of the notice without an interface, or the promise of it. */
  let silent: Promise<string | null> | string | null = null
  /** The record of this change, between the two effects. */
  let written: Promise<ConsentRecord> | ConsentRecord | null = null

  const last = () => unwritten ?? parseRecord(storage?.getItem(`${name}.last`))

  function remember(record: ConsentRecord): void {
    unwritten = write(`${name}.last`, JSON.stringify(record)) ? null : record
  }

  function put(record: ConsentRecord): void {
    for (const lane of lanes) lane.put(record)
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
    const stopHashing = lanes.length ? store.$regime.subscribe(hashSilence) : () => {}
    const stop = store.$change.listen(change => {
      const decision = change?.decision
      if (!decision) return
      const hash = decision.shown ? decision.shown.hash : silent
      const record = buildRecord({
        config,
        regime: store.$regime.get(),
        signals: readSignals(navigator),
        change: change as Decided,
        last: last(),
        now: Date.now(),
        newId: uuid,
        page: location,
        locale: decision.shown?.locale ?? store.$locale.get(),
        hash: hash instanceof Promise ? null : hash
      })
      put(record)
      remember(record)
      if (!lanes.length) return
      written = hash instanceof Promise ? complete(record, hash) : record
      emit('record', { record, state: 'queued' })
    })
    return () => {
      stop()
      stopHashing()
    }
  }

  function send(): () => void {
    const stops = lanes.map(lane => lane.start())
    const first = (record: ConsentRecord) => Promise.all(lanes.map(lane => lane.send(record).catch(() => {})))
    const stop = store.$change.listen(change => {
      if (!written) return
      const sent = written instanceof Promise ? written.then(first) : first(written)
      ;(change as Change).sent = sent
      written = null
    })
    return () => {
      stop()
      for (const stopOne of stops) stopOne()
    }
  }

  return { outbox, send, last, hashNotice }
}
