import type { Config } from '../../../src/config/config'
import type { Decided } from '../../../src/record/record'
import { resolve, type Regime } from '../../../src/regime/resolve'
import { createStore, NOTHING, type Change, type Decision, type Store } from '../../../src/state/store'
import type { Choice, ConsentEvents, ConsentRecord, Granted, RegimePreset } from '../../../src/types'

export const NOW = Date.UTC(2026, 10, 22, 9, 14, 22, 317)
export const ID = '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20'

export function config(part: Partial<Config> = {}): Config {
  return {
    controller: { name: 'Example AB', id: 'example-ab' },
    links: { privacyPolicy: 'https://www.example.com/privacy' },
    policy: { version: '1.1', material: false, changes: {} },
    categories: ['functionality', 'analytics', 'advertising'].map(id => ({ id, basis: 'consent' })),
    services: [
      service('youtube', 'advertising'),
      service('matomo', 'analytics'),
      { ...service('shop', 'necessary'), reason: { en: 'Keeps the cart', nb: 'Tar vare på handlekurven' } }
    ],
    regime: 'eea',
    region: null,
    regions: {},
    validForDays: 182,
    cookie: { name: 'consentry', domain: null, path: '/', sameSite: 'Lax' },
    record: [],
    signals: [],
    signalSources: [],
    guard: 'markup',
    locale: 'auto',
    texts: {},
    ui: false,
    children: false,
    ...part
  }
}

function service(id: string, category: string): Config['services'][number] {
  return { id, category, name: id, hosts: [`${id}.example`], cookies: [], storage: [], match: null, onRevoke: 'reload' }
}

export function regime(preset: RegimePreset, from: Config = config()): Regime {
  return resolve({ ...from, regime: preset }, undefined, 'config', { gpc: 'absent', dnt: 'absent' })
}

export function choice(part: Partial<Choice> = {}): Choice {
  const decidedAt = Math.floor(NOW / 1000)
  return {
    id: ID,
    seq: 1,
    decidedAt,
    expiresAt: decidedAt + 182 * 86400,
    policyVersion: '1.1',
    categories: { functionality: false, analytics: false, advertising: false },
    services: {},
    ...part
  }
}

export function granted(categories: string[], services: string[] = []): Granted {
  return { categories: new Set(['necessary', ...categories]), services: new Set(services) }
}

export function decision(part: Partial<Decision> = {}): Decision {
  return { action: 'save-selection', surface: 'preferences', ...part }
}

export function change(part: Partial<Change & Decided> = {}): Change & Decided {
  return {
    cause: 'decision',
    decision: decision(),
    reason: 'first',
    choice: choice(),
    previous: null,
    question: null,
    before: NOTHING,
    now: granted([]),
    granted: [],
    revoked: [],
    services: { granted: [], revoked: [] },
    deleted: [],
    left: [],
    reload: false,
    sent: null,
    ...part
  }
}

export function record(part: Partial<ConsentRecord> = {}): ConsentRecord {
  return {
    schema: 'consent-record/1',
    recordId: crypto.randomUUID(),
    consentId: ID,
    seq: 1,
    prevRecordId: null,
    status: 'refused',
    action: 'reject-all',
    surface: 'banner',
    reason: 'first',
    decidedAt: new Date(NOW).toISOString(),
    expiresAt: new Date(NOW + 182 * 86_400_000).toISOString(),
    site: { origin: 'https://www.example.com', scope: 'www.example.com' },
    controllerId: 'example-ab',
    regime: { model: 'opt-in', preset: 'eea', region: null, source: 'config' },
    locale: 'nb',
    notice: { hash: null, policyVersion: '1.1', sdkVersion: '0.1.0', layout: 'none' },
    choices: [],
    services: [],
    signals: { gpc: 'absent', dnt: 'absent', applied: [] },
    ...part
  }
}

export type Heard = { [K in keyof ConsentEvents]: [K, ConsentEvents[K]] }[keyof ConsentEvents]

/** A store, and everything that it told. */
export function store(from: Config = config()): { store: Store; heard: Heard[] } {
  const heard: Heard[] = []
  return { store: createStore(from, regime(from.regime, from), (type, detail) => heard.push([type, detail] as Heard)), heard }
}

/** Web Locks with `ifAvailable`, shared by all that use one manager: a browser with several tabs. */
export function createLocks(): { request: LockManager['request']; held: Set<string> } {
  const held = new Set<string>()
  const request = async (name: string, { ifAvailable }: LockOptions, task: (lock: Lock | null) => Promise<unknown>) => {
    if (!ifAvailable) throw new Error('Waits in line, and keeps the page out of the back/forward cache')
    if (held.has(name)) return task(null)
    held.add(name)
    try {
      return await task({ name, mode: 'exclusive' })
    } finally {
      held.delete(name)
    }
  }
  return { request: request as LockManager['request'], held }
}
