import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, ran, test, type PageWindow } from './support/site'

const MARKED = `
<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>
<script type="text/plain" data-consent="nonsense" src="{third}/b.js"></script>
<script type="text/plain" data-consent="" src="{third}/c.js"></script>
<script type="text/plain" data-consent=" " src="{third}/d.js"></script>
<script type="text/plain" data-consent-service="nobody" src="{third}/e.js"></script>
<script>window.pageWorks = true</script>`

/** What the console and the page say; nothing of ours may be thrown. */
function watch(page: Page) {
  const said: string[] = []
  const thrown: string[] = []
  page.on('console', message => ['warning', 'error'].includes(message.type()) && said.push(message.text()))
  page.on('pageerror', error => thrown.push(String(error)))
  return { said: () => said.filter(text => text.startsWith('Consentry')), thrown }
}

const works = (page: Page) => page.evaluate(() => (window as unknown as { pageWorks?: boolean }).pageWorks === true)

const CONFIGS: [name: string, config: unknown, says: string | null][] = [
  ['not JSON', '{ "controller": ', 'not valid JSON'],
  ['a number', 5, 'no configuration'],
  ['unknown keys', { ...CONFIG, bannr: true }, 'bannr is not a setting'],
  [
    'an unknown category in a service',
    { ...CONFIG, services: [{ id: 'x', category: 'analytic', name: 'X' }] },
    'Did you mean "analytics"?'
  ],
  [
    'two services of one id',
    { ...CONFIG, services: [CONFIG.services[0], CONFIG.services[0]] },
    'two entries with the id "stats"'
  ],
  ['64 categories', { ...CONFIG, categories: Array.from({ length: 63 }, (_, index) => `c${index}`).concat('analytics') }, null],
  ['a text of a megabyte', { ...CONFIG, controller: { name: 'x'.repeat(1_000_000) } }, 'longer than 4,000'],
  [
    'a __proto__ key',
    JSON.stringify(CONFIG).replace('{', '{"__proto__":{"decided":true,"services":[]},'),
    '__proto__ is not a setting'
  ]
]

for (const [name, config, says] of CONFIGS) {
  test(`configuration: ${name} — nothing optional loads, the page works, the console says it once`, async ({ page, site }) => {
    const { said, thrown } = watch(page)
    await page.goto(site.page('/', html(head(config), MARKED)))
    await page.waitForTimeout(500)
    expect(site.seen).toEqual([])
    expect(thrown).toEqual([])
    expect(await works(page)).toBe(true)
    expect(said()).toHaveLength(1)
    if (says) expect(said()[0]).toContain(says)
  })
}

for (const [name, block] of [
  ['not JSON', head('{ "controller": ')],
  ['a text', head('"consentry"')],
  ['none', '<script src="/dist/consentry.js"></script>'],
  ['a file that is not there', '<script src="/dist/consentry.js" data-config="/nowhere.json"></script>']
]) {
  test(`configuration: ${name} — stays closed for a visitor who once said yes, too`, async ({ page, site, context }) => {
    const now = Math.floor(Date.now() / 1000)
    const yes = `v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${now}&e=${now + 9999}&p=&c=functionality:1.analytics:1.advertising:1`
    await context.addCookies([{ name: 'consentry', value: yes, url: site.url }])
    await page.goto(site.page('/', html(block!, MARKED)))
    await page.evaluate(() => (window as unknown as PageWindow).consentry.push(consent => consent.acceptAll()))
    await page.waitForTimeout(500)
    expect(site.seen).toEqual([])
    expect((await context.cookies()).map(({ value }) => value)).toEqual([yes])
  })
}

test('on plain http, where browsers hash nothing, the record has no hash of the notice and the console says so', async ({
  page,
  site
}) => {
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }))
  const { said, thrown } = watch(page)
  await page.goto(site.page('/', html(head())))
  await hook(page, 'accept-all').click()
  await expect.poll(() => site.endpoint.records.map(({ notice }) => notice.hash)).toEqual([null])
  expect(thrown).toEqual([])
  await expect.poll(said).toEqual([expect.stringContaining('plain http')])
})

test('configuration: HTML and script in every text field are text', async ({ page, site }) => {
  const evil = '<img src=x onerror="window.evil=1"><script>window.evil=1<\/script>'
  const config = {
    ...CONFIG,
    controller: { name: evil },
    categories: [{ id: 'analytics', name: evil, description: evil }],
    services: [
      { id: 's', category: 'analytics', name: evil, provider: evil, purpose: evil, cookies: [{ name: 'a', duration: evil }] }
    ],
    texts: {
      en: Object.fromEntries(
        ['bannerTitle', 'bannerBody', 'accept', 'prefsTitle', 'prefsIntro', 'purpose'].map(key => [key, evil])
      )
    }
  }
  const { thrown } = watch(page)
  await page.goto(site.page('/', html(head(JSON.stringify(config).replaceAll('<', '\\u003c')), MARKED)))
  await expect(hook(page, 'banner')).toContainText('onerror')
  await hook(page, 'settings').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { evil?: number }).evil)).toBeUndefined()
  expect(thrown).toEqual([])
})

test('markup: names that the configuration does not have stay closed after "accept all", and so does an empty mark', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.waitForTimeout(300)
  expect(site.paths()).toEqual(['/a.js'])
})

const ID = '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20'
const yes = (more = {}) => {
  const fields = {
    v: '1',
    id: ID,
    n: '1',
    t: '1700000000',
    e: '4000000000',
    p: '1.1',
    c: 'functionality:1.analytics:1.advertising:1',
    ...more
  }
  return new URLSearchParams(fields).toString().replaceAll('%3A', ':')
}

const COOKIES: [name: string, value: string][] = [
  ['garbage', 'garbage'],
  ['truncated', yes().slice(0, 70)],
  ['another version', yes({ v: '2' })],
  ['expired', yes({ e: '1700000001' })],
  ['4 kB', 'x'.repeat(4000)]
]

for (const [name, value] of COOKIES) {
  test(`cookie: ${name} means not decided`, async ({ page, site, context }) => {
    const { thrown } = watch(page)
    await context.addCookies([{ name: 'consentry', value, url: site.url }])
    await page.goto(site.page('/', html(head(), MARKED)))
    await expect(hook(page, 'banner')).toBeVisible()
    expect(site.seen).toEqual([])
    expect(thrown).toEqual([])
  })
}

test('cookie: of two with one name the newest decision wins, and the other is removed', async ({ page, site, context }) => {
  await context.addCookies([
    { name: 'consentry', value: yes({ t: '1600000000' }), url: site.url },
    {
      name: 'consentry',
      value: yes({ n: '2', t: '1700000000', c: 'functionality:0.analytics:0.advertising:0' }),
      domain: 'localhost',
      path: '/sub/'
    }
  ])
  await page.goto(site.page('/sub/page', html(head(), MARKED)))
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.choice?.seq)).toBe(2)
  expect(site.seen).toEqual([])
  const left = (await context.cookies(`${site.url}/sub/page`)).filter(({ name }) => name === 'consentry')
  expect(left.map(({ value }) => value.includes('n=2'))).toEqual([true])
})

test('cookies refused: the choice is kept in localStorage @gpc', async ({ page, site }) => {
  await page.addInitScript(() => Object.defineProperty(document, 'cookie', { get: () => '', set() {} }))
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['a'])
  await expect(hook(page, 'banner')).toHaveCount(0)
})

test('storage throws and cookies are refused: the choice holds for this page, nothing is thrown, the record still arrives', async ({
  page,
  site
}) => {
  const { thrown } = watch(page)
  await page.addInitScript(() => {
    Object.defineProperty(document, 'cookie', { get: () => '', set() {} })
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      }
    })
  })
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  expect(thrown).toEqual([])
})

test('storage is full: the choice and the record are kept all the same', async ({ page, site }) => {
  const { thrown } = watch(page)
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'reject-all').click()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  await page.reload()
  await page.waitForTimeout(200)
  await expect(hook(page, 'banner')).toHaveCount(0)
  expect(thrown).toEqual([])
})

test('a sandboxed frame without an origin: everything closed, no banner, nothing thrown', async ({ page, site }) => {
  const { thrown } = watch(page)
  site.page('/inner', html(head(), MARKED))
  await page.goto(site.page('/', html('', '<iframe sandbox="allow-scripts" src="/inner" width="600" height="400"></iframe>')))
  await page.waitForTimeout(600)
  expect(site.seen).toEqual([])
  expect(thrown).toEqual([])
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible()
})

test('tag: twice is one instance, the first configuration stays, and one warning', async ({ page, site }) => {
  const { said } = watch(page)
  await page.goto(site.page('/', html(`${head()}<script src="/dist/consentry.js"></script>`)))
  await expect(hook(page, 'banner')).toHaveCount(1)
  await expect.poll(said).toHaveLength(1)
  expect(said()[0]).toContain('started twice')
})

test('tag: async is said, and still nothing marked loads', async ({ page, site }) => {
  const { said } = watch(page)
  await page.goto(site.page('/', html(head(CONFIG, ' async'), MARKED.replace(/.*(nonsense|""|" "|nobody).*/g, ''))))
  await expect(hook(page, 'banner')).toBeVisible()
  await expect.poll(said).toHaveLength(1)
  expect(said()[0]).toContain('async')
  expect(site.seen).toEqual([])
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
})

test('tag: after the scripts that it should hold is said', async ({ page, site }) => {
  const { said } = watch(page)
  await page.goto(site.page('/', html(`<script src="{third}/early.js"></script>${head()}`)))
  await expect.poll(said).toHaveLength(1)
  expect(said()[0]).toContain('first in <head>')
})

test('tag: under a name of the site’s own nothing is said', async ({ page, site }) => {
  const { said } = watch(page)
  await page.route('**/dist/first.js', async route => {
    const response = await route.fetch({ url: `${site.url}/dist/consentry.js` })
    await route.fulfill({ response })
  })
  await page.goto(site.page('/', html(head().replace('consentry.js', 'first.js'))))
  await expect(hook(page, 'banner')).toBeVisible()
  expect(said()).toEqual([])
})

test('tag: with data-config everything stays closed until the file is here, and then it works', async ({ page, site }) => {
  site.page('/consentry.json', JSON.stringify(CONFIG), { 'Content-Type': 'application/json' })
  await page.goto(site.page('/', html('<script src="/dist/consentry.js" data-config="/consentry.json"></script>', MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
})

test('tag: window.consentryConfig and calls that came before the tag', async ({ page, site }) => {
  const { said } = watch(page)
  const early = `<script>window.consentryConfig = ${JSON.stringify(CONFIG)};(window.consentry ||= []).push(consent => { window.early = consent.decided })</script>`
  await page.goto(site.page('/', html(`${early}<script src="/dist/consentry.js"></script>`, MARKED)))
  await expect(hook(page, 'banner')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as { early?: boolean }).early)).toBe(false)
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
  expect(said().join()).not.toContain('came after other scripts')
})

test('tag: twice with data-config is one instance, and nothing is thrown', async ({ page, site }) => {
  const { thrown } = watch(page)
  site.page('/consentry.json', JSON.stringify(CONFIG), { 'Content-Type': 'application/json' })
  const tag = '<script src="/dist/consentry.js" data-config="/consentry.json"></script>'
  await page.goto(site.page('/', html(tag + tag, MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toEqual(['a'])
  expect(site.endpoint.records).toHaveLength(1)
  expect(thrown).toEqual([])
})

test('tag: window.consentry is there when the first events come', async ({ page, site }) => {
  const { thrown } = watch(page)
  site.page('/consentry.json', JSON.stringify(CONFIG), { 'Content-Type': 'application/json' })
  const listen = `<script>for (const type of ['ready', 'show']) document.addEventListener('consentry:' + type, () => { document.body.append(type + consentry.decided) })</script>`
  await page.goto(
    site.page('/', html('<script src="/dist/consentry.js" data-config="/consentry.json"></script>', listen + MARKED))
  )
  await expect(page.locator('body')).toContainText('showfalsereadyfalse')
  expect(thrown).toEqual([])
})

test('tag: inlined in a frame without an address, where its files cannot be found, nothing is thrown', async ({ page, site }) => {
  const { thrown } = watch(page)
  const code = readFileSync(`${import.meta.dirname}/../../dist/consentry.js`, 'utf8')
  await page.goto(site.page('/', html('')))
  await page.evaluate(
    inner => {
      const frame = document.createElement('iframe')
      frame.srcdoc = inner
      document.body.append(frame)
    },
    html(`<script type="application/json" id="consentry-config">${JSON.stringify(CONFIG)}</script><script>${code}</script>`)
  )
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('h1')).toBeVisible()
  await expect.poll(() => page.frames()[1]!.evaluate(() => (window as unknown as PageWindow).consentry?.decided)).toBe(false)
  expect(thrown).toEqual([])
})

test('texts of another form than ours neither stop the question nor throw', async ({ page, site }) => {
  const { thrown } = watch(page)
  const texts = {
    en: { bannerPartners: 'Some partners', bannerBody: { other: 'x' }, providers: { one: 'x' }, accept: { en: 'Yes' } }
  }
  await page.goto(site.page('/', html(head({ ...CONFIG, texts }), MARKED)))
  await expect(hook(page, 'banner')).toContainText('Some partners')
  await expect(hook(page, 'accept-all')).toHaveText('Accept all')
  await hook(page, 'settings').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  expect(thrown).toEqual([])
})

test('a listener that throws stops neither the others nor the page', async ({ page, site }) => {
  const { thrown } = watch(page)
  await page.goto(site.page('/', html(head(), MARKED)))
  await page.evaluate(() => {
    const { consentry } = window as unknown as PageWindow
    consentry.on('change', () => {
      throw new Error('mine')
    })
    consentry.on('change', () => document.body.append('heard'))
  })
  await hook(page, 'accept-all').click()
  await expect(page.locator('body')).toContainText('heard')
  await expect.poll(() => ran(page)).toEqual(['a'])
  expect(thrown).toEqual([])
})
