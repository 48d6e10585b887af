import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure } from '../../../src/record/failure'
import { nextDelay, retryAfter, retrying } from '../../../src/record/retry'
import { NOW, record } from './support'

const HOUR = 3_600_000

describe('nextDelay', () => {
  it('doubles from 2 s up to 5 min', () => {
    expect([0, 1, 2, 3].map(attempt => nextDelay(attempt, 1))).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(nextDelay(40, 1)).toBe(300_000)
  })
  it('spreads over the whole length', () => {
    expect(nextDelay(3, 0)).toBe(0)
    expect(nextDelay(3, 0.5)).toBe(8_000)
  })
  it('waits what the receiver asks for where that is more, and at most an hour', () => {
    expect(nextDelay(0, 1, 500)).toBe(2_000)
    expect(nextDelay(0, 1, 60_000)).toBe(60_000)
    expect(nextDelay(0, 1, 1e12)).toBe(HOUR)
  })
})

describe('retryAfter', () => {
  it('reads seconds and dates', () => {
    expect(retryAfter('120', NOW)).toBe(120_000)
    expect(retryAfter(new Date(NOW + 90_000).toUTCString(), NOW)).toBe(90_000 - (NOW % 1000))
  })
  it('takes what is neither, and what is past, for nothing', () => {
    for (const header of [null, '', 'abc', '-5', '0', new Date(NOW - 90_000).toUTCString()])
      expect(retryAfter(header, NOW)).toBe(0)
  })
})

describe('retrying', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('tries five times, then gives the last failure', async () => {
    const transport = vi.fn(async () => Promise.reject(new Error('down')))
    const result = retrying(transport)(record()).catch(error => error.message)
    await vi.runAllTimersAsync()
    expect(await result).toBe('down')
    expect(transport).toHaveBeenCalledTimes(5)
  })

  it('ends with the first success', async () => {
    const transport = vi.fn(async () => {}).mockRejectedValueOnce(new Error('down'))
    const result = retrying(transport)(record())
    await vi.runAllTimersAsync()
    await result
    expect(transport).toHaveBeenCalledTimes(2)
  })

  it('does not insist where the receiver said no', async () => {
    const transport = vi.fn(async () => Promise.reject(failure('remove')))
    await expect(retrying(transport)(record())).rejects.toMatchObject({ todo: 'remove' })
    expect(transport).toHaveBeenCalledTimes(1)
  })

  it('waits as long as it is asked to', async () => {
    const transport = vi.fn(async () => {}).mockRejectedValueOnce(failure('retry', 60_000))
    void retrying(transport)(record())
    await vi.advanceTimersByTimeAsync(59_000)
    expect(transport).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(transport).toHaveBeenCalledTimes(2)
  })
})
