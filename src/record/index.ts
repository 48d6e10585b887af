import { afterPaint } from '../lib/afterPaint'
import { local } from '../lib/storage'
import { uuid } from '../lib/uuid'
import { readSignals } from '../regime/gpc'
import type { Regime } from '../regime/resolve'
import type { Effect, Store } from '../state/store'
import type { ConsentRecord, InterfaceOptions, Messages } from '../types'
import { createLane, type LoadDelivery } from './lane'
import { canonical, hashOf, noticeOf } from './notice'
import { parseRecord } from './parse'
import { buildRecord, type Decided } from './record'
import { createWrite } from './write'

/** Characters of the records before the last one: about fifty. The oldest falls off, and is no JSON where it is cut. */
const MOST = 50_000

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
  /** The notice itself, canonical JSON: what the hash is made from. */
  noticeText(locale: string | null, texts: Messages | null): string
}

export function createRecorder(store: Store, loadDelivery: LoadDelivery): Recorder {
  const { config, emit } = store
  const { name } = config.cookie
  const { history } = config.ui as InterfaceOptions
  const write = createWrite(emit)
  const lanes = config.record.map((target, index) => createLane(target, `${name}.out.${index}.`, write, emit, loadDelivery))
  /** The last record, where the storage does not take it. */
  let unwritten: ConsentRecord | null = null
  /** Hash of the notice without an interface, under a regime: computed ahead so that a click waits for nothing. */
  let silent: { regime: Regime; hash: string | null } | undefined
  /** The record of this change, between the two effects. */
  let written: Promise<ConsentRecord> | ConsentRecord | null = null

  const last = () => unwritten ?? parseRecord(local.read(`${name}.last`)?.split('\n')[0])

  function keep(record: ConsentRecord): void {
    for (const lane of lanes) lane.put(record)
  }

  function remember(record: ConsentRecord): void {
    // What it follows stays below it, a line each, where the site asks for that. Another consent id begins anew.
    const earlier = history && record.prevRecordId ? `\n${local.read(`${name}.last`)}`.slice(0, MOST) : ''
    unwritten = write(`${name}.last`, JSON.stringify(record) + earlier) ? null : record
  }

  const noticeText = (locale: string | null, texts: Messages | null) =>
    canonical(noticeOf(config, store.$regime.get(), locale, texts))
  const hashNotice = (locale: string | null, texts: Messages | null) => hashOf(noticeText(locale, texts))

  async function hashSilence(): Promise<void> {
    silent = { regime: store.$regime.get(), hash: await hashNotice(null, null) }
  }

  /** For a decision that came before its hash: a few ms later the record is whole. */
  async function complete(record: ConsentRecord): Promise<ConsentRecord> {
    record = { ...record, notice: { ...record.notice, hash: await hashNotice(null, null) } }
    keep(record)
    if (last()?.recordId === record.recordId) remember(record)
    return record
  }

  function outbox(): () => void {
    const stops = [
      store.$change.listen(change => {
        const { decision } = change
        if (!decision) return
        const regime = store.$regime.get()
        const { hash, locale } = decision.shown ?? {
          // The regime may have become another one meanwhile.
          hash: silent?.regime === regime ? silent.hash : undefined,
          locale: store.$locale.get()
        }
        const record = buildRecord({
          config,
          regime,
          signals: readSignals(navigator),
          change: change as Decided,
          last: last(),
          now: Date.now(),
          recordId: uuid(),
          page: location,
          locale,
          hash: hash ?? null
        })
        keep(record)
        remember(record)
        if (!lanes[0]) return
        written = hash === undefined ? complete(record) : record
        emit('record', { record, state: 'queued' })
      })
    ]
    if (lanes[0])
      stops.push(
        // Not while the page is being built.
        store.$regime.subscribe(() => stops.push(afterPaint(hashSilence)))
      )
    return () => stops.forEach(stop => stop())
  }

  function send(): () => void {
    const toAll = (record: ConsentRecord) => Promise.all(lanes.map(lane => lane.send(record).catch(() => {})))
    const stops = lanes.map(lane => lane.start())
    stops.push(
      store.$change.listen(change => {
        if (written) change.sent = written instanceof Promise ? written.then(toAll) : toAll(written)
        written = null
      })
    )
    return () => stops.forEach(stop => stop())
  }

  return { outbox, send, last, hashNotice, noticeText }
}
