// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/a/b" }
import { afterEach, expect, it, vi } from 'vitest'
import { parse } from '../../../src/config/parse'
import { createJar } from '../../../src/state/persist'
import type { ConsentConfig } from '../../../src/types'

const CHOICE = {
  id: '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20',
  seq: 1,
  decidedAt: 1_800_000_000,
  expiresAt: 1_800_000_000 + 182 * 86400,
  policyVersion: '1.1',
  categories: { functionality: true, analytics: false, advertising: false },
  services: {}
}

afterEach(() => vi.restoreAllMocks())

/** The attributes of the cookie that a choice is kept in. */
function attributes(cookie: ConsentConfig['cookie'] = {}): string[] {
  const { config } = parse({ controller: { name: 'Example AB' }, cookie }, location.href)
  const set = vi.spyOn(document, 'cookie', 'set')
  createJar(config).write(CHOICE)
  return set.mock.calls[0]![0].split('; ').slice(1).sort()
}

it('keeps the choice in one cookie, for the whole site, as long as it holds, and on https only there', () => {
  expect(attributes()).toEqual(['max-age=15724800', 'path=/', 'sameSite=Lax', 'secure'])
})

it('sets it for the domain that the site names', () => {
  expect(attributes({ domain: 'example.com', sameSite: 'Strict' })).toEqual([
    'domain=example.com',
    'max-age=15724800',
    'path=/',
    'sameSite=Strict',
    'secure'
  ])
})
