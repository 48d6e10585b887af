import type { Consent } from '../../src/types'
import { CONFIG, expect, html, test } from './support/site'

/** Level 2 reads the JSON block by itself; where the configuration comes another way, the core hands it the services. */
const GUARD = '<script src="/dist/consentry-guard.js"></script>'
const INSERTS = `<script>
  ;(window.consentry ||= []).push(consent => consent.ready.then(() => {
    const image = new Image()
    image.src = '{third}/pixel.gif'
    localStorage._film_id = '1'
    document.body.append(image)
    document.title = 'inserted'
  }))
</script>`
const [stats, film] = CONFIG.services
const config = { ...CONFIG, guard: 'dynamic', services: [stats, { ...film, storage: ['local:_film*'] }] }

const WAYS: Record<string, string> = {
  'the JSON block': `<script type="application/json" id="consentry-config">${JSON.stringify(config)}</script>${GUARD}<script src="/dist/consentry.js"></script>`,
  'a file (data-config)': `${GUARD}<script src="/dist/consentry.js" data-config="/consentry.json"></script>`,
  'window.consentryConfig, set after the guard': `${GUARD}<script>window.consentryConfig = ${JSON.stringify(config)}</script><script src="/dist/consentry.js"></script>`
}

for (const [way, inHead] of Object.entries(WAYS)) {
  test(`level 2 holds back by host where the configuration comes by ${way} @firefox`, async ({ page, site }) => {
    site.page('/consentry.json', JSON.stringify(config))
    await page.goto(site.page('/', html(inHead, INSERTS)))
    await expect(page).toHaveTitle('inserted')
    await page.waitForTimeout(300)
    expect(site.paths()).toEqual([])
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.evaluate(() => (window as unknown as { consentry: Consent }).consentry.acceptAll())
    await expect.poll(() => site.paths()).toEqual(['/pixel.gif'])
  })
}
