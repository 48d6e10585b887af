import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, test } from './support/site'

const FILM = '<iframe data-consent-service="film" data-src="{third}/film.html" width="400" height="260" title="Film"></iframe>'
/** The banner does not stand over the embed. */
const ASIDE = { ...CONFIG, ui: { position: 'bottom-right' } }
const films = (page: Page) => page.frames().filter(frame => frame.url().endsWith('/film.html')).length
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('title'))

test('once: the embed shows, has the focus, is recorded, and is held back again on the next page @firefox @gpc', async ({
  page,
  site,
  context
}) => {
  const url = site.page('/', html(head(), FILM))
  await page.goto(url)
  await hook(page, 'allow-embed').click()
  await expect.poll(() => films(page)).toBe(1)
  await expect.poll(() => focused(page)).toBe('Film')
  await expect
    .poll(() => site.endpoint.records.map(({ action, surface, services }) => ({ action, surface, services })))
    .toEqual([{ action: 'allow-embed', surface: 'embed', services: [{ service: 'film', state: 'granted', scope: 'page' }] }])
  expect((await context.cookies()).filter(({ name }) => name === 'consentry')).toEqual([])
  await expect(hook(page, 'banner')).toBeVisible()
  await page.goto(url)
  await expect(hook(page, 'placeholder')).toBeVisible()
  expect(films(page)).toBe(0)
})

test('always: it shows on the next page too, and nothing else is allowed by it @firefox @gpc', async ({ page, site }) => {
  const url = site.page(
    '/',
    html(head(ASIDE), `${FILM}<iframe data-consent="advertising" data-src="{third}/ad.html" title="Ad"></iframe>`)
  )
  await page.goto(url)
  const film = hook(page, 'placeholder').first()
  await film.locator('[data-consentry="remember-embed"]').check()
  await film.locator('[data-consentry="allow-embed"]').click()
  await expect
    .poll(() => site.endpoint.records.flatMap(({ services }) => services))
    .toEqual([{ service: 'film', state: 'granted', scope: 'stored' }])
  await page.goto(url)
  await expect.poll(() => films(page)).toBe(1)
  await expect(hook(page, 'placeholder')).toHaveCount(1)
  expect(site.paths()).not.toContain('/ad.html')
})

test('several embeds of one service follow one decision @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), FILM + FILM + FILM)))
  await expect(hook(page, 'placeholder')).toHaveCount(3)
  await hook(page, 'allow-embed').nth(1).click()
  await expect(hook(page, 'placeholder')).toHaveCount(0)
  await expect.poll(() => films(page)).toBe(3)
})

test('stands in the place and the size of the embed @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head({ ...CONFIG, ui: { reopen: 'none' } }), `${FILM}<p id="after">After</p>`)))
  await expect(hook(page, 'placeholder')).toBeVisible()
  const box = (await page.locator('consentry-embed').boundingBox())!
  const after = (await page.locator('#after').boundingBox())!.y
  await hook(page, 'allow-embed').click()
  await expect.poll(() => films(page)).toBe(1)
  const frame = (await page.locator('iframe').boundingBox())!
  expect([frame.x, frame.y, frame.width, frame.height]).toEqual([box.x, box.y, box.width, box.height])
  expect((await page.locator('#after').boundingBox())!.y).toBe(after)
})

test('in a form: says whose field it is, sends nothing, and the field that comes has the focus @firefox', async ({
  page,
  site
}) => {
  const field = `<script type="text/plain" data-consent-service="film" data-type="text/html" data-consentry-placeholder="form"
    ><p><label>Find your address <input name="address"></label></p><script src="{third}/address.js"><\\/script></script>`
  await page.goto(
    site.page(
      '/',
      html(head(), `<form action="/sent"><label>Name <input name="name"></label>${field}<button>Order</button></form>`)
    )
  )
  await page.getByLabel('Name').fill('Ann')
  const placeholder = hook(page, 'placeholder')
  await expect(placeholder).toContainText('This content comes from Film')
  await expect(placeholder.locator('svg')).toBeVisible()
  expect(site.seen).toEqual([])
  await hook(page, 'allow-embed').click()
  await expect(page.getByLabel('Find your address')).toBeFocused()
  await expect(placeholder).toHaveCount(0)
  await expect.poll(() => site.paths()).toEqual(['/address.js'])
  await expect(page.getByLabel('Name')).toHaveValue('Ann')
  expect(new URL(page.url()).pathname).toBe('/')
})

for (const [kind, width, height] of [
  ['video', 560, 315],
  ['map', 300, 200],
  ['social', 260, 120]
] as const) {
  test(`what allows can be seen in a ${kind} of ${width} × ${height} @firefox`, async ({ page, site }) => {
    const embed = `<iframe data-consent-service="film" data-consentry-placeholder="${kind}" data-src="{third}/film.html" width="${width}" height="${height}" title="Film"></iframe>`
    await page.goto(site.page('/', html(head(ASIDE), embed)))
    await expect(hook(page, 'placeholder')).toBeVisible()
    await expect(hook(page, 'allow-embed')).toBeInViewport({ ratio: 1 })
    await expect(hook(page, 'remember-embed')).toBeInViewport({ ratio: 1 })
    expect(await hook(page, 'placeholder').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await hook(page, 'allow-embed').click()
    await expect.poll(() => films(page)).toBe(1)
  })
}
