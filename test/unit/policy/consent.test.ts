import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import { consentOf, type ConsentConfig } from '../../../src/policy'
import { resolve } from '../../../src/regime/resolve'
import { grant, question } from '../../../src/state/choice'
import { deserialise, newest, serialise } from '../../../src/state/cookie'
import type { Choice } from '../../../src/types'

const NOW = Math.floor(Date.now() / 1000)
const choice = (more: Partial<Choice> = {}): Choice => ({
  id: '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20',
  seq: 1,
  decidedAt: NOW - 60,
  expiresAt: NOW + 60,
  policyVersion: null,
  categories: { functionality: true, analytics: true, advertising: false },
  services: {},
  ...more
})
const cookie = (...choices: Choice[]) => choices.map(one => `consentry=${serialise(one)}`).join('; ')

const CONFIG = {
  controller: { name: 'Example AB' },
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats' },
    { id: 'film', category: 'advertising', name: 'Film' },
    { id: 'pay', category: 'necessary', name: 'Pay', reason: 'Takes payments', match: ['/checkout/*'] }
  ]
} as const satisfies ConsentConfig

describe('consentOf', () => {
  it('allows nothing optional before a choice', () => {
    const { decided, granted, allows } = consentOf(CONFIG, undefined)
    expect({ decided, granted }).toEqual({ decided: false, granted: ['necessary'] })
    expect(allows('analytics') || allows({ service: 'stats' }) || allows({ category: 'advertising' })).toBe(false)
    expect(allows('necessary')).toBe(true)
  })

  it('reads the choice out of a whole Cookie header', () => {
    const { decided, granted, allows } = consentOf(CONFIG, `a=1; ${cookie(choice())}; notconsentry=v=1`)
    expect({ decided, granted }).toEqual({ decided: true, granted: ['necessary', 'functionality', 'analytics'] })
    expect(allows({ service: 'stats' })).toBe(true)
    expect(allows({ service: 'film' })).toBe(false)
  })

  it('follows a service that differs from its category', () => {
    const { allows } = consentOf(CONFIG, cookie(choice({ services: { film: true, stats: false } })))
    expect([allows({ service: 'film' }), allows({ service: 'stats' }), allows('advertising')]).toEqual([true, false, false])
  })

  it('takes the newest of two cookies of one name', () => {
    const old = choice({ decidedAt: NOW - 600, categories: { functionality: true, analytics: true, advertising: true } })
    const no = choice({ seq: 2, categories: { functionality: false, analytics: false, advertising: false } })
    expect(consentOf(CONFIG, cookie(old, no)).granted).toEqual(['necessary'])
    expect(consentOf(CONFIG, cookie(no, old)).granted).toEqual(['necessary'])
  })

  it.each([
    ['expired', cookie(choice({ expiresAt: NOW - 1 }))],
    ['of another version', cookie(choice()).replace('v=1', 'v=2')],
    ['cut off', cookie(choice()).slice(0, -4)],
    ['garbage', 'consentry=%%%;consentry; =consentry; consentry=c=analytics:1'],
    ['encoded', `consentry=${encodeURIComponent(serialise(choice()))}`],
    ['of another name', cookie(choice()).replace('consentry', 'Consentry')]
  ])('reads a cookie that is %s as not decided', (_, header) => {
    expect(consentOf(CONFIG, header)).toMatchObject({ decided: false, granted: ['necessary'] })
  })

  it('allows a necessary service on its paths alone', () => {
    const at = (path?: string) => consentOf(CONFIG, '', { path }).allows({ service: 'pay' })
    expect([at('/checkout'), at('/checkout/pay'), at('/checkouts'), at('/'), at()]).toEqual([true, true, false, false, false])
  })

  it('takes a region instead of a function, and closes where it is given one', () => {
    const us = { ...CONFIG, regime: 'us', regions: { 'US-CA': 'us' } } as const
    expect(consentOf(us, '').allows('advertising')).toBe(true)
    expect(consentOf({ ...us, region: 'US-CA' }, '').allows('advertising')).toBe(true)
    expect(consentOf({ ...us, region: () => 'US-CA' }, '').allows('advertising')).toBe(false)
    expect(consentOf({ ...us, region: 'SE' }, '').allows('advertising')).toBe(false)
    expect(consentOf({ ...us, children: () => false }, '').granted).toEqual(['necessary'])
  })

  it('hears Sec-GPC where a site starts open, and lets a later choice beat it', () => {
    const us = { ...CONFIG, regime: 'us' } as const
    for (const visit of [{ gpc: '1' }, { gpc: true }, { dnt: '1' }]) {
      expect(consentOf(us, '', visit).granted).toEqual(['necessary', 'functionality', 'analytics'])
    }
    for (const gpc of ['0', '', '11', 'true', '?1', false, null, undefined])
      expect(consentOf(us, '', { gpc }).allows('advertising')).toBe(true)
    const yes = cookie(choice({ categories: { functionality: true, analytics: true, advertising: true } }))
    expect(consentOf(us, yes, { gpc: '1' }).allows('advertising')).toBe(true)
  })

  it.each([null, undefined])('allows nothing where the configuration is %j', config => {
    expect(consentOf(config as never, cookie(choice()))).toMatchObject({ decided: false, granted: ['necessary'] })
  })

  it('is not opened by names that every object has', () => {
    const config = { categories: ['constructor', '__proto__'], services: [{ id: 'constructor', category: 'constructor' }] }
    for (const header of ['', cookie(choice())]) {
      const { granted, allows } = consentOf(config as never, header)
      expect(granted).toEqual(['necessary'])
      expect(allows({ service: 'constructor' as never })).toBe(false)
    }
  })
})

/** mulberry32: the same configurations in every run. */
function random(seed: number) {
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const pick = <T>(...options: T[]): T => options[Math.floor(next() * options.length)]!
  const some = <T>(...options: T[]): T[] => options.filter(() => next() < 0.5)
  return { pick, some }
}

function randomCase(seed: number) {
  const { pick, some } = random(seed)
  const names = ['functionality', 'analytics', 'advertising', 'extra', 'a_b-1']
  const categories = pick(
    undefined,
    some(...names).map(id => pick<unknown>(id, { id }, { id, basis: 'exempt' }))
  )
  const services = pick(
    undefined,
    some('one', 'two', 'three', 'four').map(id => ({
      id,
      name: id,
      category: pick('necessary', 'unknown', ...names),
      match: pick(undefined, undefined, [], ['/checkout'], ['/checkout/*', '/pay'])
    }))
  )
  const states = (ids: string[]) => Object.fromEntries(some(...ids).map(id => [id, pick(true, false)]))
  const stored = (): Choice =>
    choice({
      seq: pick(1, 2, 3),
      decidedAt: NOW - pick(10, 20, 20),
      expiresAt: NOW + pick(60, 60, 60, -5),
      policyVersion: pick(null, '1', '2'),
      categories: states([...names, ...names.slice(0, 3)]),
      services: states(['one', 'two', 'three', 'gone'])
    })
  const config = {
    controller: { name: 'X' },
    categories,
    services,
    policy: pick(undefined, { version: '1' }, { version: '1', material: true }, { version: '2', material: true }),
    regime: pick(undefined, 'eea', 'us', 'uk', 'notice', 'nowhere'),
    region: pick(undefined, undefined, 'US-CA', 'US-TX', 'SE', 'ZZ', 'us-ca', 'USA-CA', ''),
    regions: pick(undefined, { 'US-CA': 'us' }, { US: 'us', 'US-TX': 'notice' }),
    cookie: pick(undefined, { name: 'consentry' }),
    children: pick(undefined, false, false, true)
  }
  return {
    config,
    choices: pick([], [stored()], [stored()], [stored(), stored()]),
    visit: { gpc: pick(undefined, '1', '0'), dnt: pick(undefined, '1'), path: pick('/', '/checkout', '/checkout/x', '/pay') }
  }
}

/** What `createConsent` makes of the same page. */
function inBrowser({ config: input, choices, visit }: ReturnType<typeof randomCase>) {
  const { config } = parse(input)
  const stored = newest(choices.map(one => deserialise(serialise(one))))
  const { choice: current, reason } = question(config, stored, NOW)
  const signal = (value?: string) => (value === '1' ? 'on' : 'absent') as 'on' | 'absent'
  const signals = { gpc: signal(visit.gpc), dnt: signal(visit.dnt) }
  const none = { categories: new Set<string>(), services: new Set<string>() }
  const granted = grant(config, current, {
    before: none,
    page: none,
    regime: resolve(config, (config.region as string | null) ?? undefined, 'config', signals),
    children: config.children as boolean,
    path: visit.path
  })
  return { config, granted, decided: !reason, stored }
}

it('agrees with the browser, whatever is configured and stored', () => {
  const seen = { open: 0, closed: 0, decided: 0 }
  for (let seed = 1; seed <= 2000; seed++) {
    const one = randomCase(seed)
    const { config, granted, decided } = inBrowser(one)
    const { decided: isDecided, granted: ids, allows } = consentOf(one.config as never, cookie(...one.choices), one.visit)
    const services = config.services.map(({ id }) => id)
    const open = services.filter(id => allows({ service: id } as never))
    // A child is never asked, and has decided nothing.
    expect({ ids: [...ids].sort(), open, decided: isDecided, seed }).toEqual({
      ids: [...granted.categories].sort(),
      open: services.filter(id => granted.services.has(id)),
      decided: decided && !config.children,
      seed
    })
    seen.open += open.length
    seen.closed += services.length - open.length
    seen.decided += Number(isDecided)
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200)
})

it('never throws, and is never more open than the browser, whatever stands in the configuration', () => {
  const odd = { toString: 1 }
  const junk = [null, 0, 1, '', 'x', true, [], {}, [null], [[]], [{}], ['x', 'x'], odd, [odd], { id: 5 }, [{ id: odd }]]
  const keys = ['categories', 'services', 'policy', 'regime', 'region', 'regions', 'cookie', 'children', 'record'] as const
  for (let seed = 1; seed <= 2000; seed++) {
    const one = randomCase(seed)
    const { pick } = random(seed)
    const config = one.config as Record<string, unknown>
    const [first] = (one.config.services ?? []) as Record<string, unknown>[]
    if (first) first[pick('id', 'category', 'hosts', 'match')] = pick<unknown>(...junk)
    config[pick(...keys)] = pick<unknown>(...junk)
    const { granted, allows } = consentOf(one.config as never, cookie(...one.choices), one.visit)
    const browser = inBrowser(one).granted
    expect([...browser.categories], `seed ${seed}`).toEqual(expect.arrayContaining([...granted]))
    const open = ['one', 'two', 'three', 'four', 'x'].filter(service => allows({ service } as never))
    expect([...browser.services], `seed ${seed}`).toEqual(expect.arrayContaining(open))
  }
})
