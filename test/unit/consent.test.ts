// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createConsent } from '../../src/headless'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  document.cookie = 'consentry=;max-age=0;path=/'
  localStorage.clear()
})

it('leaves the page alone once it is destroyed, whatever was still to be done after the next paint', async () => {
  const consent = createConsent({
    controller: { name: 'Example AB' },
    services: [{ id: 'film', category: 'advertising', name: 'Film' }],
    record: () => Promise.resolve()
  })
  consent.acceptAll()
  consent.withdraw()
  consent.destroy()
  // Not the storage: what was decided before is still sent.
  const looks = [vi.spyOn(document, 'querySelectorAll'), vi.spyOn(document, 'cookie', 'get')]
  await vi.runAllTimersAsync()
  for (const look of looks) expect(look).not.toHaveBeenCalled()
})

it.each([
  ['change', ['accept-all', 'save-selection', 'withdraw']],
  ['record', ['accept-all', 'save-selection', 'withdraw']],
  // The banner gives way to the preferences before anything is decided.
  ['hide', ['save-selection', 'withdraw', 'accept-all']]
] as const)('takes two decisions of one %s listener one after the other', async (type, actions) => {
  const taken: string[] = []
  const told: unknown[] = []
  const consent = createConsent({
    controller: { name: 'Example AB' },
    record: record => {
      taken.push(`${record.seq} ${record.action}`)
      return Promise.resolve()
    }
  })
  consent.on('change', ({ choice }) => told.push(choice?.seq))
  const stop = consent.on(type, () => {
    stop()
    consent.save({ analytics: true })
    consent.withdraw()
  })
  consent.show()
  consent.acceptAll()
  expect(told).toEqual([1, 2, 3])
  await vi.waitFor(() => expect(taken.sort()).toEqual(actions.map((action, index) => `${index + 1} ${action}`)))
  expect(consent.choice?.categories.analytics).toBe(type === 'hide')
  consent.destroy()
})
