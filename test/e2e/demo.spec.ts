import { expect, type BrowserContext, type Page } from '@playwright/test'
import { serve } from '../../scripts/serve.mjs'
import type { ConsentRecord } from '../../src/types'
import { test as base } from './support/gpc'

/** The five sites of the demo with the vendors' own, unmodified code: what `npm start` promises to a newcomer. */

interface Entry {
  n: number
  type: 'request' | 'record'
  vendor: string
  path: string
  events: string[]
  cookies: string[]
  record: ConsentRecord
}

interface Site {
  name: string
  path: string
  second: string
  /** Vendors that an acceptance starts, and an event that each must send. */
  vendors: Record<string, string | null>
  /** One category, and the vendors that it starts. */
  category: string
  starts: string[]
  /** Categories as the record lists them. */
  categories: string[]
  /** Beginnings of what the vendors store: cookies and keys of localStorage. */
  leaves: string[]
  locale: string
}

const SITES: Site[] = [
  {
    name: 'cloud',
    path: '/cloud/',
    second: '/cloud/privacy/',
    vendors: { mixpanel: 'Service viewed', smaprat: 'chat opened', glimt: null },
    category: 'functionality',
    starts: ['smaprat'],
    categories: ['functionality', 'advertising'],
    leaves: ['mp_molnhamn', '__mp', 'smaprat'],
    locale: 'en'
  },
  {
    name: 'ai',
    path: '/ai/',
    second: '/ai/cookies/',
    vendors: { posthog: '$pageview', mixpanel: '$mp_web_page_view', filmruta: null },
    category: 'analytics',
    starts: ['posthog'],
    categories: ['functionality', 'analytics', 'advertising'],
    leaves: ['ph_', '__ph', 'mp_ordvev', '__mp'],
    locale: 'en'
  },
  {
    name: 'photo',
    path: '/photo/?lang=da',
    second: '/photo/privacy/?lang=da',
    vendors: { posthog: '$pageview' },
    category: 'analytics',
    starts: ['posthog'],
    categories: ['analytics'],
    leaves: ['ph_', '__ph'],
    locale: 'da'
  },
  {
    name: 'procurement',
    path: '/procurement/',
    second: '/procurement/integritet/',
    vendors: { mixpanel: '$mp_web_page_view', tradverk: 'page read', filmruta: null },
    category: 'analytics',
    starts: ['mixpanel'],
    categories: ['functionality', 'analytics', 'advertising'],
    leaves: ['mp_radrum', '__mp', '_tv_lead', 'tradverk'],
    locale: 'sv'
  },
  {
    name: 'logistics',
    path: '/logistics/',
    second: '/logistics/sporing/',
    vendors: { posthog: '$pageview', kundekart: 'visit' },
    category: 'advertising',
    starts: ['kundekart'],
    categories: ['analytics', 'advertising'],
    leaves: ['ph_', '__ph', 'kk_visitor', 'kundekart'],
    locale: 'nb'
  }
]

interface Demo {
  url: string
  /** Requests that reached the third parties since this test began. */
  requests(): Promise<Entry[]>
  /** Records that the consent log has committed since this test began. */
  records(): Promise<ConsentRecord[]>
  proof(consentId: string): Promise<{ records: { record: ConsentRecord; ledger: string }[] }>
}

const test = base.extend<{ demo: Demo }, { server: Awaited<ReturnType<typeof serve>> }>({
  server: [
    async ({}, use) => {
      const server = await serve({ port: 0 })
      await use(server)
      await server.close()
    },
    { scope: 'worker' }
  ],
  demo: async ({ server }, use) => {
    const entries = async (since = 0): Promise<Entry[]> => (await fetch(`${server.url}/log.json?since=${since}`)).json()
    const start = (await entries()).at(-1)?.n ?? 0
    await use({
      url: server.url,
      requests: async () => (await entries(start)).filter(({ type }) => type === 'request'),
      records: async () => (await entries(start)).filter(({ type }) => type === 'record').map(({ record }) => record),
      proof: async consentId => (await fetch(`${server.url}/live/proof/${consentId}`)).json()
    })
  }
})

const hook = (page: Page, name: string) => page.locator(`[data-consentry="${name}"]`)
const vendorsOf = (entries: Entry[]) => [...new Set(entries.map(({ vendor }) => vendor))].sort()

/** Cookies and keys of storage of the page, and cookies of the third parties, that a vendor has left. */
async function left(page: Page, context: BrowserContext, site: Site) {
  const keys = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  const cookies = await context.cookies()
  return {
    own: [...keys, ...cookies.filter(({ domain }) => domain === 'localhost').map(({ name }) => name)].filter(name =>
      site.leaves.some(start => name.startsWith(start))
    ),
    third: cookies.filter(({ domain }) => domain === '127.0.0.1').map(({ name }) => name)
  }
}

/** Long enough for a tag that was let go by mistake to ask for its first file. */
const settle = (page: Page) => page.waitForTimeout(700)

async function visit(page: Page, url: string) {
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
}

async function untilSent(demo: Demo, vendors: Record<string, string | null>) {
  for (const [vendor, event] of Object.entries(vendors)) {
    await expect
      .poll(
        async () => (await demo.requests()).some(entry => entry.vendor === vendor && (!event || entry.events.includes(event))),
        {
          message: `${vendor} sends ${event ?? 'a request'}`,
          timeout: 15_000
        }
      )
      .toBe(true)
  }
}

async function untilRecorded(demo: Demo, count: number): Promise<ConsentRecord> {
  await expect.poll(async () => (await demo.records()).length, { message: 'records in the log', timeout: 10_000 }).toBe(count)
  return (await demo.records()).at(-1)!
}

test.describe.configure({ timeout: 60_000 })

for (const site of SITES) {
  test.describe(site.name, () => {
    test('sends nothing and stores nothing optional before a choice', async ({ page, context, demo }) => {
      await visit(page, demo.url + site.path)
      await page.mouse.wheel(0, 4000)
      await settle(page)
      await visit(page, demo.url + site.second)
      await settle(page)
      expect(await demo.requests()).toEqual([])
      expect(await context.cookies()).toEqual([])
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
    })

    test('runs every vendor after an acceptance, and proves it', async ({ page, context, demo }) => {
      await visit(page, demo.url + site.path)
      await hook(page, 'accept-all').first().click()
      await untilSent(demo, site.vendors)
      await expect(hook(page, 'banner')).toBeHidden()
      expect((await left(page, context, site)).own).not.toEqual([])

      const record = await untilRecorded(demo, 1)
      expect(record).toMatchObject({
        status: 'given',
        action: 'accept-all',
        surface: 'banner',
        reason: 'first',
        seq: 1,
        locale: site.locale
      })
      expect(record.choices.map(({ category, state }) => [category, state])).toEqual(site.categories.map(id => [id, 'granted']))
      expect(record.notice.hash).toMatch(/^sha256-/)
      const { records } = await demo.proof(record.consentId)
      expect(records).toEqual([expect.objectContaining({ record, ledger: 'kept' })])
    })

    test('sends nothing after a rejection, and proves that too', async ({ page, context, demo }) => {
      await visit(page, demo.url + site.path)
      await hook(page, 'reject-all').first().click()
      await expect(hook(page, 'banner')).toBeHidden()
      await settle(page)
      await page.goto(demo.url + site.second)
      await settle(page)
      await expect(hook(page, 'banner')).toBeHidden()
      expect(await demo.requests()).toEqual([])
      expect(await left(page, context, site)).toEqual({ own: [], third: [] })
      expect(await untilRecorded(demo, 1)).toMatchObject({ status: 'refused', action: 'reject-all', locale: site.locale })
    })

    test(`starts ${site.starts} alone where only ${site.category} is allowed`, async ({ page, demo }) => {
      await visit(page, demo.url + site.path)
      await hook(page, 'settings').click()
      await page.locator(`input[data-consentry-category="${site.category}"]`).check()
      await hook(page, 'save').click()
      await untilSent(demo, Object.fromEntries(site.starts.map(vendor => [vendor, site.vendors[vendor] ?? null])))
      await settle(page)
      expect(vendorsOf(await demo.requests())).toEqual(site.starts)
      const record = await untilRecorded(demo, 1)
      expect(record).toMatchObject({ action: 'save-selection', surface: 'preferences' })
      expect(record.choices.filter(({ state }) => state === 'granted').map(({ category }) => category)).toEqual([site.category])
    })

    test('remembers the choice over a reload', async ({ page, demo }) => {
      await visit(page, demo.url + site.path)
      await hook(page, 'accept-all').first().click()
      await untilSent(demo, site.vendors)
      const before = (await demo.requests()).length
      await page.reload()
      for (const vendor of Object.keys(site.vendors))
        await expect.poll(async () => vendorsOf((await demo.requests()).slice(before)), { timeout: 15_000 }).toContain(vendor)
      await expect(hook(page, 'banner')).toBeHidden()
      await untilRecorded(demo, 1)
    })

    test('deletes and stops at a withdrawal', async ({ page, context, demo }) => {
      await visit(page, demo.url + site.path)
      await hook(page, 'accept-all').first().click()
      await untilSent(demo, site.vendors)
      const given = await untilRecorded(demo, 1)
      await settle(page)
      const before = (await demo.requests()).length
      await page.evaluate(() => Object.assign(window, { isOldPage: true }))
      await openPreferences(page)
      await hook(page, 'withdraw').click()
      const record = await untilRecorded(demo, 2)
      expect(record).toMatchObject({
        status: 'withdrawn',
        action: 'withdraw',
        seq: 2,
        prevRecordId: given.recordId,
        consentId: given.consentId
      })

      // A script that ran cannot be stopped, so the page reloads; nothing says goodbye on the way out.
      await expect
        .poll(() => page.evaluate(() => 'isOldPage' in window).catch(() => true), { message: 'the page reloads' })
        .toBe(false)
      await page.waitForLoadState('load')
      await page.goto(demo.url + site.second)
      await page.goto(demo.url + site.path)
      await settle(page)
      expect((await demo.requests()).slice(before)).toEqual([])
      expect((await left(page, context, site)).own).toEqual([])
      await expect(hook(page, 'banner')).toBeHidden()
    })
  })
}

async function openPreferences(page: Page) {
  const own = page.locator('footer [data-consent-action="preferences"]')
  await ((await own.count()) ? own.first() : hook(page, 'reopen')).click()
  await expect(hook(page, 'preferences')).toBeVisible()
}

test.describe('cloud', () => {
  test('runs fraud prevention on the sign-in page alone, without a question', async ({ page, context, demo }) => {
    const cookies = async () => (await context.cookies()).map(({ name }) => name)
    await visit(page, `${demo.url}/cloud/`)
    await settle(page)
    expect(await cookies()).toEqual([])
    await page.goto(`${demo.url}/cloud/sign-in/`)
    await expect.poll(cookies).toEqual(['molnhamn_device'])
    expect(await demo.requests()).toEqual([])

    // A decision elsewhere is none about what is necessary there.
    await page.goto(`${demo.url}/cloud/`)
    await hook(page, 'reject-all').first().click()
    await untilRecorded(demo, 1)
    expect(await cookies()).toEqual(expect.arrayContaining(['molnhamn_device', 'consentry-cloud']))
  })

  test('tells Google Consent Mode before and after @gpc', async ({ page, demo }) => {
    await visit(page, `${demo.url}/cloud/`)
    await hook(page, 'accept-all').first().click()
    const calls = await page.evaluate(() =>
      (window as unknown as { dataLayer: ArrayLike<unknown>[] }).dataLayer
        .map(call => Array.from(call))
        .filter(([name]) => name === 'consent')
    )
    expect(calls[0]).toEqual([
      'consent',
      'default',
      expect.objectContaining({ ad_storage: 'denied', analytics_storage: 'denied' })
    ])
    expect(calls.at(-1)).toEqual([
      'consent',
      'update',
      expect.objectContaining({ ad_storage: 'granted', functionality_storage: 'granted' })
    ])
  })
})

test.describe('ai', () => {
  test('loads the payment service at the checkout alone', async ({ page, demo }) => {
    await visit(page, `${demo.url}/ai/`)
    await settle(page)
    expect(await demo.requests()).toEqual([])
    await page.goto(`${demo.url}/ai/checkout/`)
    await expect(page.getByLabel('Card number')).toBeVisible()
    await settle(page)
    expect(vendorsOf(await demo.requests())).toEqual(['kassabro'])
    await page.goto(`${demo.url}/ai/`)
    const change = page.evaluate(() =>
      new Promise<CustomEvent>(done => document.addEventListener('consentry:change', event => done(event as CustomEvent))).then(
        ({ detail }) => detail
      )
    )
    await hook(page, 'reject-all').first().click()
    const { services, left } = (await change) as { services: { revoked: string[] }; left: string[] }
    expect(services.revoked).toEqual(['film', 'posthog', 'mixpanel'])
    expect(left).not.toContain('kassabro_device')
  })

  test('asks nothing and runs nothing on the pages for children, whatever was allowed elsewhere @gpc', async ({ page, demo }) => {
    await visit(page, `${demo.url}/ai/`)
    await hook(page, 'accept-all').first().click()
    await untilSent(demo, SITES[1]!.vendors)
    await page.goto('about:blank')
    await settle(page)
    const before = (await demo.requests()).length
    await page.goto(`${demo.url}/ai/school/`)
    await settle(page)
    await expect(hook(page, 'banner')).toBeHidden()
    expect((await demo.requests()).slice(before)).toEqual([])
  })

  test('declares every service of the configuration on its cookie page', async ({ page, demo }) => {
    await page.goto(`${demo.url}/ai/cookies/`)
    const declaration = page.locator('[data-consentry="declaration"]')
    for (const name of ['Kassabro', 'Filmruta', 'PostHog', 'Mixpanel', 'ph_phc_ordvev_posthog'])
      await expect(declaration).toContainText(name)
  })
})

test.describe('photo', () => {
  test('changes the language of an open banner with the page', async ({ page, demo }) => {
    await visit(page, `${demo.url}/photo/`)
    const banner = hook(page, 'banner')
    const english = await banner.innerText()
    await page.getByRole('button', { name: 'Dansk' }).click()
    await expect(banner).not.toHaveText(english)
    await hook(page, 'reject-all').first().click()
    expect(await untilRecorded(demo, 1)).toMatchObject({ locale: 'da' })
  })
})

test.describe('procurement', () => {
  test('shows one film where it is allowed, and starts nothing else @gpc', async ({ page, demo }) => {
    await visit(page, `${demo.url}/procurement/`)
    await hook(page, 'reject-all').first().click()
    await page.locator('consentry-embed').scrollIntoViewIfNeeded()
    const place = await page.locator('consentry-embed').boundingBox()
    await hook(page, 'allow-embed').click()
    // It comes after the next paint.
    await expect.poll(() => page.locator('iframe[data-consent-service="film"]').boundingBox()).toEqual(place)
    await expect(page.frameLocator('iframe[data-consent-service="film"]').getByRole('button', { name: 'Play' })).toBeVisible()
    await settle(page)
    expect(vendorsOf(await demo.requests())).toEqual(['filmruta'])
    const record = await untilRecorded(demo, 2)
    expect(record).toMatchObject({
      action: 'allow-embed',
      surface: 'embed',
      services: [{ service: 'film', state: 'granted', scope: 'page' }]
    })
  })

  test('shows the form where it is allowed, and the marketing automation stays off @gpc', async ({ page, demo }) => {
    await visit(page, `${demo.url}/procurement/webinar/`)
    await hook(page, 'reject-all').first().click()
    await hook(page, 'allow-embed').click()
    await expect(page.frameLocator('iframe.form').getByRole('button', { name: 'Boka plats' })).toBeVisible()
    await settle(page)
    expect((await demo.requests()).map(({ path }) => path)).toEqual(['/tradverk/form.html'])
  })
})

test.describe('logistics', () => {
  test('blocks one service and lets the other go @gpc', async ({ page, demo }) => {
    await visit(page, `${demo.url}/logistics/`)
    await hook(page, 'settings').click()
    await page.locator('input[data-consentry-category="analytics"]').check()
    await page.locator('input[data-consentry-category="advertising"]').check()
    const crm = page.locator('input[data-consentry-service="kundekart"]')
    if (!(await crm.isVisible())) await page.locator('details', { has: crm }).first().locator('summary').first().click()
    await crm.uncheck()
    await hook(page, 'save').click()
    await untilSent(demo, { posthog: '$pageview' })
    await settle(page)
    expect(vendorsOf(await demo.requests())).toEqual(['posthog'])
    const record = await untilRecorded(demo, 1)
    expect(record.services).toEqual([{ service: 'kundekart', state: 'denied', scope: 'stored' }])
  })
})

test.describe('live view', () => {
  test('shows what was sent, what is stored and what the log has received', async ({ page, demo }) => {
    await page.goto(`${demo.url}/live/?site=logistics`)
    const site = page.frameLocator('#frame')
    await expect(site.locator('[data-consentry="banner"]')).toBeVisible()
    await expect(page.locator('#sent')).toContainText('Nothing')
    await site.locator('[data-consentry="accept-all"]').first().click()
    await expect(page.locator('#sent')).toContainText('$pageview', { timeout: 15_000 })
    await expect(page.locator('#stored')).toContainText('kk_visitor')
    await expect(page.locator('#log')).toContainText('1. given')
    await expect(page.locator('#log')).toContainText('the ledger vouches for it')
  })
})

test('agent: is followed where it refuses, and not where it consents @gpc', async ({ page, demo, gpc }) => {
  const rest = gpc ? '' : ', advertising'
  await page.goto(`${demo.url}/agent/`)
  const granted = page.locator('#granted')
  await expect(granted).toHaveText(`necessary, functionality, analytics${rest}`)
  await page.getByRole('button', { name: 'Refuse counting' }).click()
  await expect(granted).toHaveText(`necessary, functionality${rest}`)
  await expect(page.locator('[data-consentry="gpc"]')).toBeVisible()
  await page.reload()
  await expect(granted).toHaveText(`necessary, functionality${rest}`)
  await page.getByRole('button', { name: 'Consent to both' }).click()
  await expect(granted).toHaveText(`necessary, functionality, analytics${rest}`)
})
