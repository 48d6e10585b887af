/**
 * `npm run gallery [-- part-of-a-name]`: the interface in every layout, theme, width, scheme and in six languages, and under
 * strain, as PNGs in `.cache/gallery/` with an `index.html` that shows them side by side. Needs the built files.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { chromium } from '@playwright/test'
import { CHROMIUM } from '../../scripts/browser.mjs'

const ROOT = `${import.meta.dirname}/../..`
const OUT = `${ROOT}/.cache/gallery`
const LAYOUTS = ['box', 'bar', 'center', 'opt-out']
const THEMES = ['default', 'forest', 'ink', 'ocean']
const LANGUAGES = ['en', 'nb', 'de', 'fr', 'ar', 'ja']
const SIZES = [
  { width: 1280, height: 800 },
  { width: 320, height: 640 }
]
const SCHEMES = ['light', 'dark']

const config = (layout, locale) => ({
  controller: { name: 'Example AB' },
  links: { privacyPolicy: '/privacy', cookiePolicy: '/cookies' },
  locale,
  ...(layout === 'opt-out' ? { regime: 'us' } : { ui: { layout } }),
  services: [
    {
      id: 'stats',
      category: 'analytics',
      name: 'Google Analytics',
      provider: 'Google Ireland Ltd',
      policy: 'https://policies.google.com/privacy',
      cookies: [{ name: '_ga', duration: '2 years' }]
    },
    {
      id: 'film',
      category: 'advertising',
      name: 'YouTube',
      provider: 'Google Ireland Ltd',
      cookies: [{ name: 'VISITOR_INFO1_LIVE', duration: '6 months', party: 'third' }]
    }
  ]
})

/** What stands in for each kind of content, in the sizes that pages use. */
const EMBEDS = ['video', 'map', 'social']
  .map(
    (kind, index) =>
      `<iframe data-consent-service="film" data-consentry-placeholder="${kind}" data-src="about:blank" width="${[480, 300, 260][index]}" height="${[270, 200, 120][index]}" title="${kind}"></iframe>`
  )
  .join(' ')
const FORM = `<form><p><label>Street <input></label></p>
<script type="text/plain" data-consent-service="film" data-type="text/html" data-consentry-placeholder="form"><p><label>Find your address <input></label></p></script>
<p><button>Order</button></p></form>`

/** Long texts, many categories, many services. */
function strained(locale) {
  const categories = Array.from({ length: 64 }, (_, index) => ({
    id: `purpose-${index}`,
    name: `Purpose ${index}${index % 5 ? '' : ' with a name that is longer than anybody would have thought necessary'}`,
    description: 'Counts visits. '.repeat(1 + (index % 4) * 4)
  }))
  const services = Array.from({ length: 200 }, (_, index) => ({
    id: `s${index}`,
    category: `purpose-${index % 64}`,
    name: `Service ${index}`,
    provider: `Donaudampfschifffahrtselektrizitätenhauptbetriebswerk ${index} Ltd`,
    cookies: [{ name: `_a_cookie_with_a_long_name_${'x'.repeat(index % 60)}`, duration: '2 years' }]
  }))
  return { ...config('box', locale), categories, services }
}

const document = (layout, theme, locale) => `<!doctype html>
<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>Gallery</title>
<meta name="viewport" content="width=device-width">
<style>:root { color-scheme: light dark } body { max-width: 60em; margin: 1.5em auto; padding: 0 1em; font: 1em/1.6 system-ui, sans-serif } iframe { max-width: 100% }</style>
${theme === 'default' ? '' : `<link rel="stylesheet" href="/styles/themes/${theme}.css">`}
<script type="application/json" id="consentry-config">${JSON.stringify(layout === 'strained' ? strained(locale) : config(layout, locale))}</script>
<script src="/dist/consentry.js"></script>
<h1>Example AB</h1>
${layout === 'embeds' ? EMBEDS + FORM : '<iframe data-consent-service="film" data-src="about:blank" width="480" height="270" title="Film"></iframe>'}
${'<p>Paper boats need paper, patience and a pond. The paper is folded twice lengthwise, and the pond is not folded at all.</p>'.repeat(8)}
</html>`

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  if (pathname === '/') {
    response.writeHead(200, { 'Content-Type': 'text/html' })
    return response.end(document(...['layout', 'theme', 'locale'].map(name => searchParams.get(name))))
  }
  const body = /^\/(dist|styles)\/[\w/.-]+$/.test(pathname) && (await readFile(ROOT + pathname).catch(() => null))
  response.writeHead(body ? 200 : 404, { 'Content-Type': pathname.endsWith('.css') ? 'text/css' : 'text/javascript' })
  response.end(body || '')
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const origin = `http://localhost:${server.address().port}`

mkdirSync(OUT, { recursive: true })
const browser = await chromium.launch(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {})
const shots = []

/** One picture for each width and scheme of what the page shows now. */
async function shoot(page, name, fullPage = false) {
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const file = `${name}-${size.width}-${colorScheme}.png`
      await page.screenshot({ path: `${OUT}/${file}`, fullPage })
      shots.push(file)
    }
  }
}

for (const locale of LANGUAGES) {
  for (const theme of THEMES) {
    for (const layout of LAYOUTS) {
      if (process.argv[2] && !`${layout}-${theme}-${locale} preferences-${theme}-${locale}`.includes(process.argv[2])) continue
      // Nothing of the last one is left: a decision would show the control that reopens in place of the banner.
      const page = await browser.newPage({ viewport: SIZES[0] })
      await page.goto(`${origin}/?${new URLSearchParams({ layout, theme, locale })}`)
      await page.locator('[data-consentry="banner"]').waitFor()
      // An opt-out leaves nothing to stand in for.
      if (layout !== 'opt-out') await page.locator('[data-consentry="placeholder"]').waitFor()
      await shoot(page, `${layout}-${theme}-${locale}`)
      if (layout === 'box') {
        await page.locator('[data-consentry="settings"]').click()
        await page.locator('[data-consentry="preferences"]').waitFor()
        await shoot(page, `preferences-${theme}-${locale}`)
        await page.locator('[data-consentry="save"]').click()
        await page.locator('[data-consentry="reopen"]').waitFor()
        await shoot(page, `page-${theme}-${locale}`)
      }
      await page.close()
    }
  }
}

for (const locale of ['en', 'de', 'ar']) {
  if (process.argv[2] && !`embeds-default-${locale} strained-default-${locale}`.includes(process.argv[2])) continue
  const page = await browser.newPage({ viewport: SIZES[0] })
  await page.goto(`${origin}/?${new URLSearchParams({ layout: 'embeds', theme: 'default', locale })}`)
  await page.locator('[data-consentry="reject-all"]').click()
  await page.locator('[data-consentry="placeholder"]').nth(3).waitFor()
  await shoot(page, `embeds-default-${locale}`, true)
  await page.context().clearCookies()
  await page.goto(`${origin}/?${new URLSearchParams({ layout: 'strained', theme: 'default', locale })}`)
  await page.locator('[data-consentry="banner"]').waitFor()
  await shoot(page, `strained-default-${locale}`)
  await page.locator('[data-consentry="settings"]').click()
  await page.locator('summary').nth(1).click()
  await shoot(page, `strained-preferences-default-${locale}`)
  await page.close()
}

await browser.close()
server.close()
const figures = shots.map(file => `<figure><img loading="lazy" src="${file}" alt=""><figcaption>${file}</figcaption></figure>`)
writeFileSync(
  `${OUT}/index.html`,
  `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>body { display: flex; flex-wrap: wrap; gap: 1em; font: 0.8em system-ui } figure { margin: 0 } img { height: 24em; border: 1px solid #8888 }</style>${figures.join('\n')}`
)
console.log(`${shots.length} pictures: .cache/gallery/index.html`)
