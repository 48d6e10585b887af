// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { isMet, needOf } from '../../../src/guard/needs'

const ALL = { categories: new Set(['necessary', 'analytics', 'advertising']), services: new Set(['film']) }

function isOpen(marks: string, granted = ALL): boolean {
  document.body.innerHTML = `<img ${marks}>`
  return isMet(needOf(document.body.firstElementChild!), granted)
}

test('needs every category that is named', () => {
  expect(isOpen('data-consent="analytics advertising"')).toBe(true)
  expect(isOpen('data-consent=" analytics\n advertising "')).toBe(true)
  expect(isOpen('data-consent="analytics advertising"', { ...ALL, categories: new Set(['analytics']) })).toBe(false)
})

test('needs the service, and the category too where both are named', () => {
  expect(isOpen('data-consent-service="film"')).toBe(true)
  expect(isOpen('data-consent-service="film"', { ...ALL, services: new Set() })).toBe(false)
  expect(isOpen('data-consent="analytics" data-consent-service="film"')).toBe(true)
  expect(isOpen('data-consent="functionality" data-consent-service="film"')).toBe(false)
})

test('stays closed for empty marks, unknown names and no mark at all', () => {
  for (const marks of [
    '',
    'data-consent',
    'data-consent=""',
    'data-consent="  "',
    'data-consent="other"',
    'data-consent-service=""',
    'data-consent="" data-consent-service="film"',
    'data-consent="analytics" data-consent-service=""',
    'data-consent="__proto__"'
  ])
    expect(isOpen(marks), marks).toBe(false)
})
