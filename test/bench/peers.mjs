/**
 * `npm run bench:peers`: the same page with the banner of other open-source projects and with ours, as pictures side by side in
 * `.cache/peers/`. Each comes with its own defaults and only the texts that it demands. The packages are installed into a
 * temporary folder, never into this project. Needs our built files.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { CHROMIUM } from '../../scripts/browser.mjs'

const ROOT = `${import.meta.dirname}/../..`
const OUT = `${ROOT}/.cache/peers`
const PACKAGES = [
  'vanilla-cookieconsent@3.1.0',
  'klaro@0.7.22',
  'orejime@3.2.1',
  '@c15t/react@2.2.1',
  'react@19.3.1',
  'react-dom@19.3.1'
]
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 640 }
]

const folder = mkdtempSync(join(tmpdir(), 'peers-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }')
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], { cwd: folder, stdio: 'inherit' })

// One of them is a React component.
writeFileSync(
  `${folder}/react.js`,
  `import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { ConsentBanner, ConsentDialog, ConsentManagerProvider, policyPackPresets } from '@c15t/react'
import '@c15t/react/styles.css'
const options = { mode: 'offline', offlinePolicy: { policyPacks: [policyPackPresets.europeOptIn()] }, overrides: { country: 'SE', language: 'en' } }
createRoot(document.querySelector('#app')).render(h(ConsentManagerProvider, { options }, h(ConsentBanner), h(ConsentDialog)))`
)
await build({
  root: folder,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: 'built',
    cssCodeSplit: false,
    lib: { entry: 'react.js', formats: ['es'], fileName: 'react', cssFileName: 'react' }
  }
})

const inline = code => `<script>${code}</script>`
const module = code => `<script type="module">${code}</script>`
const style = file => `<link rel="stylesheet" href="/${file}">`
const script = file => `<script src="/${file}"></script>`

/** What stands in the page, and how its second layer is opened. */
const BANNERS = {
  ours: {
    page: `<script type="application/json" id="consentry-config">${JSON.stringify({
      controller: { name: 'Example AB' },
      links: { privacyPolicy: '/privacy' },
      services: [
        {
          id: 'stats',
          category: 'analytics',
          name: 'Stats',
          provider: 'Stats Ltd',
          purpose: 'Counts visits',
          cookies: [{ name: '_st', duration: '1 year' }]
        },
        {
          id: 'film',
          category: 'advertising',
          name: 'Film',
          provider: 'Film Ltd',
          cookies: [{ name: 'film_id', duration: '6 months' }]
        }
      ]
    })}</script>${script('dist/consentry.js')}`,
    settings: '[data-consentry="settings"]'
  },
  'vanilla-cookieconsent': {
    page: `${style('node_modules/vanilla-cookieconsent/dist/cookieconsent.css')}${module(
      `import * as CookieConsent from '/node_modules/vanilla-cookieconsent/dist/cookieconsent.esm.js'
const section = (title, description, linkedCategory) => ({ title, description, linkedCategory })
CookieConsent.run({
  hideFromBots: false,
  categories: { necessary: { readOnly: true }, analytics: {}, advertising: {} },
  language: { default: 'en', translations: { en: {
    consentModal: { title: 'We use cookies', description: 'Example AB uses cookies for analytics and advertising. It is up to you.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Manage individual preferences', footer: '<a href="/privacy">Privacy policy</a>' },
    preferencesModal: { title: 'Manage cookie preferences', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Accept current selection', closeIconLabel: 'Close', sections: [
      section('Strictly necessary', 'Needed for the site to work.', 'necessary'), section('Analytics', 'Measures how the site is used.', 'analytics'), section('Advertising', 'Shows and measures advertising.', 'advertising')] } } } }
})`
    )}`,
    settings: '#cc-main [data-role="show"]'
  },
  klaro: {
    page: `${inline(
      `var klaroConfig = { lang: 'en', acceptAll: true, translations: { en: { privacyPolicyUrl: '/privacy' } }, services: [
  { name: 'stats', title: 'Stats', purposes: ['analytics'] }, { name: 'film', title: 'Film', purposes: ['advertising'] }] }`
    )}${script('node_modules/klaro/dist/klaro.js')}`,
    settings: '.klaro .cm-link'
  },
  orejime: {
    page: `${style('node_modules/orejime/dist/orejime-standard.css')}${inline(
      `window.orejimeConfig = { privacyPolicyUrl: '/privacy', purposes: [
  { id: 'analytics', title: 'Analytics', description: 'Measures how the site is used.', cookies: ['_st'] },
  { id: 'advertising', title: 'Advertising', description: 'Shows and measures advertising.', cookies: ['film_id'] }] }`
    )}${script('node_modules/orejime/dist/orejime-standard-en.js')}`,
    settings: '.orejime-Banner-learnMoreButton'
  },
  c15t: {
    page: `${style('built/react.css')}<div id="app"></div><script type="module" src="/built/react.js"></script>`,
    settings: '[data-testid="consent-banner-customize-button"]'
  }
}

const document = name => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${name}</title><meta name="viewport" content="width=device-width">
<style>body { max-width: 60em; margin: 1.5em auto; padding: 0 1em; font: 1em/1.6 system-ui, sans-serif }</style>
<body><h1>Example AB</h1>${'<p>Paper boats need paper, patience and a pond. The paper is folded twice lengthwise, and the pond is not folded at all.</p>'.repeat(12)}
${BANNERS[name].page}</body></html>`

const TYPES = { css: 'text/css', js: 'text/javascript', mjs: 'text/javascript' }
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const name = pathname.slice(1)
  if (name in BANNERS) return response.writeHead(200, { 'Content-Type': 'text/html' }).end(document(name))
  const from = pathname.startsWith('/dist/') ? ROOT : folder
  const body = !pathname.includes('..') && (await readFile(from + pathname).catch(() => null))
  response.writeHead(body ? 200 : 404, { 'Content-Type': TYPES[pathname.split('.').pop()] ?? 'text/plain' }).end(body || '')
})
await new Promise(done => server.listen(0, '127.0.0.1', done))

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
const browser = await chromium.launch(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {})
const shots = []
for (const [name, { settings }] of Object.entries(BANNERS)) {
  for (const viewport of SIZES) {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
    page.on('pageerror', error => console.error(name, error.message))
    await page.goto(`http://localhost:${server.address().port}/${name}`)
    const button = page.locator(settings).first()
    for (const layer of ['banner', 'preferences']) {
      // Everybody animates; nobody for longer than this.
      if (layer === 'banner') await button.waitFor({ timeout: 10_000 }).catch(() => console.error(`${name}: no banner`))
      else await button.click({ timeout: 5_000 }).catch(() => console.error(`${name}: no way to the preferences`))
      await page.waitForTimeout(800)
      const file = `${layer}-${viewport.width}-${name}.png`
      await page.screenshot({ path: `${OUT}/${file}` })
      shots.push(file)
    }
    await page.close()
  }
}
await browser.close()
server.close()

const figures = shots
  .sort()
  .map(file => `<figure><img loading="lazy" src="${file}" alt=""><figcaption>${file}</figcaption></figure>`)
writeFileSync(
  `${OUT}/index.html`,
  `<!doctype html><meta charset="utf-8"><title>Side by side</title><style>body { display: flex; flex-wrap: wrap; gap: 1em; font: 0.8em system-ui } figure { margin: 0 } img { height: 30em; border: 1px solid #8888 }</style>${figures.join('\n')}`
)
console.log(`${shots.length} pictures: .cache/peers/index.html`)
