import { expect, it } from 'vitest'
import { addMonths, firstKept, monthsAround, partOf, placeOf } from '../../../src/collector/months'

const at = (text: string) => Date.parse(text)

it('belongs to the month of the decision, to the last millisecond', () => {
  expect(placeOf(at('2026-11-30T23:59:59.999Z'), at('2026-12-01T00:00:00.100Z'))).toEqual({ part: '2026-11', others: [] })
  expect(partOf(at('2026-12-01T00:00:00.000Z'))).toBe('2026-12')
})

it('stays in one month for every retry of the thirty days that a browser keeps a record', () => {
  const decided = at('2026-01-31T12:00:00.000Z')
  for (let day = 0; day <= 30; day++)
    expect(placeOf(decided, decided + day * 86_400_000)).toEqual({ part: '2026-01', others: [] })
})

it('belongs to the month of receipt where the clock is far off, and earlier tries are looked for', () => {
  expect(placeOf(at('2019-05-05T00:00:00.000Z'), at('2026-11-05T00:00:00.000Z'))).toEqual({
    part: '2026-11',
    others: ['2026-10', '2019-05']
  })
  expect(placeOf(at('2076-05-05T00:00:00.000Z'), at('2026-01-05T00:00:00.000Z'))).toEqual({
    part: '2026-01',
    others: ['2025-12', '2076-05']
  })
})

it('counts months over the turn of a year', () => {
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(addMonths('2025-12', 3)).toBe('2026-03')
  expect(monthsAround(at('2026-12-31T23:59:59.999Z'), 1, 2)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  expect(firstKept(at('2026-11-25T00:00:00.000Z'), 13)).toBe('2025-10')
})
