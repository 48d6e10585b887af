import { describe, expect, it } from 'vitest'
import { surplus } from '../../../src/record/limits'
import type { ConsentRecord } from '../../../src/types'
import { NOW, record } from './support'

const DAY = 86_400_000
const list = (count: number, part: (index: number) => Partial<ConsentRecord> = () => ({})) =>
  Array.from({ length: count }, (_, index) => record({ seq: index + 1, ...part(index) }))
const page: Partial<ConsentRecord> = { services: [{ service: 'youtube', state: 'granted', scope: 'page' }] }

describe('what an outbox gives up', () => {
  it('is nothing up to 50 records', () => {
    expect(surplus(list(50), NOW)).toEqual([])
  })

  it('is the oldest of more than 50', () => {
    const records = list(53)
    expect(surplus(records, NOW)).toEqual(records.slice(0, 3))
  })

  it('is what is older than 30 days and superseded', () => {
    const at = (days: number) => new Date(NOW - days * DAY).toISOString()
    const records = list(3, index => ({ decidedAt: at([31, 29, 1][index]!) }))
    expect(surplus(records, NOW)).toEqual([records[0]])
  })

  it('is never the newest of a visitor, however old and however many', () => {
    expect(surplus([record({ decidedAt: new Date(NOW - 400 * DAY).toISOString() })], NOW)).toEqual([])
    const visitors = list(60, () => ({ consentId: crypto.randomUUID() }))
    expect(surplus(visitors, NOW)).toEqual([])
    const mixed = [...list(30), ...visitors]
    expect(surplus(mixed, NOW)).toEqual(mixed.slice(0, 29))
  })

  it('is an allowance for one page view sooner than the decision before it', () => {
    const decision = record({ seq: 1 })
    const allowances = list(60, index => ({ ...page, seq: index + 2 }))
    expect(surplus([decision, ...allowances], NOW)).toEqual(allowances.slice(0, 11))
  })
})
