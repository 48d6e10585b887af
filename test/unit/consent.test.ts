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
