import type { Page } from '@playwright/test'
import { sendGpc } from './support/gpc'
import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'
import { allows, category, decided, ID } from './support/visitor'

const SCRIPT = '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'

test('a child is asked nothing, and nothing is stored or recorded @gpc', async ({ page, site, context }) => {
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
  test(`in the regime ${regime} what was closed stays closed for the session, and can be opened again @gpc`, async ({
    page,
    site,
    gpc
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
    if (gpc) await sendGpc(session)
    const fresh = await session.newPage()
    await fresh.goto(url)
    await expect(hook(fresh, 'banner')).toBeVisible()
    await session.close()
  })
}

test('an opt-out takes one click and holds @gpc', async ({ page, site, gpc }) => {
  const url = site.page('/', html(head({ ...CONFIG, regime: 'us' })))
  await page.goto(url)
  expect([await allows(page, 'analytics'), await allows(page, 'advertising')]).toEqual([true, !gpc])
  await hook(page, 'reject-all').click()
  await page.goto(url)
  await expect(hook(page, 'reopen')).toBeVisible()
  expect(await allows(page, 'advertising')).toBe(false)
  await expect.poll(() => site.endpoint.records.map(({ status }) => status)).toEqual(['opted-out'])
})

test('Global Privacy Control is followed, and the visitor is told', async ({ page, site, context }) => {
  await sendGpc(context)
  await page.goto(site.page('/', html(head({ ...CONFIG, regime: 'us' }))))
  await expect(hook(page, 'gpc')).toHaveText('Opt-out preference signal honoured')
  expect(await allows(page, 'advertising')).toBe(false)
})

test('an opt-in against the signal is a choice of its own, and the signal is no longer said to be honoured', async ({
  page,
  site,
  context
}) => {
  await sendGpc(context)
  const ad = '<script type="text/plain" data-consent="advertising" src="{third}/ad.js"></script>'
  const url = site.page('/', html(head({ ...CONFIG, regime: 'us' }), ad))
  await page.goto(url)
  await hook(page, 'settings').click()
  const note = hook(page, 'preferences').locator('[data-consentry="gpc"]')
  await expect(note).toBeVisible()
  await expect(category(page, 'advertising')).not.toBeChecked()
  expect(site.seen).toEqual([])
  await category(page, 'advertising').check()
  await hook(page, 'save').click()
  await expect.poll(() => site.paths()).toEqual(['/ad.js'])
  await expect
    .poll(() => site.endpoint.records.map(({ signals }) => signals))
    .toEqual([{ gpc: 'on', dnt: 'absent', applied: [] }])
  await page.goto(url)
  await hook(page, 'reopen').click()
  await expect(category(page, 'advertising')).toBeChecked()
  await expect(note).toHaveCount(0)
})

test('a link of the site’s own opts out, on every page and after the notice was closed @gpc', async ({ page, site }) => {
  const link = '<footer><a href="#out" data-consent-action="reject-all">Do not sell or share my data</a></footer>'
  const config = { ...CONFIG, regime: 'us', texts: { en: { optOut: 'Your privacy choices' } } }
  await page.goto(site.page('/', html(head(config), SCRIPT + link)))
  await expect(hook(page, 'reject-all')).toHaveText('Your privacy choices')
  await hook(page, 'close').click()
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Do not sell' }).click()])
  expect([await allows(page, 'analytics'), await allows(page, 'advertising')]).toEqual([false, false])
  await expect.poll(() => site.endpoint.records.map(({ status, surface }) => [status, surface])).toEqual([['opted-out', 'page']])
})

for (const answer of ['reject-all', 'accept-all']) {
  test(`after ${answer} nothing is asked for half a year, and then once more @gpc`, async ({ page, site, context }) => {
    const start = Date.now()
    const daysLater = (days: number) => page.clock.setFixedTime(start + days * 86_400_000)
    const url = site.page('/', html(head()))
    await daysLater(0)
    await page.goto(url)
    await hook(page, answer).click()
    const { expires } = (await context.cookies()).find(({ name }) => name === 'consentry')!
    expect(Math.round((expires - start / 1000) / 86_400)).toBe(182)
    for (const days of [1, 90, 181]) {
      await daysLater(days)
      await page.goto(url)
      await expect(hook(page, 'reopen')).toBeVisible()
      await expect(hook(page, 'banner')).toHaveCount(0)
    }
    await daysLater(183)
    await page.goto(url)
    await expect(hook(page, 'banner')).toContainText('has expired')
  })
}

test('an exemption of another country waits for a yes', async ({ page, site }) => {
  const categories = [{ id: 'analytics', basis: 'exempt' }, 'advertising']
  await page.goto(site.page('/', html(head({ ...CONFIG, categories }), SCRIPT)))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.waitForTimeout(300)
  expect(site.seen).toEqual([])
  await hook(page, 'settings').click()
  await expect(category(page, 'analytics')).not.toBeChecked()
})

test('an exemption in its own country is on, can be turned off, and is proven as one @gpc', async ({ page, site }) => {
  const config = {
    ...CONFIG,
    categories: [{ id: 'analytics', basis: 'exempt' }, 'advertising'],
    region: 'GB',
    regions: { GB: 'uk' }
  }
  await page.goto(site.page('/', html(head(config), SCRIPT)))
  await expect.poll(() => site.paths()).toEqual(['/a.js'])
  await hook(page, 'settings').click()
  await expect(category(page, 'analytics')).toBeChecked()
  await expect(category(page, 'advertising')).not.toBeChecked()
  await category(page, 'analytics').uncheck()
  await Promise.all([page.waitForEvent('load'), hook(page, 'save').click()])
  await expect
    .poll(() => site.endpoint.records.map(({ choices }) => choices))
    .toEqual([
      [
        { category: 'analytics', state: 'denied', basis: 'exempt' },
        { category: 'advertising', state: 'denied', basis: 'consent' }
      ]
    ])
  expect(site.paths()).toEqual(['/a.js'])
})

test.describe('asks again and says why', () => {
  const reason = (page: Page) => page.locator('[data-consentry="banner"] .note:not([data-consentry="gpc"])')

  test('after the choice has expired @gpc', async ({ page, site }) => {
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

  test('for a category that is new, and the others hold meanwhile @gpc', async ({ page, site }) => {
    await decided(page, site.url, { categories: 'functionality:0.analytics:1' })
    await page.goto(site.page('/', html(head())))
    await expect(reason(page)).toHaveText('New since your last choice: tracking and advertising.')
    expect([await allows(page, 'analytics'), await allows(page, 'advertising')]).toEqual([true, false])
  })

  test('when the policy has changed in substance @gpc', async ({ page, site }) => {
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
