import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LOADERS, loadLocale } from '../../../src/i18n/load'
import nb from '../../../src/i18n/locales/nb'

it('can load every language of the folder but English, which comes with the interface', async () => {
  const files = readdirSync('src/i18n/locales').map(name => name.replace('.ts', ''))
  expect(Object.keys(LOADERS).sort()).toEqual(files.filter(tag => tag !== 'en').sort())
  expect(await loadLocale('nb')).toBe(nb)
})
