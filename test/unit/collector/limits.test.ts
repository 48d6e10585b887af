import { describe, expect, it } from 'vitest'
import { createLimits, prefixOf } from '../../../src/collector/limits'

describe('a limit', () => {
  it('lets a burst through, then one at a time', () => {
    const limits = createLimits(10, 3)
    expect([0, 0, 0, 0, 50, 100].map(ms => limits.take('a', 1e6 + ms))).toEqual([0, 0, 0, 100, 50, 0])
  })

  it('counts each key by itself', () => {
    const limits = createLimits(1, 1)
    expect([limits.take('a', 1e6), limits.take('b', 1e6), limits.take('a', 1e6)]).toEqual([0, 0, 1000])
  })

  it('does not run backwards with the clock', () => {
    const limits = createLimits(1, 1)
    limits.take('a', 1e6)
    expect(limits.take('a', 1e6 - 5000)).toBe(1000)
  })

  it('keeps a flood of addresses from filling the memory', () => {
    const limits = createLimits(1, 1)
    for (let n = 0; n < 60_000; n++) limits.take(`key ${n}`, 1e6)
    // The oldest were forgotten for it, the newest not.
    expect([limits.take('key 59999', 1e6), limits.take('key 0', 1e6)]).toEqual([1000, 0])
  })
})

describe('a network', () => {
  it.each([
    ['192.0.2.7', '192.0.2'],
    ['::ffff:192.0.2.7', '192.0.2'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8::1', '2001:db8:0'],
    ['2001:0db8:0001::', '2001:db8:1'],
    ['::1', '0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0']
  ])('of %s is %s', (address, prefix) => {
    expect(prefixOf(address)).toBe(prefix)
  })
})
