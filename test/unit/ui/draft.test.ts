// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import { draftOf } from '../../../src/ui/draft'
import { SERVICES } from './support'

const { config } = parse({ controller: { name: 'Example AB' }, services: SERVICES })
const choice = {
  id: 'x',
  seq: 1,
  decidedAt: 1,
  expiresAt: 2,
  policyVersion: null,
  categories: { functionality: false, analytics: true, advertising: false },
  services: { youtube: true }
}

it('starts with everything off where nothing is decided and the regime asks first', () =>
  expect(draftOf(config, null, {})).toEqual({
    categories: { functionality: false, analytics: false, advertising: false },
    services: { ga: false, youtube: false }
  }))

it('starts as the regime starts where that is on', () =>
  expect(draftOf(config, null, { analytics: true }).services).toEqual({ ga: true, youtube: false }))

it('shows the choice that holds, a service with its exception', () =>
  expect(draftOf(config, choice, {})).toEqual({
    categories: choice.categories,
    services: { ga: true, youtube: true }
  }))

it('takes a category that the choice does not know for denied, whatever the regime starts with', () => {
  const older = { ...choice, categories: { analytics: true }, services: {} } as unknown as typeof choice
  expect(draftOf(config, older, { advertising: true }).categories.advertising).toBe(false)
})
