import type { Page } from '@playwright/test'
import { service } from '../../src/services'
import { CONFIG, expect, head, hook, html, test, type PageWindow, type Site } from './support/site'
import { accept, returning, withdraw } from './support/silent'

// Vendors' own code from npm, unchanged, in a real browser: what it stores and sends is the proof that it heard us. Their
// cookies are those of the catalogue. Google's tag and WordPress' plugin are not on npm: what stands for them here is written
// after their documentation.

const VENDOR = 'https://vendor.example'
const LIBRARY = `${VENDOR}/library.js`

interface Vendor {
  /** In the catalogue; its `signal` is the one that is told. */
  service: string
  /** Path of its code: a package's, or from here. */
  file: string
  /** Stands before its code, as in its snippet. */
  before?(unmarked: boolean): string
  /** Stands behind its code. `unmarked`: with the settings that it needs to stand in a page before consent. */
  init(unmarked: boolean): string
  /** Does something that it tells home. */
  event: string
  /** Whether a request is an event, and no library, setting or flag. */
  isEvent: RegExp
  /** Names of what it stores to know a visitor again. */
  identifier: RegExp
  /** Sends events without an identifier where it is told that nothing is granted. */
  pings?: boolean
  /** What it stores whatever it is told, so that only marking it holds this back (docs/signals.md). */
  always?: RegExp
}

const npm = (path: string) => `${import.meta.dirname}/../../node_modules/${path}`
const here = (name: string) => `${import.meta.dirname}/support/vendors/${name}`

const VENDORS: Record<string, Vendor> = {
  PostHog: {
    service: 'posthog',
    file: npm('posthog-js/dist/array.full.no-external.js'),
    init: unmarked =>
      call('posthog.init', 'phc_test', {
        api_host: VENDOR,
        request_batching: false,
        autocapture: false,
        advanced_disable_flags: true,
        disable_compression: true,
        opt_out_useragent_filter: true,
        ...(unmarked && { opt_out_capturing_by_default: true, opt_out_persistence_by_default: true })
      }),
    event: `posthog.capture('pressed')`,
    isEvent: /\/e\/(\?|$)/,
    identifier: /^ph_/
  },
  Mixpanel: {
    service: 'mixpanel',
    file: npm('mixpanel-browser/dist/mixpanel.umd.js'),
    init: unmarked =>
      call('mixpanel.init', '0123456789abcdef0123456789abcdef', {
        api_host: VENDOR,
        batch_requests: false,
        ...(unmarked && { opt_out_tracking_by_default: true, opt_out_persistence_by_default: true })
      }),
    event: `mixpanel.track('pressed')`,
    isEvent: /\/track\//,
    identifier: /^mp_/,
    always: /^mp_(tab_id|gen_new_tab_id)_/
  },
  Clarity: {
    service: 'microsoft-clarity',
    file: npm('clarity-js/build/clarity.min.js'),
    // Its tag queues the start before everything that was queued until then.
    before: unmarked => `window.clarity ||= function () { (clarity.q ||= []).push(arguments) }
${call('clarity', 'start', { projectId: 'test', upload: `${VENDOR}/collect`, delay: 50, track: !unmarked })}
clarity.q.unshift(clarity.q.pop())`,
    init: () => '',
    event: `clarity('event', 'pressed')`,
    isEvent: /\/collect$/,
    identifier: /^_cl(ck|sk|tk)$/,
    pings: true
  }
}

function call(name: string, ...values: unknown[]): string {
  return `${name}(${values.map(value => JSON.stringify(value)).join(', ')})`
}

/** Answers for the vendor, and notes what it is asked. */
async function answers(page: Page, origin: string, file: string): Promise<string[]> {
  const asked: string[] = []
  await page.route(`${VENDOR}/**`, route => {
    const url = route.request().url()
    asked.push(url)
    return url === LIBRARY
      ? route.fulfill({ path: file, contentType: 'text/javascript' })
      : route.fulfill({
          json: {},
          headers: {
            'Access-Control-Allow-Origin': origin,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'content-type'
          }
        })
  })
  return asked
}

/** Names of everything that is stored. */
const stored = (page: Page) =>
  page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...document.cookie.split('; ').map(entry => entry.split('=')[0]!)
  ])

for (const [name, vendor] of Object.entries(VENDORS)) {
  const { category, signal, ...declared } = service(vendor.service)!
  const config = { ...CONFIG, services: [{ ...declared, category }], signals: [signal], record: false }
  const script = (mark: string, code = '', src = '') => `<script${mark}${src && ` src="${src}"`}>${code}</script>`
  const tags = (mark: string) =>
    script(mark, vendor.before?.(!mark)) + script(mark, '', LIBRARY) + script(mark, vendor.init(!mark))

  async function watch(page: Page, site: Site) {
    const asked = await answers(page, site.url, vendor.file)
    return {
      asked,
      events: () => asked.filter(url => vendor.isEvent.test(url)).length,
      identifiers: async () => (await stored(page)).filter(key => vendor.identifier.test(key))
    }
  }

  test(`${name}, marked: nothing before a grant, events after it, nothing after a withdrawal @firefox`, async ({
    page,
    site
  }) => {
    const { asked, events, identifiers } = await watch(page, site)
    await page.goto(site.page('/', html(head(config), tags(` type="text/plain" data-consent="${category}"`))))
    await expect(hook(page, 'banner')).toBeVisible()
    expect(asked).toEqual([])

    await accept(page)
    await expect.poll(identifiers).not.toEqual([])
    await page.evaluate(vendor.event)
    await expect.poll(events).toBeGreaterThan(0)

    await Promise.all([page.waitForEvent('load'), withdraw(page)])
    asked.length = 0
    // A vendor may write until the page is gone: the next page deletes that a second later.
    await expect.poll(identifiers).toEqual([])
    expect(asked).toEqual([])
  })

  test(`${name}, in the page from the start: no identifier before a grant, one after it, none after a withdrawal @firefox`, async ({
    page,
    site
  }) => {
    const { asked, events, identifiers } = await watch(page, site)
    const url = site.page('/', html(head(config), tags('')))
    await page.goto(url)
    await expect(hook(page, 'banner')).toBeVisible()
    await page.evaluate(vendor.event)
    await page.waitForTimeout(300)
    expect((await identifiers()).filter(key => !vendor.always?.test(key))).toEqual([])
    if (!vendor.pings) expect(events()).toBe(0)

    await accept(page)
    await expect.poll(async () => (await identifiers()).filter(key => !vendor.always?.test(key))).not.toEqual([])
    const before = events()
    await page.evaluate(vendor.event)
    await expect.poll(events).toBeGreaterThan(before)

    // A later page: nobody answers again, and what is granted holds.
    await page.goto(url)
    await expect(hook(page, 'reopen')).toBeVisible()
    expect(await identifiers()).not.toEqual([])
    const later = events()
    await page.evaluate(vendor.event)
    await expect.poll(events).toBeGreaterThan(later)

    await withdraw(page)
    await page.waitForTimeout(600)
    asked.length = 0
    await page.evaluate(vendor.event)
    await page.waitForTimeout(300)
    expect(await identifiers()).toEqual([])
    if (!vendor.pings) expect(events()).toBe(0)
  })
}

test('Clarity keeps its id on the pages of a visitor who allowed it @firefox', async ({ page, site }) => {
  const { file, before } = VENDORS.Clarity!
  const id = () => page.evaluate(() => /_clck=([^%;]+)/.exec(document.cookie)?.[1])
  const mark = ' type="text/plain" data-consent="analytics"'
  await answers(page, site.url, file)
  const tags = `<script${mark}>${before!(false)}</script><script${mark} src="${LIBRARY}"></script>`
  const url = site.page('/', html(head({ ...CONFIG, signals: ['microsoft-clarity'] }), tags))
  await page.goto(url)
  await accept(page)
  await expect.poll(id).toBeTruthy()
  const first = await id()
  await page.goto(url)
  await page.waitForFunction(() => 'v' in (window as unknown as { clarity: object }).clarity)
  // It would begin anew a quarter of a second after a denial.
  await page.waitForTimeout(400)
  expect(await id()).toBe(first)
})

test.describe('Google’s tag', () => {
  const config = { ...CONFIG, services: [service('google-analytics')!], record: false, signals: ['google-consent-mode'] }
  const tag = (mark: string) =>
    `<script${mark} src="${LIBRARY}"></script><script${mark}>function gtag() { dataLayer.push(arguments) } gtag('js', new Date()); gtag('config', 'G-TEST')</script>`
  const hits = (asked: string[]) => asked.filter(url => url.includes('/g/collect')).map(url => /gcs=(\w+)(&cid)?/.exec(url)![0])
  const id = (page: Page) => page.evaluate(() => /_ga=/.test(document.cookie))

  test('basic: is not asked for before a grant, and its first hit is granted @firefox @gpc', async ({ page, site }) => {
    const asked = await answers(page, site.url, here('google.js'))
    await page.goto(site.page('/', html(head(config), tag(' type="text/plain" data-consent="analytics"'))))
    await expect(hook(page, 'banner')).toBeVisible()
    expect([asked, await id(page)]).toEqual([[], false])
    await page.evaluate(() => (window as unknown as PageWindow).consentry.save({ analytics: true }))
    await expect.poll(() => hits(asked)).toEqual(['gcs=G101&cid'])
    await Promise.all([page.waitForEvent('load'), withdraw(page)])
    await expect.poll(() => id(page)).toBe(false)
    expect(hits(asked)).toEqual(['gcs=G101&cid'])
  })

  test('advanced: stores nothing and says so in each hit before a grant, and again after a withdrawal @firefox @gpc', async ({
    page,
    site
  }) => {
    const asked = await answers(page, site.url, here('google.js'))
    const event = () => page.evaluate(`gtag('event', 'pressed')`)
    await page.goto(
      site.page('/', html(head({ ...config, signals: [{ name: 'google-consent-mode', mode: 'advanced' }] }), tag('')))
    )
    await expect.poll(() => hits(asked)).toEqual(['gcs=G100'])
    expect(await id(page)).toBe(false)
    await accept(page)
    await event()
    await expect.poll(() => hits(asked)).toEqual(['gcs=G100', 'gcs=G111&cid'])
    expect(await id(page)).toBe(true)
    await withdraw(page)
    await event()
    await expect.poll(() => hits(asked)).toEqual(['gcs=G100', 'gcs=G111&cid', 'gcs=G100'])
    expect(await id(page)).toBe(false)
  })

  test('never sees the default of a visitor who has answered @firefox', async ({ page, site }) => {
    const asked = await answers(page, site.url, here('google.js'))
    await returning(page, site.url)
    await page.goto(site.page('/', html(head(config), tag(''))))
    await expect.poll(() => hits(asked)).toEqual(['gcs=G111&cid'])
  })
})

test.describe('WordPress', () => {
  const ALL = ['functional', 'preferences', 'statistics', 'statistics-anonymous', 'marketing']
  const config = { ...CONFIG, record: false, signals: ['wordpress'] }
  /** As a plugin asks: once at the start, and whenever something changes. */
  const plugin = `<script src="${LIBRARY}"></script><script>
    window.heard = []
    window.atStart = ${JSON.stringify(ALL)}.filter(wp_has_consent)
    document.addEventListener('wp_listen_for_consent_change', ({ detail }) => heard.push(...Object.entries(detail).map(String)))
  </script>`
  const has = (page: Page) => page.evaluate<string[]>(`${JSON.stringify(ALL)}.filter(wp_has_consent)`)

  test('allows its plugins nothing before an answer, tells them of each, and again on a page where its cookies are gone @firefox', async ({
    page,
    site,
    context
  }) => {
    await answers(page, site.url, here('wordpress.js'))
    const url = site.page('/', html(head(config), plugin))
    await page.goto(url)
    await expect(hook(page, 'banner')).toBeVisible()
    expect([await page.evaluate('atStart'), await has(page)]).toEqual([[], []])
    expect(await context.cookies()).toEqual([])

    await accept(page)
    await expect.poll(() => has(page)).toEqual(ALL)
    expect(await page.evaluate('heard')).toEqual(ALL.map(category => `${category},allow`))

    await context.clearCookies({ name: /^wp_consent/ })
    await page.goto(url)
    await expect.poll(() => has(page)).toEqual(ALL)

    await withdraw(page)
    await expect.poll(() => has(page)).toEqual(['functional'])
  })
})
