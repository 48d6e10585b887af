import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ALIASES, AVAILABLE } from '../../../src/i18n/available'
import { detect } from '../../../src/i18n/detect'

const some = ['en', 'nb', 'pt', 'pt-BR', 'sv', 'zh-Hans', 'sr-Latn']

it.each([
  ['sv', 'sv'],
  ['SV', 'sv'],
  ['nb-NO', 'nb'],
  ['no', 'nb'],
  ['no-NO', 'nb'],
  ['en_GB', 'en'],
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt'],
  ['zh-CN', 'zh-Hans'],
  ['zh-Hans-CN', 'zh-Hans'],
  ['tlh', 'en']
])('takes %s for %s', (wanted, found) => expect(detect([wanted], some)).toBe(found))

it('takes the first wanted language that there is', () => expect(detect(['tlh', 'sv-FI', 'nb'], some)).toBe('sv'))
it('passes over what is no language', () => expect(detect(['', null, undefined, 'auto', 'nb'], some)).toBe('nb'))
it('ends with English', () => expect(detect([], some)).toBe('en'))

it('lists every language of the folder and no other', () => {
  const files = readdirSync(new URL('../../../src/i18n/locales', import.meta.url)).map(file => file.replace('.ts', ''))
  expect([...AVAILABLE].sort()).toEqual(files.sort())
})
it('gives other names to languages that are there', () => {
  for (const tag of Object.values(ALIASES)) expect(AVAILABLE).toContain(tag)
})
