import type { Page } from '@playwright/test'
import { CONFIG, expect, hook, html, ran, test } from './support/site'
import { allows } from './support/visitor'

const MARKED = `
<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>
<script type="text/plain" data-consent="advertising" src="{third}/ad.js"></script>`

/** A page with an agent that says `said`, and something else once `agent(page, …)` is called. */
function pageWith(said: object, config: object, trusted = false): string {
  const early = `<script>
    window.said = ${JSON.stringify(said)}
    window.consentryConfig = { ...${JSON.stringify({ ...CONFIG, ...config })}, signalSources: [{
      trusted: ${trusted},
      read: () => Object.entries(said).map(([category, state]) => ({ category, state })),
      subscribe(tell) { window.tell = tell }
    }] }
  </script>`
  return html(`${early}<script src="/dist/consentry.js"></script>`, MARKED)
}

const agent = (page: Page, said: object) => page.evaluate(`said = ${JSON.stringify(said)}; tell()`)

test('an agent that refuses is heard before anything runs, the visitor is told, and the record says so @firefox', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', pageWith({ advertising: 'denied' }, { regime: 'us' })))
  await expect(hook(page, 'gpc')).toBeVisible()
  await expect.poll(() => ran(page)).toEqual(['a'])
  expect(site.paths()).toEqual(['/a.js'])
  await hook(page, 'reject-all').click()
  await expect.poll(() => site.endpoint.records.map(({ signals }) => signals.applied)).toEqual([['adpc']])
})

test('an agent that refuses later is followed at once, where the visitor has not chosen @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', pageWith({}, { regime: 'us' })))
  await expect.poll(() => ran(page)).toEqual(['a', 'ad'])
  await Promise.all([page.waitForEvent('load'), agent(page, { analytics: 'denied' })])
})

test('a choice of the visitor beats the agent @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', pageWith({ advertising: 'denied' }, {})))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a', 'ad'])
  await agent(page, { analytics: 'denied', advertising: 'denied' })
  expect([await allows(page, 'analytics'), await allows(page, 'advertising')]).toEqual([true, true])
})

test('an agent grants only where the site trusts it @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', pageWith({ analytics: 'granted' }, {})))
  await expect(hook(page, 'banner')).toBeVisible()
  await agent(page, { analytics: 'granted', advertising: 'granted' })
  expect(site.paths()).toEqual([])

  await page.goto(site.page('/trusted', pageWith({}, {}, true)))
  await expect(hook(page, 'banner')).toBeVisible()
  await agent(page, { analytics: 'granted' })
  await expect.poll(() => ran(page)).toEqual(['a'])
  expect(site.paths()).toEqual(['/a.js'])
})
