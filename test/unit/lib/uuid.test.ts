import { afterEach, expect, it, vi } from 'vitest'
import { uuid } from '../../../src/lib/uuid'

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
afterEach(() => void vi.unstubAllGlobals())

it('is a random UUID, on plain http too', () => {
  expect(uuid()).toMatch(FORM)
  const real = crypto
  vi.stubGlobal('crypto', { getRandomValues: real.getRandomValues.bind(real) })
  const made = Array.from({ length: 200 }, uuid)
  for (const one of made) expect(one).toMatch(FORM)
  expect(new Set(made).size).toBe(200)
})
