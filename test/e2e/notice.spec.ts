import { expect, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConsentRecord } from '../../src/types'
import { test, type RealCollector } from './support/collector'
import { head, hook, html, type PageWindow } from './support/site'

/** What a visitor saw can be shown years later: browser, `consentry notice` and collector agree on every byte of it. */

/** Own texts over ours, a language of the site's own, texts in several languages, a category and services of its own. */
const CONFIG = {
  controller: { name: 'Eksempel & Sønn "AS"', contact: 'personvern@example.com' },
  links: { privacyPolicy: '/privacy', cookiePolicy: 'https://www.example.com/cookies' },
  policy: { version: '2', material: true, changes: { en: 'A film.', nb: 'En film. \u{1f39e}' } },
  categories: [
    'functionality',
    { id: 'maps', name: { en: 'Maps', nb: 'Kart', ar: 'خرائط' }, description: { en: 'Shows maps.', nb: 'Viser kart.' } },
    'advertising'
  ],
  services: [
    {
      id: 'film',
      category: 'advertising',
      name: 'Film',
      purpose: { en: 'Shows films', nb: 'Viser film', 'pt-BR': 'Mostra filmes' },
      hosts: ['film.example'],
      cookies: [{ name: 'film_*', duration: '1 year', party: 'third' }],
      storage: ['local:film']
    }
  ],
  texts: {
    nb: { accept: 'Greit', bannerTitle: 'Ærlig talt, {controller}' },
    se: { accept: 'Dohkkehan buot', reject: 'Biehttalan buot' },
    en: { reject: 'No, thanks' }
  }
}

/** Starts the collector with the notices that `consentry notice` writes for a configuration; gives what it has printed. */
async function startWithNotices(collector: RealCollector, site: string, config: unknown) {
  const file = join(collector.dir, 'consentry.json')
  writeFileSync(file, JSON.stringify(config))
  const lines = await collector.run('notice', file, '--out', join(collector.dir, 'notices'), '--site', site, '--locale', 'all')
  await collector.start('--notices', join(collector.dir, 'notices'))
  return lines
    .trim()
    .split('\n')
    .map(line => line.split('  '))
}

async function decided(page: Page, collector: RealCollector) {
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('consentry.out.')).length))
    .toBe(0)
  const receipt = await page.evaluate(() => (window as unknown as PageWindow).consentry.receipt()!)
  const proof = await collector.proof(receipt.consentId)
  return { record: proof.records.at(-1)!.record as ConsentRecord, shown: proof.notices[receipt.notice.hash!] }
}

for (const locale of ['en', 'nb', 'ar', 'pt-BR', 'zh-Hans', 'se'])
  test(`in ${locale}, what was shown is what consentry notice wrote, and what the proof holds`, async ({
    page,
    site,
    collector
  }) => {
    const config = { ...CONFIG, record: { endpoint: collector.endpoint } }
    const notices = await startWithNotices(collector, site.url, config)
    site.page('/', html(head(config)).replace('lang="en"', `lang="${locale}"`))
    await page.goto(`${site.url}/?from=ad`)
    const title = await hook(page, 'banner').getByRole('heading').innerText()
    const accept = await hook(page, 'accept-all').innerText()
    await hook(page, 'accept-all').click()

    const { record, shown } = await decided(page, collector)
    expect(record.locale).toBe(locale)
    expect(notices.find(([hash]) => hash === record.notice.hash)).toEqual([record.notice.hash, locale, 'eea'])
    expect(shown).toMatchObject({
      locale,
      controller: CONFIG.controller,
      texts: { bannerTitle: title.replace(CONFIG.controller.name, '{controller}'), accept }
    })
    // Whoever has neither our code nor our word can compute it.
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, inner]) => [key, sorted(inner)])
            )
          : value
    const digest = createHash('sha256')
      .update(JSON.stringify(sorted(shown)))
      .digest('base64url')
    expect(`sha256-${digest}`).toBe(record.notice.hash)
  })

test('a decision without an interface refers to the notice without our words, with the site’s own in every language', async ({
  page,
  site,
  collector
}) => {
  const config = { ...CONFIG, record: { endpoint: collector.endpoint } }
  const notices = await startWithNotices(collector, site.url, config)
  await page.goto(site.page('/', html(head({ ...config, ui: false }))))
  await page.evaluate(() => (window as unknown as PageWindow).consentry.save({ maps: true }))
  const { record, shown } = await decided(page, collector)
  expect(notices.find(([hash]) => hash === record.notice.hash)).toEqual([record.notice.hash, '-', 'eea'])
  expect(shown).toMatchObject({ locale: null, texts: null, categories: [{}, { name: { nb: 'Kart', ar: 'خرائط' } }, {}] })
})

test('a page that the banner links to has a notice of its own, and so has each regime', async ({ page, site, collector }) => {
  const config = { ...CONFIG, regions: { 'US-CA': 'us' }, region: 'US-CA', record: { endpoint: collector.endpoint } }
  const notices = await startWithNotices(collector, site.url, config)
  await page.goto(site.page('/privacy', html(head(config))))
  await hook(page, 'reject-all').click()
  const { record, shown } = await decided(page, collector)
  const [, locale, preset, where] = notices.find(([hash]) => hash === record.notice.hash)!
  expect([locale, preset, where]).toEqual(['en', 'us', `on ${site.url}/privacy`])
  expect(shown).toMatchObject({ regime: { preset: 'us', model: 'opt-out' } })
})
