import { attempt } from '../lib/attempt'
import { local } from '../lib/storage'
import type { ConsentRecord, Messages } from '../types'
import { nameOf, type Scene } from './scene'

/** The records that this browser keeps of this consent id, newest first; record/index.ts writes them, one a line. None without `ui.history`. */
export function historyOf({ core, config, options }: Scene): ConsentRecord[] {
  const { name } = config.cookie
  const text = options.history && local.read(`${name}.last`)
  const records = new Map<string, ConsentRecord>()
  for (const line of text ? text.split('\n') : []) {
    const record = attempt((): ConsentRecord | null => JSON.parse(line), null)
    // The first of an id is the whole one: a record may be written before its hash is there, and again with it.
    if (record?.consentId === core.store.$stored.get()?.id && !records.has(record!.recordId))
      records.set(record!.recordId, record!)
  }
  return [...records.values()]
}

/** One decision in a line: when, the button that was pressed, what it stood at afterwards. */
export function lineOf({ decidedAt, action, surface, regime, choices, services }: ConsentRecord, scene: Scene): string {
  const { config, messages, locale } = scene
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(decidedAt))
  const button: Partial<Record<ConsentRecord['action'], keyof Messages>> = {
    'accept-all': 'accept',
    'reject-all': regime.model === 'opt-out' && surface === 'banner' ? 'optOut' : 'reject',
    'save-selection': 'save',
    withdraw: 'withdraw'
  }
  const pressed = button[action]
  // What the configuration has no more goes by its id.
  const states = [
    ...choices.map(({ category: id, state }) => [
      nameOf(config.categories.find(known => known.id === id) ?? { id }, scene),
      state
    ]),
    ...services.map(({ service: id, state }) => [config.services.find(known => known.id === id)?.name ?? id, state])
  ].map(([name, state]) => `${name}: ${state === 'granted' ? messages.on : messages.off}`)
  return [date, pressed && messages[pressed], states.join(', ')].filter(Boolean).join(' · ')
}
