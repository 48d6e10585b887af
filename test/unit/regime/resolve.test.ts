import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/index'
import { readSignals } from '../../../src/regime/gpc'
import { locate } from '../../../src/regime/locate'
import { resolve } from '../../../src/regime/resolve'
import type { RegimePreset } from '../../../src/types'

const controller = { name: 'A' }
const regions = { US: 'us', 'US-CA': 'us', 'CA-QC': 'ca-qc', GB: 'uk', BR: 'br' } as const
const config = parse({ controller, regions }).config
const quiet = readSignals({})
const preset = (region: string | null | undefined, from = config) => resolve(from, region, 'config', quiet).preset

/** Every name of the type, or it does not compile. */
const PRESETS: Record<RegimePreset, true> = { eea: true, uk: true, us: true, br: true, 'ca-qc': true, notice: true }

describe('resolve', () => {
  it.each(Object.keys(PRESETS))('takes %s from a configuration', regime => {
    expect(parse({ controller, regime, regions: { SE: regime } }).issues).toEqual([])
  })

  it('follows the region, the state before the country', () => {
    expect(preset('US-CA')).toBe('us')
    expect(preset('US-TX')).toBe('us')
    expect(preset('CA-QC')).toBe('ca-qc')
    expect(preset('GB')).toBe('uk')
  })

  it.each(['CA', 'CA-ON', 'SE', null, 'ZZ', 'nonsense', '', '__proto__'])(
    'is eea for %j, which is unknown or unmapped',
    region => {
      expect(preset(region)).toBe('eea')
    }
  )

  it('is the configured regime where no region is configured', () => {
    expect(preset(undefined, parse({ controller, regime: 'us' }).config)).toBe('us')
    expect(preset(null, parse({ controller, regime: 'us' }).config)).toBe('eea')
  })

  it('starts what is exempt granted only where the regime knows exemptions', () => {
    const some = parse({ controller, categories: [{ id: 'analytics', basis: 'exempt' }, 'advertising'] }).config
    const start = (regime: RegimePreset) => resolve({ ...some, regime }, undefined, 'default', quiet)
    for (const name of ['uk', 'notice'] as const) {
      expect(start(name).start).toEqual({ analytics: true, advertising: false })
      expect(start(name).bases).toEqual({ analytics: 'exempt', advertising: 'consent' })
    }
    for (const name of ['eea', 'br', 'ca-qc'] as const) {
      expect(start(name).start).toEqual({ analytics: false, advertising: false })
      expect(start(name).bases).toEqual({ analytics: 'consent', advertising: 'consent' })
    }
    expect(start('us').bases).toEqual({ analytics: 'opt-out', advertising: 'opt-out' })
  })

  it('exempts no advertising from a signal', () => {
    const all = parse({ controller, categories: [{ id: 'advertising', basis: 'exempt' }] }).config
    const signalled = readSignals({ globalPrivacyControl: true })
    for (const regime of ['us', 'uk', 'notice'] as const)
      expect(resolve({ ...all, regime }, undefined, 'default', signalled).start).toEqual({ advertising: false })
  })

  it('knows no other basis than consent and exempt: a legitimate interest is consent', () => {
    const { config, issues } = parse({ controller, categories: [{ id: 'analytics', basis: 'legitimate-interest' }] })
    expect(issues.map(({ path }) => path)).toEqual(['categories[0].basis'])
    for (const regime of ['eea', 'uk', 'br', 'ca-qc', 'notice'] as const)
      expect(resolve({ ...config, regime }, undefined, 'default', quiet).start).toEqual({ analytics: false })
  })

  it('never grants by a signal, and denies advertising by one in an opt-out regime', () => {
    const us = parse({ controller, regime: 'us' }).config
    expect(resolve(us, undefined, 'default', readSignals({ globalPrivacyControl: true }))).toMatchObject({
      start: { functionality: true, analytics: true, advertising: false },
      applied: ['gpc']
    })
    expect(resolve(config, undefined, 'default', readSignals({ globalPrivacyControl: true })).start).toEqual({
      functionality: false,
      analytics: false,
      advertising: false
    })
  })
})

describe('readSignals', () => {
  it.each([
    [true, 'on'],
    ['1', 'on'],
    [false, 'off'],
    ['0', 'off'],
    [undefined, 'absent']
  ] as const)('reads globalPrivacyControl %j as %s', (value, expected) => {
    expect(readSignals({ globalPrivacyControl: value }).gpc).toBe(expected)
  })

  it('reads Do Not Track', () => {
    expect(['1', '0', null, 'unspecified'].map(doNotTrack => readSignals({ doNotTrack }).dnt)).toEqual([
      'on',
      'off',
      'absent',
      'absent'
    ])
  })
})

describe('locate', () => {
  const where = (region: unknown, page?: string) => locate({ ...config, region } as never, page)

  it('takes the configured region before that of the page', () => {
    expect(where('SE', 'US')).toMatchObject({ region: 'SE', source: 'config' })
    expect(where(null, 'US')).toMatchObject({ region: 'US', source: 'page' })
    expect(where(null)).toMatchObject({ region: undefined, source: 'default' })
  })

  it('does not know yet, or not at all, where a function is slow or fails', async () => {
    const fail = () => {
      throw new Error('no')
    }
    expect(where(fail)).toMatchObject({ region: null, source: 'function', later: null })
    const slow = where(async () => 'US')
    expect(slow.region).toBeNull()
    expect(await slow.later).toBe('US')
    expect(await where(() => Promise.reject(new Error('no'))).later).toBeNull()
  })

  it('waits for a promise of another library too', async () => {
    const foreign = { then: (done: (region: string) => void) => done('US') }
    expect(await where(() => foreign).later).toBe('US')
  })
})
