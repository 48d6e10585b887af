import { describe, expect, it } from 'vitest'
import { deserialise, newest, serialise } from '../../../src/state/cookie'
import type { Choice } from '../../../src/types'

const choice: Choice = {
  id: '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20',
  seq: 2,
  decidedAt: 1795338862,
  expiresAt: 1811063662,
  policyVersion: '1.1',
  categories: { functionality: true, analytics: false, advertising: false },
  services: { youtube: true }
}
const text =
  'v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=2&t=1795338862&e=1811063662&p=1.1&c=functionality:1.analytics:0.advertising:0&s=youtube:1'

describe('the stored choice', () => {
  it('is written in the exact format', () => {
    expect(serialise(choice)).toBe(text)
    expect(serialise({ ...choice, services: {}, policyVersion: null })).not.toContain('&s=')
  })

  it('takes no more than 200 bytes for four categories', () => {
    const categories = { functionality: true, analytics: true, advertising: true, personalisation: true }
    expect(`consentry=${serialise({ ...choice, categories, services: {} })}`.length).toBeLessThanOrEqual(200)
  })

  it('comes back as it was', () => {
    expect(deserialise(text)).toEqual(choice)
    expect(deserialise(serialise({ ...choice, policyVersion: null }))).toEqual({ ...choice, policyVersion: null })
  })

  it.each([
    '',
    'garbage',
    text.slice(0, 60),
    text.replace('v=1', 'v=2'),
    text.replace('id=6f1f', 'id=zzzz'),
    text.replace('n=2', 'n=x'),
    text.replace('t=1795338862', 't=-1'),
    text.replace('analytics:0', 'analytics:2'),
    text.replace('analytics:0', 'analytics'),
    text.replace(/&c=[^&]*/, ''),
    'x'.repeat(4096),
    '%E0%A4%A',
    text.replace('e=1811063662', 'e=0')
  ])('is no choice where it reads %j', broken => {
    expect(deserialise(broken)).toBeNull()
  })

  it('cut off after a category means not decided, not half decided', () => {
    for (let length = 0; length < text.indexOf('&s='); length++) {
      const read = deserialise(text.slice(0, length))
      if (read) expect(Object.entries(read.categories).every(([id, on]) => choice.categories[id] === on)).toBe(true)
    }
  })

  it('the newest of several wins', () => {
    const older = { ...choice, decidedAt: 1 }
    expect(newest([older, null, choice])).toBe(choice)
    expect(newest([{ ...choice, seq: 3 }, choice])!.seq).toBe(3)
    expect(newest([null])).toBeNull()
  })
})
