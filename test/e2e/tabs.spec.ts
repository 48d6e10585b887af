import { chromium, type Page } from '@playwright/test'
import { CHROMIUM } from '../../scripts/browser.mjs'
import { existsSync } from 'node:fs'
import { sendGpc } from './support/gpc'
import { expect, head, hook, html, ran, test, type PageWindow } from './support/site'

const MARKED = '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'

test('a choice in one tab holds in the other at once @gpc', async ({ context, site }) => {
  const url = site.page('/', html(head(), MARKED))
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto(url)
  await two.goto(url)
  await expect(hook(two, 'banner')).toBeVisible()
  await hook(one, 'accept-all').click()
  await expect.poll(() => ran(two)).toEqual(['a'])
  await expect(hook(two, 'banner')).toBeHidden()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
})

test('a withdrawal in one tab reloads the other, where code ran @gpc', async ({ context, site }) => {
  const url = site.page('/', html(head(), MARKED))
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto(url)
  await hook(one, 'accept-all').click()
  await two.goto(url)
  await expect.poll(() => ran(two)).toEqual(['a'])
  const reloaded = two.waitForEvent('load')
  await one.evaluate(() => (window as unknown as PageWindow).consentry.withdraw())
  await reloaded
  expect(await ran(two)).toEqual([])
})

test('a page restored by the back button follows a choice made meanwhile @gpc', async ({ site, gpc }) => {
  const url = site.page('/', html(head(), MARKED), { 'Cache-Control': 'no-cache' })
  const next = site.page('/next', html(head()))
  // Playwright switches the back/forward cache off by default.
  const browser = await chromium.launch({
    ...(existsSync(CHROMIUM) && { executablePath: CHROMIUM }),
    ignoreDefaultArgs: ['--disable-back-forward-cache']
  })
  const page = await browser.newPage()
  if (gpc) await sendGpc(page.context())
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
  await page.evaluate(() => addEventListener('pageshow', event => Object.assign(window, { restored: event.persisted })))
  await page.goto(next)
  await hook(page, 'accept-all').click()
  await expect(hook(page, 'banner')).toBeHidden()
  // `goBack` waits for a load that a restored page does not have.
  await page.evaluate(() => setTimeout(() => history.back()))
  const restored = () => page.evaluate(() => (window as unknown as { restored?: boolean }).restored).catch(() => null)
  await expect.poll(restored).toBe(true)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await expect(hook(page, 'banner')).toBeHidden()
  await browser.close()
})

test('two tabs that decide at the same time keep both records, and the last decision @gpc', async ({ context, site }) => {
  const url = site.page('/', html(head(), MARKED))
  const [one, two] = [await context.newPage(), await context.newPage()]
  await one.goto(url)
  await two.goto(url)
  await Promise.all([
    one.evaluate(() => (window as unknown as PageWindow).consentry.acceptAll()),
    two.evaluate(() => (window as unknown as PageWindow).consentry.rejectAll())
  ])
  // A reload may cut an answer off, and then the record comes once more: once by its id is what counts.
  await expect.poll(() => new Set(site.endpoint.records.map(({ recordId }) => recordId)).size).toBe(2)
  // Where code had run by then, the withdrawal reloads its tab.
  const analytics = (page: Page) =>
    page.evaluate(() => (window as unknown as PageWindow).consentry.choice?.categories.analytics).catch(() => null)
  await expect.poll(async () => (await analytics(one)) === (await analytics(two)) && (await analytics(one)) !== null).toBe(true)
})
