import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, stored, test, type PageWindow, type Site } from './support/site'

/** The page decides at once: nothing here is about the interface. */
const QUIET = { ...CONFIG, ui: false }

const reject = (page: Page) => page.evaluate(() => (window as unknown as PageWindow).consentry.rejectAll())
const waiting = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter(key => /\.out\.\d+\.[0-9a-f-]{36}$/.test(key)).length)
const ids = (site: Site) => site.endpoint.records.map(({ recordId }) => recordId)

function answerWith(site: Site, status: number, headers: Record<string, string> = {}, body = '{}'): void {
  site.endpoint.answer = (_request, response) => {
    response.writeHead(status, headers)
    response.end(body)
  }
}

async function errorsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { errors: string[] }).errors)
}

async function open(page: Page, site: Site, config: unknown = QUIET): Promise<void> {
  const listen = `<script>window.errors = []; document.addEventListener('consentry:error', event => errors.push(event.detail.code))</script>`
  await page.goto(site.page('/', html(head(config), listen)))
}

for (const status of [400, 409, 413, 415, 422]) {
  test(`${status}: the record is given up, and the site is told`, async ({ page, site }) => {
    answerWith(site, status)
    await open(page, site)
    await reject(page)
    await expect.poll(() => errorsOf(page)).toEqual(['record-refused'])
    expect(await waiting(page)).toBe(0)
  })
}

for (const status of [401, 403, 404, 405]) {
  test(`${status}: everything is kept, nothing more is sent in this page view, and the next page delivers it`, async ({
    page,
    site
  }) => {
    answerWith(site, status)
    await open(page, site)
    await reject(page)
    await expect.poll(() => errorsOf(page)).toEqual(['record-refused'])
    await reject(page)
    await page.waitForTimeout(300)
    expect(site.endpoint.seen).toHaveLength(1)
    expect(await waiting(page)).toBe(2)
    site.endpoint.answer = stored
    await page.reload()
    await expect.poll(() => waiting(page), { timeout: 10_000 }).toBe(0)
    expect(new Set(ids(site)).size).toBe(2)
  })
}

test('410: switched off, so everything is cleared', async ({ page, site }) => {
  answerWith(site, 410)
  await open(page, site)
  await reject(page)
  await expect.poll(() => waiting(page)).toBe(0)
})

for (const [name, status, headers] of [
  ['429 with Retry-After', 429, { 'Retry-After': '1' }],
  ['500', 500, {}],
  ['503 with an HTML answer', 503, { 'Content-Type': 'text/html' }]
] as const) {
  test(`${name}: kept, tried again, and delivered once`, async ({ page, site }) => {
    let tries = 0
    site.endpoint.answer = (request, response, body) => {
      if (tries++) return stored(request, response, body)
      response.writeHead(status, headers)
      response.end('<html>later</html>')
    }
    await open(page, site)
    await reject(page)
    await expect.poll(() => waiting(page), { timeout: 15_000 }).toBe(0)
    expect(new Set(ids(site)).size).toBe(1)
  })
}

test('an HTML page with status 200 counts as yes', async ({ page, site }) => {
  answerWith(site, 200, { 'Content-Type': 'text/html' }, '<!doctype html>fine')
  await open(page, site)
  await reject(page)
  await expect.poll(() => waiting(page)).toBe(0)
  expect(await errorsOf(page)).toEqual([])
})

for (const status of [301, 302, 307, 308])
  test(`${status}: a redirect is not followed, and the record is kept`, async ({ page, site }) => {
    answerWith(site, status, { Location: '/elsewhere' })
    const followed: string[] = []
    page.on('request', request => void (request.url().endsWith('/elsewhere') && followed.push(request.method())))
    await open(page, site)
    await reject(page)
    // With keepalive, without, and what the back-off adds.
    await expect.poll(() => site.endpoint.seen.length, { timeout: 15_000 }).toBeGreaterThan(2)
    expect(await waiting(page)).toBe(1)
    expect(followed).toEqual([])
    expect(site.endpoint.seen.every(({ method }) => method === 'POST')).toBe(true)
  })

test('an endpoint that is down: the decision holds, the record is kept and sent on a later page @gpc', async ({ page, site }) => {
  site.endpoint.answer = (_request, response) => response.destroy()
  await open(page, site)
  await reject(page)
  await page.waitForTimeout(300)
  expect(await waiting(page)).toBe(1)
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.decided)).toBe(true)
  site.endpoint.answer = stored
  await page.reload()
  await expect.poll(() => waiting(page), { timeout: 10_000 }).toBe(0)
})

test('an endpoint on another origin that allows no CORS: kept, though it may have arrived', async ({ page, site }) => {
  await open(page, site, { ...QUIET, record: { endpoint: `${site.third}/v1/records` } })
  await reject(page)
  await expect.poll(() => site.seen.filter(({ method }) => method === 'POST').length).toBeGreaterThan(0)
  await page.waitForTimeout(300)
  expect(await waiting(page)).toBe(1)
})

test('a page that closes right after the click: the record arrives @gpc', async ({ context, site }) => {
  site.endpoint.answer = (request, response, body) => void setTimeout(() => stored(request, response, body), 800)
  const page = await context.newPage()
  await open(page, site)
  await reject(page)
  await page.close()
  await expect.poll(() => site.endpoint.records.length, { timeout: 5000 }).toBe(1)
})

test('a slow endpoint holds up neither the click nor the page', async ({ page, site }) => {
  site.endpoint.answer = () => {}
  await open(page, site)
  const took = await page.evaluate(() => {
    const { consentry } = window as unknown as PageWindow
    const started = performance.now()
    consentry.rejectAll()
    return [performance.now() - started, consentry.decided] as const
  })
  expect(took[1]).toBe(true)
  expect(await waiting(page)).toBe(1)
})

test('a withdrawal waits for the answer for 400 ms at most, then reloads @gpc', async ({ page, site }) => {
  await page.goto(
    site.page('/', html(head(QUIET), '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'))
  )
  await page.evaluate(() => (window as unknown as PageWindow).consentry.acceptAll())
  await expect.poll(() => page.evaluate(() => (window as unknown as PageWindow).ran?.length)).toBe(1)
  site.endpoint.answer = () => {}
  const loaded = page.waitForEvent('load')
  await page.evaluate(() => (window as unknown as PageWindow).consentry.withdraw())
  await loaded
  expect(await page.evaluate(() => (window as unknown as PageWindow).ran)).toBeUndefined()
})

test('custom headers make it JSON, with a preflight', async ({ page, site }) => {
  await open(page, site, { ...QUIET, record: { endpoint: '/v1/records', headers: { 'X-Site': 'a' } } })
  await reject(page)
  await expect.poll(() => site.endpoint.seen.length).toBe(1)
  expect(site.endpoint.seen[0]!.headers).toMatchObject({ 'content-type': 'application/json', 'x-site': 'a' })
})

test('a transport of the site’s own gets the record, and what it refuses waits for the next page', async ({ page, site }) => {
  const own = `<script>window.got = []; window.consentryConfig = { ...${JSON.stringify(QUIET)}, record: async record => {
    window.got.push(record.recordId); if (location.hash === '#refuse') throw new Error('no') } }</script>`
  site.page('/', html(`${own}<script src="/dist/consentry.js"></script>`))
  await page.goto(`${site.url}/#refuse`)
  await reject(page)
  await expect.poll(() => waiting(page)).toBe(1)
  await page.goto(`${site.url}/?next`)
  await expect.poll(() => waiting(page), { timeout: 10_000 }).toBe(0)
})

test('two receivers each get every record, and one that is down does not hold up the other', async ({ page, site }) => {
  await open(page, site, { ...QUIET, record: [{ endpoint: '/nowhere' }, { endpoint: '/v1/records' }] })
  await reject(page)
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  await expect.poll(() => waiting(page)).toBe(1)
})

test('nothing of the page or the browser is in the bytes that leave @gpc', async ({ page, site }) => {
  site.page('/secret/path', html(`${head(QUIET)}<title>Secret title</title>`))
  await page.goto(`${site.url}/secret/path?email=x@y.example#token`, { referer: 'https://referrer.example/private' })
  await page.evaluate(() => (document.cookie = '_ga=GA1.1.123.456'))
  await reject(page)
  await expect.poll(() => site.endpoint.seen.length).toBe(1)
  const [seen] = site.endpoint.seen
  const bytes = seen!.body + JSON.stringify({ ...seen!.headers, 'user-agent': '' })
  for (const secret of ['secret', 'x@y', 'token', 'private', 'GA1', 'consentry=']) expect(bytes).not.toContain(secret)
  expect(seen!.body).not.toMatch(/Mozilla|Chrom|Linux|\d+x\d+/)
})

test('the banner’s own decision carries the hash of what was shown; a call without an interface one of its own', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'reject-all').click()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  await reject(page)
  await expect.poll(() => site.endpoint.records.length).toBe(2)
  const [shown, silent] = site.endpoint.records
  expect(shown!.notice).toMatchObject({ layout: 'wide', hash: expect.stringMatching(/^sha256-/) })
  expect(silent!.notice).toMatchObject({ layout: 'none', hash: expect.stringMatching(/^sha256-/) })
  expect(shown!.notice.hash).not.toBe(silent!.notice.hash)
  expect(silent!.prevRecordId).toBe(shown!.recordId)
  expect(silent!.seq).toBe(2)
})

test('a visitor finds every decision of this browser again, on the page and in the receipt, where the site keeps them @gpc', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head({ ...CONFIG, ui: { history: true } }))))
  await hook(page, 'accept-all').click()
  await hook(page, 'reopen').click()
  await hook(page, 'withdraw').click()
  await expect.poll(() => new Set(ids(site)).size).toBe(2)
  await page.evaluate(() => (window as unknown as PageWindow).consentry.save({ analytics: true }))
  await expect.poll(() => new Set(ids(site)).size).toBe(3)
  await page.reload()
  await hook(page, 'reopen').click()
  await expect(hook(page, 'history').getByRole('listitem')).toHaveText([
    /Save my choices · Functionality: Off, Analytics: On, Tracking and advertising: Off$/,
    /Withdraw consent · Functionality: Off, Analytics: Off, Tracking and advertising: Off$/,
    /Accept all · Functionality: On, Analytics: On, Tracking and advertising: On$/
  ])
  const download = page.waitForEvent('download')
  await hook(page, 'receipt').click()
  const receipt = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  const sent = new Map(site.endpoint.records.map(record => [record.seq, record]))
  expect(receipt).toMatchObject({ ...sent.get(3) })
  expect(receipt.earlier).toEqual([sent.get(2), sent.get(1)])
})

test('without that, the browser keeps the last record only', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'accept-all').click()
  await reject(page)
  await expect.poll(() => waiting(page)).toBe(0)
  const last = await page.evaluate(() => localStorage.getItem('consentry.last')!)
  expect(JSON.parse(last)).toMatchObject({ seq: 2 })
  await hook(page, 'reopen').click()
  await expect(hook(page, 'receipt')).toBeVisible()
  await expect(hook(page, 'history')).toHaveCount(0)
})
