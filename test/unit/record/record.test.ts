import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildRecord, type RecordInput } from '../../../src/record/record'
import { resolve } from '../../../src/regime/resolve'
import type { DecisionAction, Reason, RegimePreset, Surface } from '../../../src/types'
import { change, choice, config, decision, granted, ID, NOW, record, regime } from './support'

const ALL = ['functionality', 'analytics', 'advertising']
const SERVICES = ['youtube', 'matomo', 'shop']
const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats(ajv)
const isRecord = ajv.compile(JSON.parse(readFileSync('schema/record.schema.json', 'utf8')))

function build(part: Partial<RecordInput> = {}) {
  return buildRecord({
    config: config(),
    regime: regime('eea'),
    signals: { gpc: 'absent', dnt: 'absent' },
    change: change(),
    last: null,
    now: NOW,
    recordId: crypto.randomUUID(),
    page: { origin: 'https://www.example.com', hostname: 'www.example.com' },
    locale: 'nb',
    hash: null,
    ...part
  })
}

describe('status', () => {
  const row = (preset: RegimePreset, before: string[], now: string[], services: string[] = []) =>
    build({ regime: regime(preset), change: change({ before: granted(before), now: granted(now, services) }) }).status

  it('is given where everything is granted, whatever the button', () => {
    expect(row('eea', [], ALL, SERVICES)).toBe('given')
  })
  it('is partial where something is denied', () => {
    expect(row('eea', [], ['analytics'], ['matomo'])).toBe('partial')
  })
  it('is partial where only one service is granted, or only one denied', () => {
    expect(row('eea', [], [], ['youtube'])).toBe('partial')
    expect(row('eea', [], ALL, ['matomo'])).toBe('partial')
  })
  it('is refused where nothing was in force', () => {
    expect(row('eea', [], [])).toBe('refused')
  })
  it('is withdrawn where something was in force', () => {
    expect(row('eea', ['analytics'], [])).toBe('withdrawn')
  })
  it('is opted-out in an opt-out regime with anything denied, and given with nothing denied', () => {
    expect(row('us', ALL, ['functionality', 'analytics'], ['matomo'])).toBe('opted-out')
    expect(row('us', ALL, [])).toBe('opted-out')
    expect(row('us', ALL, ALL, SERVICES)).toBe('given')
  })
  it('counts a necessary service as nothing in force', () => {
    const only = change({
      before: { categories: new Set(['necessary']), services: new Set(['shop']) },
      now: granted([], ['shop'])
    })
    expect(build({ change: only }).status).toBe('refused')
  })
  it('is never given where there is nothing to grant', () => {
    const empty = config({ categories: [], services: [] })
    expect(build({ config: empty }).status).toBe('refused')
  })
})

describe('the record', () => {
  it('names every category with its basis and only the services that differ', () => {
    const from = config({
      categories: [
        { id: 'analytics', basis: 'exempt' },
        { id: 'advertising', basis: 'consent' }
      ]
    })
    const now = granted(['analytics'], ['matomo', 'youtube', 'shop'])
    const stored = choice({ services: { youtube: true } })
    const built = build({ config: from, regime: regime('uk', from), change: change({ now, choice: stored }) })
    expect(built.choices).toEqual([
      { category: 'analytics', state: 'granted', basis: 'exempt' },
      { category: 'advertising', state: 'denied', basis: 'consent' }
    ])
    expect(built.services).toEqual([{ service: 'youtube', state: 'granted', scope: 'stored' }])
    expect(build({ config: from, regime: regime('eea', from) }).choices[0]!.basis).toBe('consent')
  })

  it('says opt-out as the basis where the regime is one', () => {
    expect(build({ regime: regime('us') }).choices[0]!.basis).toBe('opt-out')
  })

  it('marks what holds for the page view only, and lets it end with it', () => {
    const allowed = decision({ action: 'allow-embed', surface: 'embed', services: { youtube: true }, page: true })
    const made = choice({ seq: 4, services: { youtube: true } })
    const built = build({ change: change({ decision: allowed, choice: made, now: granted([], ['youtube']) }) })
    expect(built.services).toEqual([{ service: 'youtube', state: 'granted', scope: 'page' }])
    expect(built).toMatchObject({ consentId: ID, seq: 4, action: 'allow-embed', surface: 'embed' })
    expect(built.expiresAt).toBe(built.decidedAt)
  })

  it('tells what is stored from what was allowed for the page view, before or now', () => {
    const allowed = decision({ action: 'allow-embed', surface: 'embed', services: { youtube: true }, page: true })
    const made = choice({ services: { youtube: true, matomo: true } })
    const now = granted([], ['youtube', 'matomo'])
    const previous = choice({ services: { matomo: true } })
    const scopes = (part: object) => build({ change: change({ choice: made, now, ...part }) }).services.map(({ scope }) => scope)
    expect(scopes({ decision: allowed, previous })).toEqual(['page', 'stored'])
    // An expired cookie allowed it once; what holds now is the page view.
    expect(scopes({ decision: allowed, previous: made })).toEqual(['page', 'stored'])
    expect(scopes({ choice: previous })).toEqual(['page', 'stored'])
  })

  it('lasts as long as the choice, to the millisecond', () => {
    const built = build()
    expect(built.decidedAt).toBe('2026-11-22T09:14:22.317Z')
    expect(Date.parse(built.expiresAt) - Date.parse(built.decidedAt)).toBe(182 * 86_400_000)
  })

  it('follows the record before it, unless that was of another consent id', () => {
    const before = record()
    expect(build({ last: before }).prevRecordId).toBe(before.recordId)
    expect(build({ last: record({ consentId: crypto.randomUUID() }) }).prevRecordId).toBeNull()
  })

  it('takes its scope from the cookie domain, else from the host', () => {
    expect(build().site).toEqual({ origin: 'https://www.example.com', scope: 'www.example.com' })
    const wide = config({ cookie: { ...config().cookie, domain: '.Example.com' } })
    expect(build({ config: wide }).site.scope).toBe('example.com')
  })

  it('says what was shown, or that nothing was', () => {
    const hash = `sha256-${'a'.repeat(43)}`
    const shown = { hash, locale: 'nb', layout: 'wide' as const }
    expect(build({ change: change({ decision: decision({ shown }) }), hash }).notice).toMatchObject({
      hash,
      layout: 'wide',
      policyVersion: '1.1'
    })
    expect(build().notice).toMatchObject({ hash: null, layout: 'none' })
  })

  it('has a locale that receivers take', () => {
    expect(build({ locale: '' }).locale).toBe('und')
    expect(build({ locale: 'pt_BR' }).locale).toBe('pt-BR')
    // `<html lang>` may be anything.
    expect(build({ locale: 'english' }).locale).toBe('und')
    expect(build({ locale: '{{ lang }}' }).locale).toBe('und')
    expect(build({ locale: 'de-x-private' }).locale).toBe('de')
  })
})

describe('signals.applied', () => {
  const signals = { gpc: 'on', dnt: 'off' } as const
  const applied = (now: string[], from = config()) => {
    const rules = resolve(from, undefined, 'config', signals)
    return build({ config: from, regime: rules, signals, change: change({ now: granted(now) }) }).signals
  }
  it('names a signal while advertising is denied', () => {
    expect(applied(['analytics'])).toEqual({ gpc: 'on', dnt: 'off', applied: ['gpc'] })
  })
  it('is empty after a full yes, and where there is no advertising to hold back', () => {
    expect(applied(ALL).applied).toEqual([])
    expect(applied([], config({ categories: [{ id: 'analytics', basis: 'consent' }] })).applied).toEqual([])
  })
})

it('fits the schema for whatever is decided', () => {
  const random = seeded(7)
  const chance = () => random() < 0.5
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const states = (ids: string[]) => Object.fromEntries(ids.filter(chance).map(id => [id, chance()]))
  const seen = new Set<string>()
  let previous = null as ReturnType<typeof choice> | null
  let last = null as ReturnType<typeof record> | null
  for (let turn = 1; turn <= 500; turn++) {
    const from = config({
      categories: ALL.slice(0, pick([0, 1, 2, 3, 3, 3])).map(id => ({ id, basis: pick(['consent', 'exempt']) })),
      policy: { version: pick([null, '1.1', '2026-01']), material: false, changes: {} }
    })
    const rules = {
      ...regime(pick<RegimePreset>(['eea', 'us', 'uk', 'notice', 'br', 'ca-qc']), from),
      region: pick([null, 'SE', 'US-CA'])
    }
    const pressed = decision({
      action: pick<DecisionAction>(['accept-all', 'reject-all', 'save-selection', 'withdraw', 'allow-embed']),
      surface: pick<Surface>(['banner', 'preferences', 'embed', 'page', 'api']),
      services: states(SERVICES),
      page: chance()
    })
    const made = choice({ id: pick([ID, crypto.randomUUID()]), seq: turn, services: states(SERVICES) })
    const built = build({
      config: from,
      regime: rules,
      change: change({
        decision: pressed,
        choice: made,
        previous,
        before: granted(ALL.filter(chance), SERVICES.filter(chance)),
        now: granted(pick([ALL, ALL.filter(chance), []]), pick([SERVICES, SERVICES.filter(chance), []])),
        reason: pick<Reason>(['first', 'visitor', 'expired', 'new-category', 'policy'])
      }),
      signals: { gpc: pick(['on', 'off', 'absent']), dnt: pick(['on', 'off', 'absent']) },
      last,
      now: NOW + Math.floor(random() * 1e9),
      locale: pick(['nb', 'pt-BR', 'pt_BR', 'zh-Hans', ''])
    })
    expect(isRecord(JSON.parse(JSON.stringify(built))), JSON.stringify(isRecord.errors)).toBe(true)
    seen.add(built.status)
    last = built
    previous = made
  }
  expect([...seen].sort()).toEqual(['given', 'opted-out', 'partial', 'refused', 'withdrawn'])
})

/** The same numbers in each run (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
