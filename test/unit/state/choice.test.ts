import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/index'
import { resolve } from '../../../src/regime/resolve'
import { choose, difference, grant, matchesPath, question } from '../../../src/state/choice'
import { NOTHING } from '../../../src/state/store'
import type { Choice } from '../../../src/types'

const quiet = { gpc: 'absent', dnt: 'absent' } as const
const input = {
  controller: { name: 'A' },
  policy: { version: '1' },
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats' },
    { id: 'film', category: 'advertising', name: 'Film' },
    { id: 'pay', category: 'necessary', name: 'Pay', reason: 'Takes payments', match: ['/checkout/*'] },
    { id: 'login', category: 'necessary', name: 'Login', reason: 'Keeps you signed in' },
    { id: 'lost', category: 'nowhere', name: 'Lost' }
  ]
}
const config = parse(input).config
const id = '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20'
const NOW = 1_800_000_000
const newId = () => id
const regime = resolve(config, undefined, 'default', quiet)
const at = { before: NOTHING, regime, children: false, path: '/', page: NOTHING }
const decided = (action: Parameters<typeof choose>[2]['action'], more = {}, current: Choice | null = null) =>
  choose(config, current, { action, surface: 'banner', ...more }, NOW, newId)
const ids = (granted: ReturnType<typeof grant>) => [[...granted.categories], [...granted.services]]

describe('choose', () => {
  it('takes nothing for a yes but true: neither "false" nor "on" of a form', () => {
    const named = { categories: { functionality: 'false', analytics: 'on' }, services: { film: 'on' } } as never
    const { categories, services } = decided('save-selection', named)
    expect(categories).toEqual({ functionality: false, analytics: false, advertising: false })
    expect(Object.values(services)).not.toContain(true)
  })

  it('grants all, or none, and remembers both for 182 days', () => {
    expect(decided('accept-all')).toEqual({
      id,
      seq: 1,
      decidedAt: NOW,
      expiresAt: NOW + 182 * 86400,
      policyVersion: '1',
      categories: { functionality: true, analytics: true, advertising: true },
      services: {}
    })
    expect(Object.values(decided('reject-all').categories)).toEqual([false, false, false])
    expect(decided('reject-all').expiresAt).toBe(decided('accept-all').expiresAt)
  })

  it('keeps what is not named, and the id of the browser', () => {
    const before = decided('save-selection', { categories: { analytics: true } })
    const after = decided('save-selection', { categories: { advertising: true } }, before)
    expect(after).toMatchObject({ id, seq: 2, categories: { functionality: false, analytics: true, advertising: true } })
  })

  it('lets a service follow its category unless it is named', () => {
    const exception = decided('save-selection', { services: { film: true } })
    expect(exception).toMatchObject({ categories: { advertising: false }, services: { film: true } })
    expect(decided('save-selection', { categories: { advertising: true } }, exception).services).toEqual({})
    expect(decided('save-selection', { categories: { analytics: true } }, exception).services).toEqual({ film: true })
    expect(decided('save-selection', { categories: { advertising: true }, services: { film: false } }).services).toEqual({
      film: false
    })
    expect(decided('withdraw', {}, exception).services).toEqual({})
  })
})

describe('question', () => {
  const accepted = decided('accept-all')
  const refused = decided('reject-all')

  it('is asked once, and not again while the choice holds', () => {
    expect(question(config, null, NOW).reason).toBe('first')
    expect(question(config, accepted, NOW + 181 * 86400)).toEqual({ choice: accepted, reason: null })
    expect(question(config, refused, NOW + 181 * 86400).reason).toBeNull()
  })

  it('is asked again after 182 days, with everything denied until then', () => {
    const { choice, reason } = question(config, accepted, NOW + 182 * 86400)
    expect(reason).toBe('expired')
    expect(ids(grant(config, choice, at))).toEqual([['necessary'], ['login']])
    expect(choice!.id).toBe(id)
  })

  it('is asked again for a new category, which is denied until then while the rest holds', () => {
    const more = parse({ ...input, categories: ['functionality', 'analytics', 'advertising', 'research'] }).config
    const { choice, reason } = question(more, accepted, NOW)
    expect(reason).toBe('new-category')
    expect(ids(grant(more, choice, at))[0]).toEqual(['necessary', 'functionality', 'analytics', 'advertising'])
  })

  it('is asked again for a material change, unless nothing was granted', () => {
    const material = parse({ ...input, policy: { version: '2', material: true } }).config
    const editorial = parse({ ...input, policy: { version: '2' } }).config
    expect(question(material, accepted, NOW).reason).toBe('policy')
    expect(question(material, refused, NOW).reason).toBeNull()
    expect(question(editorial, accepted, NOW).reason).toBeNull()
  })

  it('is not asked for a category or service that went away, or a new service', () => {
    const less = parse({
      ...input,
      categories: ['analytics'],
      services: [{ id: 'new', category: 'analytics', name: 'New' }]
    }).config
    expect(question(less, accepted, NOW).reason).toBeNull()
  })
})

describe('grant', () => {
  it('grants the necessary alone before a choice', () => {
    expect(ids(grant(config, null, at))).toEqual([['necessary'], ['login']])
  })

  it('allows a necessary service on its paths only', () => {
    expect(grant(config, null, { ...at, path: '/checkout/pay' }).services.has('pay')).toBe(true)
    expect(grant(config, null, { ...at, path: '/checkout' }).services.has('pay')).toBe(true)
    expect(grant(config, null, { ...at, path: '/checkouts' }).services.has('pay')).toBe(false)
    expect(matchesPath('/checkout', '/checkout/')).toBe(false)
  })

  it('never grants a service of a category that is not there', () => {
    expect(grant(config, decided('accept-all'), at).services.has('lost')).toBe(false)
    expect(grant(config, { ...decided('accept-all'), services: { lost: true } }, at).services.has('lost')).toBe(false)
  })

  it('grants nothing optional to children, whatever is stored or allowed', () => {
    const page = { categories: new Set(['analytics']), services: new Set(['film']) }
    expect(ids(grant(config, decided('accept-all'), { ...at, children: true, page }))).toEqual([['necessary'], ['login']])
  })

  it('grants an embed for this page view without its category', () => {
    const page = { categories: new Set<string>(), services: new Set(['film']) }
    const granted = grant(config, decided('reject-all'), { ...at, page })
    expect(granted.services.has('film')).toBe(true)
    expect(granted.categories.has('advertising')).toBe(false)
  })

  it('is the same object where nothing has changed', () => {
    const granted = grant(config, decided('accept-all'), at)
    expect(grant(config, decided('accept-all'), { ...at, before: granted })).toBe(granted)
  })

  it('starts granted in an opt-out regime, but for advertising under a signal', () => {
    const us = resolve(parse({ ...input, regime: 'us' }).config, undefined, 'default', quiet)
    const usGpc = resolve(parse({ ...input, regime: 'us' }).config, undefined, 'default', { ...quiet, gpc: 'on' })
    expect(ids(grant(config, null, { ...at, regime: us }))[0]).toEqual(['necessary', 'functionality', 'analytics', 'advertising'])
    expect(ids(grant(config, null, { ...at, regime: usGpc }))[0]).toEqual(['necessary', 'functionality', 'analytics'])
    expect(ids(grant(config, decided('accept-all'), { ...at, regime: usGpc }))[0]).toContain('advertising')
  })
})

describe('difference', () => {
  it('names what a change gives and takes', () => {
    const before = grant(config, decided('save-selection', { categories: { analytics: true } }), at)
    const now = grant(config, decided('save-selection', { categories: { advertising: true } }), at)
    expect(difference(config, before, now, false)).toEqual({
      granted: ['advertising'],
      revoked: ['analytics'],
      services: { granted: ['film'], revoked: ['stats'] }
    })
  })

  it('counts everything not granted as revoked at the first decision', () => {
    const now = grant(config, decided('reject-all'), at)
    expect(difference(config, NOTHING, now, true)).toMatchObject({
      granted: [],
      revoked: ['functionality', 'analytics', 'advertising']
    })
  })
})
