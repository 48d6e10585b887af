// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/shop?from=ad" }
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import en from '../../../src/i18n/locales/en'
import nb from '../../../src/i18n/locales/nb'
import { merge } from '../../../src/i18n/translate'
import { createRecorder } from '../../../src/record'
import { resolve } from '../../../src/regime/resolve'
import { createStore } from '../../../src/state/store'
import type { ConsentConfig, Messages } from '../../../src/types'
import { run } from './support'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-notice-'))
  history.replaceState(null, '', '/shop?from=ad')
})
afterEach(() => rmSync(folder, { recursive: true }))

const CONFIG: ConsentConfig = {
  controller: { name: 'Example AB' },
  links: { privacyPolicy: '/privacy', cookiePolicy: 'https://www.example.com/cookies' },
  policy: { version: '2', material: true, changes: { en: 'A film.', nb: 'En film.' } },
  cookie: { domain: '.example.com' },
  categories: ['functionality', { id: 'maps', name: { en: 'Maps', nb: 'Kart' }, description: 'Shows maps.' }],
  services: [
    { id: 'film', category: 'functionality', name: 'Film', purpose: { en: 'Plays.', nb: 'Spiller.' }, hosts: ['film.example'] },
    { id: 'shop', category: 'necessary', name: 'Shop', reason: { en: 'Keeps the cart.', nb: 'Handlekurv.' } }
  ],
  texts: { nb: { accept: 'Ja takk' }, tlh: { accept: 'HIja' } }
}

async function notice(config: ConsentConfig, ...args: string[]) {
  const file = join(folder, 'consentry.json')
  writeFileSync(file, JSON.stringify(config))
  const { code, out, err } = await run(['notice', file, '--out', join(folder, 'notice'), ...args])
  const rows = out.split('\n').filter(Boolean)
  const find = (locale: string, preset = 'eea', page?: string) =>
    rows.find(row => row.endsWith([locale, preset, ...(page ? [`on ${page}`] : [])].join('  ')))?.split(' ')[0]
  return { code, out, err, rows, find }
}

const files = () => readdirSync(join(folder, 'notice')).sort()
const read = (hash: string) => readFileSync(join(folder, 'notice', `${hash}.json`), 'utf8')

/** What the page itself would put into its record. */
async function browserHash(config: ConsentConfig, locale: string | null, loaded: Messages, region?: string) {
  const parsed = parse(config, location.href).config
  const regime = resolve(parsed, region, 'config', { gpc: 'on', dnt: 'off' })
  const recorder = createRecorder(
    createStore(parsed, regime, () => {}),
    () => Promise.reject(new Error('nothing is sent here'))
  )
  return await recorder.hashNotice(locale, locale === null ? null : merge(en, loaded, parsed.texts, locale))
}

describe('consentry notice', () => {
  it('gives the hashes that the browser gives, language by language', async () => {
    const { code, find } = await notice(CONFIG, '--locale', 'all')
    expect(code).toBe(0)
    expect(find('nb')).toBe(await browserHash(CONFIG, 'nb', nb))
    expect(find('en')).toBe(await browserHash(CONFIG, 'en', en))
    expect(find('-')).toBe(await browserHash(CONFIG, null, en))
  })

  it("knows a language of the site's own, and its words where our file does not load", async () => {
    const { find, rows } = await notice(CONFIG, '--locale', 'all')
    expect(find('tlh')).toBe(await browserHash(CONFIG, 'tlh', en))
    const unloaded = await browserHash(CONFIG, 'nb', en)
    expect(unloaded).not.toBe(find('nb'))
    expect(rows.map(row => row.split(' ')[0])).toContain(unloaded)
  })

  it('gives them for each regime that can hold', async () => {
    const config: ConsentConfig = { ...CONFIG, regions: { 'US-CA': 'us', NO: 'eea', GB: 'uk' } }
    const { find } = await notice(config, '--locale', 'nb')
    expect(find('nb', 'us')).toBe(await browserHash(config, 'nb', nb, 'US-CA'))
    expect(find('nb', 'uk')).toBe(await browserHash(config, 'nb', nb, 'GB'))
    expect(find('nb', 'eea')).toBe(await browserHash(config, 'nb', nb, 'DE'))
    const fixed = await notice({ ...config, region: 'GB' }, '--locale', 'nb')
    expect(fixed.find('nb', 'us')).toBeUndefined()
    expect(fixed.find('nb', 'uk')).toBe(await browserHash(config, 'nb', nb, 'GB'))
  })

  it('gives one more for a page that the notice links to, since no page links to itself', async () => {
    const { find } = await notice(CONFIG, '--locale', 'nb', '--site', 'https://www.example.com')
    history.replaceState(null, '', '/privacy')
    expect(find('nb', 'eea', 'https://www.example.com/privacy')).toBe(await browserHash(CONFIG, 'nb', nb))
    history.replaceState(null, '', '/cookies')
    expect(find('nb', 'eea', 'https://www.example.com/cookies')).toBe(await browserHash(CONFIG, 'nb', nb))
    expect(find('nb')).not.toBe(await browserHash(CONFIG, 'nb', nb))
  })

  it('names such a page by its path where nobody says what the address of the site is', async () => {
    const config = { ...CONFIG, cookie: {} }
    const { find } = await notice(config, '--locale', 'nb')
    history.replaceState(null, '', '/privacy')
    expect(find('nb', 'eea', '/privacy')).toBe(await browserHash(config, 'nb', nb))
  })

  it('writes files whose digest is their name, in the words that were shown', async () => {
    const { find } = await notice(CONFIG, '--locale', 'nb')
    for (const file of files()) {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, 'notice', file)))
        .digest('base64url')
      expect(file).toBe(`sha256-${digest}.json`)
    }
    expect(JSON.parse(read(find('nb')!))).toMatchObject({
      schema: 'consent-notice/1',
      locale: 'nb',
      categories: [{ id: 'functionality' }, { id: 'maps', name: 'Kart' }],
      policy: { changes: 'En film.' },
      texts: { accept: 'Ja takk', reject: nb.reject }
    })
    expect(JSON.parse(read(find('-')!))).toMatchObject({ locale: null, texts: null })
  })

  it('writes every language where none is fixed, and the fixed one with English to fall back to', async () => {
    const { controller } = CONFIG
    expect((await notice({ controller })).rows).toHaveLength(40)
    expect((await notice({ controller, locale: 'nb' })).rows.map(row => row.split('  ')[1])).toEqual(['-', 'nb', 'en'])
  })

  it('never overwrites: the same again is nothing, another text is another file', async () => {
    await notice(CONFIG, '--locale', 'nb')
    const first = files()
    expect((await notice(CONFIG, '--locale', 'nb')).code).toBe(0)
    expect(files()).toEqual(first)
    await notice({ ...CONFIG, texts: { nb: { accept: 'Ja' } } }, '--locale', 'nb')
    expect(files()).toEqual(expect.arrayContaining(first))
    expect(files().length).toBeGreaterThan(first.length)
  })

  it('stops at a file that was changed after it was written', async () => {
    const { find } = await notice(CONFIG, '--locale', 'nb')
    writeFileSync(join(folder, 'notice', `${find('nb')}.json`), '{}')
    const { code, err } = await notice(CONFIG, '--locale', 'nb')
    expect(code).toBe(1)
    expect(err).toContain('is not what its name says')
    expect(read(find('nb')!)).toBe('{}')
  })

  it('reads the block of a page, too', async () => {
    const file = join(folder, 'index.html')
    writeFileSync(file, `<script type="application/json" id="consentry-config">${JSON.stringify(CONFIG)}</script>`)
    const { out } = await run(['notice', file, '--out', join(folder, 'notice'), '--locale', 'nb'])
    expect(out).toContain((await browserHash(CONFIG, 'nb', nb))!)
  })

  it.each([
    ['an unknown language', ['--locale', 'xx'], 'there is no language "xx"'],
    ['a collector without a key', ['--push', 'http://127.0.0.1:1'], 'needs the key'],
    ['a collector that is no address', ['--push', 'collector', '--key', 'k'], '--push "collector" is no address']
  ])('is called wrongly with %s', async (_, args, words) => {
    const { code, err } = await notice(CONFIG, ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('says that a configuration with issues is shown as what is left of it', async () => {
    const { code, err } = await notice({ ...CONFIG, validForDays: 9999 }, '--locale', 'nb')
    expect(code).toBe(0)
    expect(err).toContain('1 issue')
  })
})
