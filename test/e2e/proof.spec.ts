import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CHROMIUM } from '../../scripts/browser.mjs'
import type { ConsentRecord } from '../../src/types'
import { sendOn, test } from './support/collector'
import { head, html, type PageWindow, type Site } from './support/site'

/** The whole way: a real browser, the real collector in a process of its own, and what goes wrong between them (test/faults/README.md). */

type Told = PageWindow & { errors: string[] }

const LISTEN = `<script>window.errors = []; document.addEventListener('consentry:error', event => errors.push(event.detail.code))</script>`

async function open(page: Page, site: Site, config: unknown, more = ''): Promise<void> {
  await page.goto(site.page('/', html(head(config), LISTEN + more)))
}

/** Resolves with the record, as the browser holds it. */
function decide(page: Page, action: 'acceptAll' | 'rejectAll' = 'rejectAll'): Promise<ConsentRecord> {
  return page.evaluate(action => {
    const { consentry } = window as unknown as Told
    consentry[action]()
    return consentry.receipt()!
  }, action)
}

const errorsOf = (page: Page) => page.evaluate(() => (window as unknown as Told).errors)
const waiting = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter(key => /\.out\.\d+\.[0-9a-f-]{36}$/.test(key)).length)
const delivered = (page: Page) => expect.poll(() => waiting(page), { timeout: 20_000 }).toBe(0)

test('a collector that is not there yet: the decision holds, and its proof is there once, with a sound ledger', async ({
  page,
  site,
  collector
}) => {
  await open(page, site, collector.config)
  const { consentId, recordId } = await decide(page)
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.decided)).toBe(true)
  expect(await waiting(page)).toBe(1)
  await collector.start()
  await page.reload()
  await delivered(page)
  expect(await collector.stored()).toEqual([recordId])
  expect((await collector.proof(consentId)).records).toMatchObject([{ record: { recordId }, ledger: 'kept' }])
})

test('a collector that is killed again and again: every decision is stored, once', async ({ page, site, collector }) => {
  await collector.start()
  await open(page, site, collector.config)
  const made: string[] = []
  for (let round = 0; round < 3; round++) {
    made.push((await decide(page, round % 2 ? 'acceptAll' : 'rejectAll')).recordId)
    await collector.kill()
    made.push((await decide(page)).recordId)
    await collector.start()
  }
  await page.reload()
  await delivered(page)
  expect((await collector.stored()).sort()).toEqual([...new Set(made)].sort())
})

test('an answer that gets lost after the commit: the next page sends again, and there is one row', async ({
  context,
  site,
  collector
}) => {
  await collector.start()
  const statuses: number[] = []
  const endpoint = await collector.between(async (_request, response, pass) => {
    const answer = await pass()
    statuses.push(answer.status)
    if (statuses.length > 1) await sendOn(response, answer)
  })
  const config = { ...collector.config, record: { endpoint } }
  const page = await context.newPage()
  await open(page, site, config)
  const { recordId } = await decide(page)
  await expect.poll(() => statuses).toEqual([201])
  await page.close()
  const next = await context.newPage()
  await open(next, site, config)
  await delivered(next)
  expect(statuses.slice(0, 2)).toEqual([201, 200])
  expect(await collector.stored()).toEqual([recordId])
})

test('an answer that the page may not read: it is sent again, and there is one row', async ({ page, site, collector }) => {
  await collector.start()
  let tries = 0
  const endpoint = await collector.between(async (_request, response, pass) =>
    sendOn(response, await pass(), { cors: ++tries > 2 })
  )
  await open(page, site, { ...collector.config, record: { endpoint } })
  const { recordId } = await decide(page)
  await delivered(page)
  expect(tries).toBeGreaterThan(2)
  expect(await collector.stored()).toEqual([recordId])
})

test('a collector that hangs is given up after 10 s and tried again', async ({ page, site, collector }) => {
  await collector.start()
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    AbortSignal.timeout = ms => timeout(ms === 10_000 ? 500 : ms)
  })
  let tries = 0
  const endpoint = await collector.between(async (_request, response, pass) => {
    // With and without keepalive.
    if (++tries > 2) await sendOn(response, await pass())
  })
  await open(page, site, { ...collector.config, record: { endpoint } })
  const { recordId } = await decide(page)
  await delivered(page)
  expect(tries).toBeGreaterThan(2)
  expect(await collector.stored()).toEqual([recordId])
})

test('a tab that dies before the request leaves: the next one sends the record', async ({ context, site, collector }) => {
  await collector.start()
  const page = await context.newPage()
  await page.route(collector.endpoint, () => {})
  await open(page, site, collector.config)
  const { recordId } = await decide(page)
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => {})
  await crashed
  const next = await context.newPage()
  await open(next, site, collector.config)
  await delivered(next)
  expect(await collector.stored()).toEqual([recordId])
})

test('a collector that slows down: its wait is kept by every tab and by the next page, and all arrives', async ({
  context,
  site,
  collector
}) => {
  await collector.start('--rate', '1')
  const page = await context.newPage()
  await open(page, site, collector.config)
  const made = []
  for (let n = 0; n < 6; n++) made.push((await decide(page)).recordId)
  const wait = () => page.evaluate(() => Number(localStorage.getItem('consentry.out.0.wait')) - Date.now())
  // The header is exposed, and the body says the same; a burst of four goes through.
  await expect.poll(wait).toBeGreaterThan(0)
  let early = 0
  const until = Date.now() + (await wait())
  context.on('request', request => void (request.url() === collector.endpoint && Date.now() < until - 50 && early++))
  const other = await context.newPage()
  await open(other, site, collector.config)
  await page.reload()
  await delivered(other)
  expect(early).toBe(0)
  expect((await collector.stored()).sort()).toEqual(made.sort())
})

test('a poisoned record among others is given up, told to the site, and holds up nothing', async ({ page, site, collector }) => {
  await open(page, site, collector.config)
  const made = []
  for (let n = 0; n < 3; n++) made.push(await decide(page))
  const poison = { ...made[0]!, recordId: crypto.randomUUID(), status: 'poisoned' }
  await page.evaluate(record => localStorage.setItem(`consentry.out.0.${record.recordId}`, JSON.stringify(record)), poison)
  await collector.start()
  await page.reload()
  await delivered(page)
  expect(await errorsOf(page)).toEqual(['record-refused'])
  expect((await collector.stored()).sort()).toEqual(made.map(({ recordId }) => recordId).sort())
})

test('an origin that was forgotten in the list: everything is kept with one request a page view, until the list is mended', async ({
  page,
  site,
  collector
}) => {
  await collector.start('--origin', 'https://www.example.com')
  let requests = 0
  page.on('request', request => void (request.url() === collector.endpoint && requests++))
  await open(page, site, collector.config)
  const made = [(await decide(page)).recordId]
  // The refusal says nothing to an origin that is not listed, so it looks like a dead line: kept all the same.
  await expect.poll(() => requests).toBeGreaterThan(0)
  await collector.kill()
  await collector.start()
  made.push((await decide(page)).recordId)
  await page.reload()
  await delivered(page)
  expect((await collector.stored()).sort()).toEqual(made.sort())
})

test('a path that is wrong is told to the site at once, and everything is kept', async ({ page, site, collector }) => {
  await collector.start()
  const wrong = { ...collector.config, record: { endpoint: `${collector.endpoint}x` } }
  await open(page, site, wrong)
  const { recordId } = await decide(page)
  await expect.poll(() => errorsOf(page)).toEqual(['record-refused'])
  expect(await waiting(page)).toBe(1)
  await open(page, site, collector.config)
  await delivered(page)
  expect(await collector.stored()).toEqual([recordId])
})

test('another script has used up what a page may send with keepalive: the record leaves at once all the same', async ({
  page,
  site,
  collector
}) => {
  await collector.start()
  await open(page, site, collector.config)
  await page.evaluate(url => {
    void fetch(url, { method: 'POST', mode: 'no-cors', keepalive: true, body: 'x'.repeat(65_000) }).catch(() => {})
  }, `${site.third}/held?never`)
  const { recordId } = await decide(page)
  await expect.poll(() => waiting(page), { timeout: 1500 }).toBe(0)
  expect(await collector.stored()).toEqual([recordId])
})

test('a filter that blocks every beacon blocks no record', async ({ page, site, collector }) => {
  await collector.start()
  await page.route('**', route => (route.request().resourceType() === 'ping' ? route.abort() : route.fallback()))
  await open(page, site, collector.config)
  const { recordId } = await decide(page)
  await page.reload()
  await delivered(page)
  expect(await collector.stored()).toEqual([recordId])
})

test('offline, then online: the record goes by itself', async ({ context, page, site, collector }) => {
  await collector.start()
  await open(page, site, collector.config)
  await context.setOffline(true)
  const { recordId } = await decide(page)
  expect(await waiting(page)).toBe(1)
  await context.setOffline(false)
  await delivered(page)
  expect(await collector.stored()).toEqual([recordId])
})

test('offline over a restart of the browser: the record is still there', async ({ site, collector }) => {
  const dir = mkdtempSync(join(tmpdir(), 'consentry-profile-'))
  const launch = () => chromium.launchPersistentContext(dir, existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {})
  let context: BrowserContext = await launch()
  try {
    const page = await context.newPage()
    await open(page, site, collector.config)
    const { recordId } = await decide(page)
    // Chromium writes to the disk some seconds later: before that it promises nothing.
    const files = join(dir, 'Default', 'Local Storage', 'leveldb')
    const isOnDisk = () => readdirSync(files).some(file => readFileSync(join(files, file)).includes(recordId))
    await expect.poll(isOnDisk, { timeout: 15_000 }).toBe(true)
    await context.close()
    await collector.start()
    context = await launch()
    const next = await context.newPage()
    await open(next, site, collector.config)
    await delivered(next)
    expect(await collector.stored()).toEqual([recordId])
  } finally {
    await context.close()
    rmSync(dir, { recursive: true, force: true })
  }
})

test('ten tabs that find the same records waiting: each is stored once, and one tab sends', async ({
  context,
  site,
  collector
}) => {
  const page = await context.newPage()
  await open(page, site, collector.config)
  const made = []
  for (let n = 0; n < 5; n++) made.push((await decide(page)).recordId)
  await page.close()
  await collector.start()
  let sent = 0
  context.on('request', request => void (request.url() === collector.endpoint && sent++))
  const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()))
  await Promise.all(tabs.map(tab => open(tab, site, collector.config)))
  await delivered(tabs[0]!)
  expect((await collector.stored()).sort()).toEqual(made.sort())
  expect(sent).toBe(5)
})

test('two tabs that decide against each other leave two rows and an empty queue', async ({ context, site, collector }) => {
  await collector.start()
  const tabs = [await context.newPage(), await context.newPage()]
  for (const tab of tabs) await open(tab, site, collector.config)
  await Promise.all(tabs.map((tab, n) => decide(tab, n ? 'rejectAll' : 'acceptAll')))
  await delivered(tabs[0]!)
  expect(await collector.stored()).toHaveLength(2)
  const states = () => Promise.all(tabs.map(tab => tab.evaluate(() => (window as unknown as PageWindow).consentry.choice)))
  await expect.poll(async () => new Set((await states()).map(choice => JSON.stringify(choice?.categories))).size).toBe(1)
})

test('a storage that is full: the record goes from memory, and the site is told', async ({ page, site, collector }) => {
  await collector.start()
  await open(page, site, collector.config)
  await page.evaluate(() => {
    for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2))
      try {
        for (let n = 0; ; n++) localStorage.setItem(`full-${size}-${n}`, 'x'.repeat(size))
      } catch {
        // that much does not fit any more
      }
  })
  const { recordId } = await decide(page)
  await expect.poll(() => collector.stored()).toEqual([recordId])
  expect(await errorsOf(page)).toEqual(['record-not-stored'])
})

test('a storage that is closed: the same', async ({ page, site, collector }) => {
  await collector.start()
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      }
    })
  )
  await open(page, site, collector.config)
  const { recordId } = await decide(page)
  await expect.poll(() => collector.stored()).toEqual([recordId])
  expect(await errorsOf(page)).toEqual(['record-not-stored'])
})

for (const [what, years] of [
  ['three years behind', -3],
  ['fifty years ahead', 50]
] as const)
  test(`a clock that is ${what}: both decisions are proven in their order, and the proof says how far it was off`, async ({
    page,
    site,
    collector
  }) => {
    await collector.start()
    await page.addInitScript(
      ms => {
        const now = Date.now.bind(Date)
        Date.now = () => now() + ms
      },
      years * 365 * 86_400_000
    )
    await open(page, site, collector.config)
    const first = await decide(page, 'acceptAll')
    await delivered(page)
    // It jumps back between the two.
    await page.evaluate(() => {
      const now = Date.now.bind(Date)
      Date.now = () => now() - 3_600_000
    })
    const second = await decide(page)
    await delivered(page)
    expect(second.decidedAt < first.decidedAt).toBe(true)
    const { records } = await collector.proof(first.consentId)
    expect(records.map(({ record }) => record.recordId)).toEqual([first.recordId, second.recordId])
    for (const { skewMs, ledger } of records) {
      expect(ledger).toBe('kept')
      expect(Math.sign(skewMs!)).toBe(-Math.sign(years))
    }
  })

test('an erasure while the browser still holds a record: that one arrives as a new one, and is in the next proof', async ({
  page,
  site,
  collector
}) => {
  await collector.start()
  await open(page, site, collector.config)
  const { consentId } = await decide(page)
  await delivered(page)
  await collector.kill()
  const { recordId } = await decide(page)
  await collector.start()
  const erased = await collector.ask(`/v1/consents/${consentId}`, { method: 'DELETE' })
  expect(await erased.json()).toEqual({ consentId, erased: 1 })
  await page.reload()
  await delivered(page)
  expect((await collector.proof(consentId)).records).toMatchObject([{ record: { recordId, seq: 2 }, ledger: 'kept' }])
})
