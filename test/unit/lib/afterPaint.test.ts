// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { afterPaint } from '../../../src/lib/afterPaint'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('calls once, in a task after the next frame', () => {
  const fn = vi.fn()
  afterPaint(fn)
  vi.advanceTimersToNextFrame()
  expect(fn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(fn).toHaveBeenCalledOnce()
  vi.runAllTimers()
  expect(fn).toHaveBeenCalledOnce()
})

it('waits 200 ms at most, where no frame is drawn', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const fn = vi.fn()
  afterPaint(fn)
  vi.advanceTimersByTime(199)
  expect(fn).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(fn).toHaveBeenCalledOnce()
  vi.unstubAllGlobals()
})

it('does not call once it is stopped', () => {
  const fn = vi.fn()
  afterPaint(fn)()
  vi.runAllTimers()
  expect(fn).not.toHaveBeenCalled()
})
