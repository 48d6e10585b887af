// @vitest-environment jsdom
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import en from '../../../src/i18n/locales/en'
import nb from '../../../src/i18n/locales/nb'
import { merge } from '../../../src/i18n/translate'
import type { ConsentConfig } from '../../../src/types'
import { createDeclaration } from '../../../src/ui/Declaration'
import type { Scene } from '../../../src/ui/scene'
import { run } from './support'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-declaration-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  document.body.replaceChildren()
})

const CONFIG: ConsentConfig = {
  controller: { name: 'Example AB' },
  categories: ['analytics', { id: 'maps', name: { en: 'Maps & more', nb: 'Kart' }, description: 'Shows <maps>.' }],
  services: [
    {
      id: 'stats',
      category: 'analytics',
      name: 'Stats <b>"1"</b>',
      provider: 'Stats & Co',
      policy: 'https://stats.example/privacy?a=1&b="2"',
      purpose: { en: 'Counts.', nb: 'Teller.' },
      cookies: [
        { name: '_st*', duration: '1 year' },
        { name: 'uid', party: 'third' }
      ],
      storage: ['local:_st', 'indexeddb:stats']
    },
    { id: 'map', category: 'maps', name: 'Map', purpose: 'Draws.' }
  ],
  texts: { nb: { provider: 'Hvem' } }
}

async function declaration(config: ConsentConfig, ...args: string[]) {
  const file = join(folder, 'consentry.json')
  writeFileSync(file, JSON.stringify(config))
  return await run(['declaration', file, '--html', ...args])
}

/** Without the lines of the file, and without the part that styles reach the live one by. */
function plain(element: Element): string {
  return element.innerHTML
    .replace(/\n</g, '<')
    .replace(/>\n/g, '>')
    .replace(/ part="link"/g, '')
}

it.each(['en', 'nb'])('is what the interface draws, in %s', async locale => {
  for (const ui of [undefined, { headingLevel: 4 as const }]) {
    const { code, out } = await declaration({ ...CONFIG, ui }, '--locale', locale)
    expect(code).toBe(0)
    document.body.innerHTML = `${out}<div data-consentry="declaration" id="live"></div>`
    const printed = plain(document.querySelector('[data-consentry="declaration"]')!)

    const { config } = parse({ ...CONFIG, ui }, location.href)
    const messages = merge(en, locale === 'nb' ? nb : en, config.texts, locale)
    const live = document.querySelector<HTMLElement>('#live')!
    createDeclaration(live).draw({ config, options: config.ui, locale, messages } as Scene)
    expect(printed).toBe(plain(live))
  }
})

it('says why a necessary service is needed', async () => {
  const shop = { id: 'shop', category: 'necessary', name: 'Shop', reason: { en: 'Keeps the cart.', nb: 'Tar vare på kurven.' } }
  const { out } = await declaration({ ...CONFIG, services: [shop] }, '--locale', 'nb')
  expect(out).toContain('<td>Tar vare på kurven.</td>')
})

it('writes what the configuration says as text and never as markup', async () => {
  const { out } = await declaration(CONFIG)
  document.body.innerHTML = out
  expect(document.querySelectorAll('b, maps, script')).toHaveLength(0)
  expect(document.querySelector('th[scope="row"]')!.textContent).toContain('Stats <b>"1"</b> (Stats & Co)')
  expect(document.querySelector('a')!.getAttribute('href')).toBe('https://stats.example/privacy?a=1&b="2"')
})

it('stands where the interface draws it again, in the language of the configuration', async () => {
  const { out } = await declaration({ ...CONFIG, locale: 'nb' })
  document.body.innerHTML = out
  expect(document.querySelector('[data-consentry="declaration"] > [lang="nb"] h2')!.textContent).toBe(nb.necessary)
  expect(out).toContain('Hvem')
})

it('is called wrongly without a configuration, or with one that is none', async () => {
  expect((await run(['declaration', '--html'])).code).toBe(2)
  expect((await run(['declaration', join(folder, 'none.json')])).err).toContain('cannot read the configuration')
  writeFileSync(join(folder, 'list.json'), '[]')
  expect((await run(['declaration', join(folder, 'list.json')])).err).toContain('holds no configuration')
  writeFileSync(join(folder, 'page.html'), '<p>nothing</p>')
  expect((await run(['declaration', join(folder, 'page.html')])).err).toContain('has no <script type="application/json"')
})
