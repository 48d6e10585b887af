// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { failure } from '../../../src/record/failure'
import { queued } from '../../../src/record/queue'
import type { Transport } from '../../../src/types'
import { record } from './support'

beforeEach(() => localStorage.clear())

it('touches nothing until the first record', () => {
  const listen = vi.spyOn(window, 'addEventListener')
  queued(async () => {}, { key: 'mine.' })
  expect(listen).not.toHaveBeenCalled()
  expect(localStorage).toHaveLength(0)
})

it('is a transport: it resolves when the record is delivered', async () => {
  const transport = vi.fn<Transport>(async () => {})
  const sent = record()
  await queued(transport, { key: 'mine.' })(sent)
  expect(transport.mock.calls[0]![0]).toBe(sent)
  expect(localStorage).toHaveLength(0)
})

it('keeps what could not be delivered, and says so by rejecting', async () => {
  const emit = vi.fn()
  const kept = queued(() => Promise.reject(new Error('down')), { key: 'mine.' })
  await expect(kept(record())).rejects.toThrow('down')
  expect(localStorage).toHaveLength(1)
  const refused = queued(() => Promise.reject(failure('remove', 0, 'no')), { key: 'other.', emit })
  await expect(refused(record())).rejects.toMatchObject({ todo: 'remove' })
  expect(emit).toHaveBeenCalledWith('error', expect.objectContaining({ code: 'record-refused' }))
  expect(localStorage).toHaveLength(1)
})
