import { CONFIG, expect, head, hook, html, ran, test, type PageWindow } from './support/site'

const MARKED = `
<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>
<script type="text/plain" data-consent="analytics">(window.ran ||= []).push('inline')</script>
<script type="text/plain" data-consent="advertising" src="{third}/ad.js"></script>
<img data-consent="advertising" data-src="{third}/pixel.gif">
<iframe data-consent="advertising" data-consent-service="film" data-src="{third}/film.html" width="320" height="200" title="Film"></iframe>`

test('asks, and lets nothing through before an answer @gpc', async ({ page, site, context, gpc }) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await expect(hook(page, 'banner')).toBeVisible()
  await expect(hook(page, 'gpc')).toHaveCount(gpc ? 1 : 0)
  await page.waitForTimeout(300)
  expect(site.seen).toEqual([])
  expect(await ran(page)).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  expect(await page.evaluate(async () => [...(await indexedDB.databases()), ...(await caches.keys())])).toEqual([])
})

test('takes nothing for a yes but a yes: no key, no scrolling, no click elsewhere, no further page @gpc', async ({
  page,
  site,
  context
}) => {
  const url = site.page('/', html(head(), `${MARKED}<p style="height: 300vh">Text</p><a href="/next">Next</a>`))
  site.page('/next', html(head(), MARKED))
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.wheel(0, 2000)
  await page.mouse.click(600, 20)
  await page.keyboard.press('End')
  await page.getByRole('link', { name: 'Next' }).press('Enter')
  await page.waitForURL('**/next')
  await expect(hook(page, 'banner')).toBeVisible()
  await hook(page, 'settings').click()
  await page.keyboard.press('Escape')
  await expect(hook(page, 'banner')).toBeVisible()
  expect([site.seen, await ran(page), site.endpoint.records, await context.cookies()]).toEqual([[], [], [], []])
})

test('takes nothing for a yes on the way back, beside the preferences, or on the way out @gpc', async ({
  page,
  site,
  context
}) => {
  const url = site.page('/', html(head(), MARKED))
  await page.goto(url)
  await page.goto(site.page('/next', html(head(), MARKED)))
  await page.goBack()
  await page.goForward()
  await hook(page, 'settings').click()
  await page.locator('input[data-consentry-category="analytics"]').check()
  // Beside the dialog; what was switched is forgotten.
  await page.mouse.click(3, 3)
  await expect(hook(page, 'banner')).toBeVisible()
  await hook(page, 'settings').click()
  await hook(page, 'close').click()
  await page.close({ runBeforeUnload: true })
  const later = await context.newPage()
  await later.goto(url)
  await expect(hook(later, 'banner')).toBeVisible()
  expect([site.seen, await ran(later), site.endpoint.records, await context.cookies()]).toEqual([[], [], [], []])
})

test('lets everything go after "accept all", in order, and remembers @gpc', async ({ page, site, context }) => {
  const url = site.page('/', html(head(), MARKED))
  await page.goto(url)
  await hook(page, 'accept-all').click()
  await expect(hook(page, 'banner')).toBeHidden()
  await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'ad'])
  await expect.poll(() => site.paths().sort()).toEqual(['/a.js', '/ad.js', '/film.html', '/pixel.gif'])
  await expect
    .poll(async () => (await context.cookies(site.url)).find(({ name }) => name === 'consentry')?.value)
    .toMatch(/^v=1&id=[0-9a-f-]{36}&n=1&t=\d+&e=\d+&p=1\.1&c=functionality:1\.analytics:1\.advertising:1$/)
  await page.reload()
  await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'ad'])
  await expect(hook(page, 'banner')).toHaveCount(0)
  await expect(hook(page, 'reopen')).toBeVisible()
})

test('keeps everything back after "reject all", and does not ask again @gpc', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'reject-all').click()
  await page.reload()
  await page.waitForTimeout(300)
  expect(site.seen).toEqual([])
  await expect(hook(page, 'banner')).toHaveCount(0)
})

test('shows the same page whatever is answered, and can be scrolled while it asks @gpc', async ({ page, site, context }) => {
  const url = site.page('/', html(head(), `<main>${'<p>Text</p>'.repeat(200)}<a href="/next">Next</a></main>`))
  const text = () => page.locator('main').innerText()
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
  await page.mouse.wheel(0, 800)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  const asked = await text()
  await hook(page, 'reject-all').click()
  await page.reload()
  const refused = await text()
  await context.clearCookies()
  await page.reload()
  await hook(page, 'accept-all').click()
  await page.reload()
  expect([refused, await text()]).toEqual([asked, asked])
})

test('adds one name to the page, and no consent string of an industry framework @gpc', async ({ page, site }) => {
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window))
  await page.goto(site.page('/plain', html('')))
  const plain = await names()
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toContain('ad')
  // A number is a frame.
  const added = (await names()).filter(name => !plain.includes(name) && !/^\d/.test(name))
  expect(added.filter(name => name !== 'ran' && !name.startsWith('nanostores')).sort()).toEqual(['consentry'])
  expect(await page.locator('iframe[name^="__"]').count()).toBe(0)
})

test('lets one category go and no other @gpc', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'settings').click()
  await page.locator('input[data-consentry-category="analytics"]').check()
  await hook(page, 'save').click()
  await expect.poll(() => ran(page)).toEqual(['a', 'inline'])
  expect(site.paths()).toEqual(['/a.js'])
})

test('withdraws: deletes, reloads where code ran, and stays closed @gpc', async ({ page, site, context }) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'accept-all').click()
  await expect.poll(() => ran(page)).toContain('ad')
  await page.evaluate(() => {
    document.cookie = '_st_a=1;path=/'
    document.cookie = 'own=1;path=/'
  })
  site.seen.length = 0
  await hook(page, 'reopen').click()
  await Promise.all([page.waitForEvent('load'), hook(page, 'withdraw').click()])
  expect(await ran(page)).toEqual([])
  expect(site.seen).toEqual([])
  const names = (await context.cookies(site.url)).map(({ name }) => name).sort()
  expect(names).toEqual(['consentry', 'own'])
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.allows('analytics'))).toBe(false)
})

test('proves each decision @gpc', async ({ page, site, gpc }) => {
  await page.goto(site.page('/', html(head(), MARKED)))
  await hook(page, 'reject-all').click()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  const [record] = site.endpoint.records
  expect(record).toMatchObject({
    schema: 'consent-record/1',
    seq: 1,
    prevRecordId: null,
    status: 'refused',
    action: 'reject-all',
    surface: 'banner',
    reason: 'first',
    controllerId: 'example-ab',
    locale: 'en',
    regime: { model: 'opt-in', preset: 'eea', region: null, source: 'default' },
    signals: { gpc: gpc ? 'on' : 'absent', applied: gpc ? ['gpc'] : [] }
  })
  expect(record!.notice.hash).toMatch(/^sha256-[\w-]{43}$/)
  expect(site.endpoint.seen[0]!.headers['content-type']).toBe('text/plain;charset=UTF-8')
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('.out.')))).toEqual([])
})

test('works without a configuration block: everything stays closed, nothing is asked, one error says why', async ({
  page,
  site
}) => {
  const errors: string[] = []
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  await page.goto(site.page('/', html('<script src="/dist/consentry.js"></script>', MARKED)))
  await expect.poll(() => errors.length).toBe(1)
  expect(errors[0]).toContain('consentry-config')
  expect(site.seen).toEqual([])
  await expect(hook(page, 'banner')).toHaveCount(0)
})

test('holds back and stays readable where our file is missing', async ({ page, site }) => {
  await page.goto(site.page('/', html('<script src="/dist/consentry-404.js"></script>', MARKED)))
  await page.waitForTimeout(300)
  expect(site.seen).toEqual([])
  await expect(page.locator('h1')).toBeVisible()
})

test('says what is wrong with a configuration, once, and keeps what is right', async ({ page, site }) => {
  const warnings: string[] = []
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()))
  const config = { ...CONFIG, services: [{ id: 'x', category: 'analytic', name: 'X' }], links: { privacyPolicy: '#' } }
  await page.goto(site.page('/', html(head(config), MARKED)))
  await expect(hook(page, 'banner')).toBeVisible()
  await expect.poll(() => warnings.length).toBe(1)
  expect(warnings[0]).toContain('Did you mean "analytics"?')
  expect(warnings[0]).toContain('links.privacyPolicy')
  expect(site.seen).toEqual([])
})
