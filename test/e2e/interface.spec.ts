import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'

const ID = '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20'
const SCRIPT = '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'
/** Notes each `error` event in the title, and everything that is thrown. */
const TOLD = `<script>document.addEventListener('consentry:error', event => { document.title = event.detail.code })</script>`

interface Stored {
  /** Seconds from now. */
  expires?: number
  policy?: string
  categories?: string
}

/** The cookie of a visitor who decided ten days ago. */
async function decided(page: Page, url: string, { expires = 9999, policy = '1.1', categories }: Stored = {}): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const states = categories ?? 'functionality:0.analytics:1.advertising:0'
  const value = `v=1&id=${ID}&n=1&t=${now - 864000}&e=${now + expires}&p=${policy}&c=${states}`
  await page.context().addCookies([{ name: 'consentry', value, url }])
}

const allows = (page: Page, category: string) =>
  page.evaluate(id => (window as unknown as PageWindow).consentry.allows(id), category)
const category = (page: Page, id: string) => page.locator(`input[data-consentry-category="${id}"]`)

test('a child is asked nothing, and nothing is stored or recorded', async ({ page, site, context }) => {
  await page.goto(site.page('/', html(head({ ...CONFIG, children: true }), SCRIPT)))
  await page.evaluate(() => (window as unknown as PageWindow).consentry.acceptAll())
  await page.waitForTimeout(500)
  await expect(page.locator('consentry-root')).toHaveCount(0)
  expect(await allows(page, 'analytics')).toBe(false)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  expect([site.endpoint.records, site.seen]).toEqual([[], []])
})

for (const [regime, answers] of [
  ['us', ['reject-all', 'settings', 'close']],
  ['notice', ['close']]
] as const) {
  test(`in the regime ${regime} what was closed stays closed for the session, and can be opened again`, async ({
    page,
    site
  }) => {
    const url = site.page('/', html(head({ ...CONFIG, regime })))
    await page.goto(url)
    await expect(hook(page, 'banner')).toBeVisible()
    const offered = await page
      .locator('[data-consentry="banner"] button')
      .evaluateAll(all => all.map(({ dataset }) => dataset.consentry))
    expect(offered).toEqual(answers)
    await hook(page, 'close').click()
    await expect(hook(page, 'banner')).toHaveCount(0)
    await page.goto(url)
    await hook(page, 'reopen').click()
    await expect(hook(page, 'preferences')).toBeVisible()
    await expect(hook(page, 'banner')).toHaveCount(0)
    expect(site.endpoint.records).toEqual([])
    const session = await page.context().browser()!.newContext()
    const fresh = await session.newPage()
    await fresh.goto(url)
    await expect(hook(fresh, 'banner')).toBeVisible()
    await session.close()
  })
}

test('an opt-out takes one click and holds', async ({ page, site }) => {
  const url = site.page('/', html(head({ ...CONFIG, regime: 'us' })))
  await page.goto(url)
  expect(await allows(page, 'advertising')).toBe(true)
  await hook(page, 'reject-all').click()
  await page.goto(url)
  await expect(hook(page, 'reopen')).toBeVisible()
  expect(await allows(page, 'advertising')).toBe(false)
  expect(site.endpoint.records.map(({ status }) => status)).toEqual(['opted-out'])
})

test('Global Privacy Control is followed, and the visitor is told', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  await page.goto(site.page('/', html(head({ ...CONFIG, regime: 'us' }))))
  await expect(hook(page, 'gpc')).toHaveText('Opt-out preference signal honoured')
  expect(await allows(page, 'advertising')).toBe(false)
})

test.describe('asks again and says why', () => {
  const reason = (page: Page) => page.locator('[data-consentry="banner"] .note')

  test('after the choice has expired', async ({ page, site }) => {
    await decided(page, site.url, { expires: -60 })
    await page.goto(site.page('/', html(head())))
    await expect(reason(page)).toHaveText('Your earlier choice has expired, so we ask again.')
    expect(await allows(page, 'analytics')).toBe(false)
    await hook(page, 'settings').click()
    await expect(hook(page, 'preferences')).toContainText('Analytics: On')
    await expect(category(page, 'analytics')).not.toBeChecked()
    await hook(page, 'save').click()
    await expect
      .poll(() => site.endpoint.records.map(({ reason, seq, consentId }) => [reason, seq, consentId]))
      .toEqual([['expired', 2, ID]])
  })

  test('for a category that is new, and the others hold meanwhile', async ({ page, site }) => {
    await decided(page, site.url, { categories: 'functionality:0.analytics:1' })
    await page.goto(site.page('/', html(head())))
    await expect(reason(page)).toHaveText('New since your last choice: tracking and advertising.')
    expect([await allows(page, 'analytics'), await allows(page, 'advertising')]).toEqual([true, false])
  })

  test('when the policy has changed in substance', async ({ page, site }) => {
    await decided(page, site.url, { policy: '1.0' })
    const policy = { version: '1.1', material: true, changes: { en: 'We now use films.' }, changelog: '/changes' }
    await page.goto(site.page('/', html(head({ ...CONFIG, policy }))))
    await expect(reason(page)).toContainText('Our policy has changed since your last choice. We now use films.')
    await expect(reason(page).getByRole('link')).toHaveAttribute('href', '/changes')
    expect(await allows(page, 'analytics')).toBe(false)
  })
})

test('says how far a choice reaches where it holds for a whole domain', async ({ page, site }) => {
  const url = site.page('/', html(head({ ...CONFIG, cookie: { domain: 'shop.localhost' } })))
  await page.goto(url.replace('localhost', 'www.shop.localhost'))
  await expect(hook(page, 'banner')).toContainText('Your choice applies to all of shop.localhost.')
})

test('hands the visitor the record as a file', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'accept-all').click()
  await hook(page, 'reopen').click()
  const download = page.waitForEvent('download')
  await hook(page, 'receipt').click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^consent-[0-9a-f-]{36}\.json$/)
  expect([JSON.parse(readFileSync(await file.path(), 'utf8'))]).toEqual(site.endpoint.records)
})

test('another language keeps what was switched, and what was opened', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'settings').click()
  await category(page, 'analytics').check()
  await page.evaluate(() => (window as unknown as PageWindow).consentry.setLocale('nb'))
  await expect(page.locator('consentry-root')).toHaveAttribute('lang', 'nb')
  await expect(hook(page, 'save')).toHaveText('Lagre valgene mine')
  await expect(category(page, 'analytics')).toBeChecked()
  await expect(category(page, 'functionality')).not.toBeChecked()
  await hook(page, 'save').click()
  await expect.poll(() => site.endpoint.records.map(({ locale, status }) => [locale, status])).toEqual([['nb', 'partial']])
})

test('a page can hold the declaration of everything that is used', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<div data-consentry="declaration">See our policy.</div>')))
  const declaration = hook(page, 'declaration')
  await expect(declaration.getByRole('row')).toHaveText([
    /^Provider/,
    /^Stats \(Stats Ltd\).*_st\* · Kept for: 1 year/,
    /^Provider/,
    /^Film.*film_id · third party/
  ])
  await page.evaluate(() => (window as unknown as PageWindow).consentry.setLocale('nb'))
  await expect(declaration.locator('[lang="nb"]')).toBeVisible()
})

test('the control that reopens stays away where the page has its own, unless it must be there', async ({ page, site }) => {
  const own = '<button data-consent-action="preferences" id="own">Cookies</button>'
  await decided(page, site.url)
  await page.goto(site.page('/own', html(head(), own)))
  await page.locator('#own').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  await expect(hook(page, 'reopen')).toHaveCount(0)
  await page.goto(site.page('/both', html(head({ ...CONFIG, ui: { reopen: 'button' } }), own)))
  await expect(hook(page, 'reopen')).toBeVisible()
  await page.goto(site.page('/none', html(head({ ...CONFIG, ui: { reopen: 'none' } }))))
  await page.waitForTimeout(300)
  await expect(hook(page, 'reopen')).toHaveCount(0)
})

for (const ui of [{ position: 'bottom-right' }, { layout: 'bar' }, { layout: 'center' }]) {
  test(`on a phone the banner is a sheet at the edge of the screen: ${JSON.stringify(ui)}`, async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(site.page('/', html(head({ ...CONFIG, ui }))))
    await expect(hook(page, 'banner')).toBeVisible()
    const { x, y, width, height } = (await hook(page, 'banner').boundingBox())!
    expect([x, width, y + height]).toEqual([0, 320, 640])
    expect(height).toBeLessThanOrEqual(321)
  })
}

test('a page that styles everything, and filters and shrinks itself, does not reach the banner', async ({ page, site }) => {
  const hostile = `<style>* { margin: 40px !important; padding: 30px !important; font-size: 30px !important; transform: rotate(1deg) !important; position: static !important }
    html { font-size: 10px; filter: grayscale(1) } :not(:defined) { display: none }</style>`
  const measured = async (path: string, more: string) => {
    await page.goto(site.page(path, html(head() + more)))
    await expect(hook(page, 'banner')).toBeVisible()
    const size = await hook(page, 'accept-all').evaluate(element => getComputedStyle(element).fontSize)
    return { banner: await hook(page, 'banner').boundingBox(), accept: await hook(page, 'accept-all').boundingBox(), size }
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await measured('/hostile', hostile)).toEqual(await measured('/', ''))
})

test('64 categories can be answered on a phone, and the answer is kept', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const categories = Array.from({ length: 64 }, (_, index) => ({
    id: `purpose-${index}`,
    name: `Purpose ${index}`,
    description: 'Counts.'
  }))
  const url = site.page('/', html(head({ ...CONFIG, categories, services: [] })))
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
  expect((await hook(page, 'banner').boundingBox())!.height).toBeLessThanOrEqual(321)
  await hook(page, 'settings').click()
  await expect(page.getByRole('switch')).toHaveCount(65)
  expect(await page.locator('dialog .text').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await category(page, 'purpose-63').check()
  await hook(page, 'save').click()
  await page.goto(url)
  expect([await allows(page, 'purpose-62'), await allows(page, 'purpose-63')]).toEqual([false, true])
})

test('among many services one is found by its name', async ({ page, site }) => {
  const services = Array.from({ length: 13 }, (_, index) => ({
    id: `s${index}`,
    category: index % 2 ? 'analytics' : 'advertising',
    name: `Service ${index}`
  }))
  await page.goto(site.page('/', html(head({ ...CONFIG, services }))))
  await hook(page, 'settings').click()
  await page.getByRole('searchbox').fill('service 12')
  await expect(page.locator('input[data-consentry-service]:visible')).toHaveCount(1)
  await expect(category(page, 'analytics')).toBeHidden()
  await page.getByRole('searchbox').fill('')
  await expect(category(page, 'analytics')).toBeVisible()
})

test('without the file of the interface nothing is asked, nothing thrown, and everything stays closed', async ({
  page,
  site
}) => {
  const thrown: Error[] = []
  page.on('pageerror', error => thrown.push(error))
  await page.route('**/consentry-ui.js', route => route.fulfill({ status: 404 }))
  await page.goto(site.page('/', html(head() + TOLD, SCRIPT)))
  await expect(page).toHaveTitle('interface-unavailable')
  await page.evaluate(() => (window as unknown as PageWindow).consentry.show('preferences'))
  await page.waitForTimeout(300)
  expect(thrown).toEqual([])
  expect([await allows(page, 'analytics'), site.seen]).toEqual([false, []])
  // The page can still ask by itself.
  await page.evaluate(() => (window as unknown as PageWindow).consentry.rejectAll())
  await expect.poll(() => site.endpoint.records.length).toBe(1)
})

test('without the file of the details the banner stays and can be answered', async ({ page, site }) => {
  const thrown: Error[] = []
  page.on('pageerror', error => thrown.push(error))
  await page.route('**/consentry-details.js', route => route.fulfill({ status: 404 }))
  const embed = '<iframe data-consent-service="film" data-src="{third}/film.html" title="Film"></iframe>'
  await page.goto(site.page('/', html(head() + TOLD, SCRIPT + embed)))
  await expect(page).toHaveTitle('interface-unavailable')
  await hook(page, 'settings').click()
  await page.waitForTimeout(300)
  await expect(hook(page, 'banner')).toBeVisible()
  expect([thrown, site.seen]).toEqual([[], []])
  await hook(page, 'accept-all').click()
  await expect.poll(() => site.paths()).toEqual(expect.arrayContaining(['/a.js', '/film.html']))
})
