import { readFileSync } from 'node:fs'
import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'
import { allows, category, decided } from './support/visitor'

const SCRIPT = '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'
/** Notes each `error` event in the title, and everything that is thrown. */
const TOLD = `<script>document.addEventListener('consentry:error', event => { document.title = event.detail.code })</script>`

test('hands the visitor the record as a file', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'accept-all').click()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  await hook(page, 'reopen').click()
  const download = page.waitForEvent('download')
  await hook(page, 'receipt').click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^consent-[0-9a-f-]{36}\.json$/)
  const receipt = JSON.parse(readFileSync(await file.path(), 'utf8'))
  expect(receipt).toMatchObject({ ...site.endpoint.records[0] })
  expect(receipt.shown).toMatchObject({ schema: 'consent-notice/1', locale: 'en', controller: { name: 'Example AB' } })
})

// The driver of Firefox tells nothing of downloads, so this is what the browser is given.
test('the file of the record has a name, a type and the record in it @firefox @gpc', async ({ page, site }) => {
  await page.addInitScript(() => {
    HTMLAnchorElement.prototype.click = async function () {
      const answer = await fetch(this.href)
      Object.assign(window, { given: [this.download, answer.headers.get('content-type'), await answer.json()] })
    }
  })
  await page.goto(site.page('/', html(head())))
  await hook(page, 'accept-all').click()
  await expect.poll(() => site.endpoint.records.length).toBe(1)
  await hook(page, 'reopen').click()
  await hook(page, 'receipt').click()
  const record = site.endpoint.records[0]!
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { given: unknown }).given))
    .toEqual([`consent-${record.recordId}.json`, 'application/json', expect.objectContaining({ ...record })])
})

test('opens from any element of the site: a component with a button inside, and show() as a listener @gpc', async ({
  page,
  site
}) => {
  await page.goto(
    site.page(
      '/',
      html(
        head(),
        `<x-button data-consent-action="preferences"><template shadowrootmode="open"><button>Inside</button></template></x-button>
        <button id="plain">Plain</button><script>plain.addEventListener('click', consentry.show)</script>`
      )
    )
  )
  await expect(hook(page, 'banner')).toBeVisible()
  for (const name of ['Inside', 'Plain']) {
    await page.getByRole('button', { name, exact: true }).click()
    await expect(hook(page, 'preferences')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(hook(page, 'preferences')).toHaveCount(0)
  }
})

test('another language keeps what was switched, and what was opened @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'settings').click()
  await category(page, 'analytics').check()
  await page.evaluate(() => (window as unknown as PageWindow).consentry.setLocale('nb'))
  await expect(page.locator('consentry-root')).toHaveAttribute('lang', 'nb')
  await expect(hook(page, 'save')).toHaveText('Lagre valgene mine')
  await expect(category(page, 'analytics')).toBeChecked()
  await expect(category(page, 'functionality')).not.toBeChecked()
  await hook(page, 'save').click()
  await expect.poll(() => site.endpoint.records.map(({ locale, status }) => [locale, status])).toEqual([['nb', 'partial']])
})

test('a page can hold the declaration of everything that is used @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<div data-consentry="declaration">See our policy.</div>')))
  const declaration = hook(page, 'declaration')
  await expect(declaration.getByRole('row')).toHaveText([
    /^Provider/,
    /^Stats \(Stats Ltd\).*_st\* · Kept for: 1 year/,
    /^Provider/,
    /^Film.*film_id · third party/
  ])
  await page.evaluate(() => (window as unknown as PageWindow).consentry.setLocale('nb'))
  await expect(declaration.locator('[lang="nb"]')).toBeVisible()
  await page.evaluate(() => (window as unknown as PageWindow).consentry.destroy())
  await expect(declaration).toHaveText('See our policy.')
})

for (const [visitor, prepare] of [
  ['new', async () => {}],
  ['returning', decided]
] as const) {
  test(`a declaration that a router brings later is filled, again and again, for a ${visitor} visitor @firefox`, async ({
    page,
    site
  }) => {
    await prepare(page, site.url)
    await page.goto(site.page('/', html(head(), '<main></main>')))
    await expect(hook(page, visitor === 'new' ? 'banner' : 'reopen')).toBeVisible()
    const go = (markup: string) => page.evaluate(markup => void (document.querySelector('main')!.innerHTML = markup), markup)
    for (const turn of [1, 2]) {
      await go(`<article><div data-consentry="declaration">${turn}</div></article>`)
      await expect(hook(page, 'declaration').getByRole('table')).toHaveCount(2)
      await go('<p>Another page</p>')
    }
  })
}

test('mountDeclaration fills an element of the page, once, also before it is put in @firefox', async ({ page, site }) => {
  await decided(page, site.url)
  await page.goto(site.page('/', html(head(), '<div id="here">Wait</div>')))
  await page.evaluate(() => {
    const { consentry } = window as unknown as PageWindow
    const here = document.querySelector<HTMLElement>('#here')!
    const later = document.createElement('section')
    consentry.mountDeclaration(here)
    consentry.mountDeclaration(here)
    consentry.mountDeclaration(later)
    document.body.append(later)
  })
  await expect(page.locator('#here').getByRole('table')).toHaveCount(2)
  await expect(page.locator('section[data-consentry="declaration"]').getByRole('table')).toHaveCount(2)
  await expect(page.locator('#here')).not.toContainText('Wait')
})

test('the control that reopens stays away where the page has its own, unless it must be there', async ({ page, site }) => {
  const own = '<button data-consent-action="preferences" id="own">Cookies</button>'
  await decided(page, site.url)
  await page.goto(site.page('/own', html(head(), own)))
  await page.locator('#own').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  await expect(hook(page, 'reopen')).toHaveCount(0)
  await page.goto(site.page('/both', html(head({ ...CONFIG, ui: { reopen: 'button' } }), own)))
  await expect(hook(page, 'reopen')).toBeVisible()
  await page.goto(site.page('/none', html(head({ ...CONFIG, ui: { reopen: 'none' } }))))
  await page.waitForTimeout(300)
  await expect(hook(page, 'reopen')).toHaveCount(0)
})

test('the control that reopens takes place and picture from the page, and its name from the texts @firefox', async ({
  page,
  site
}) => {
  await decided(page, site.url)
  const style = `<style>consentry-root::part(reopen) { inset: 10px auto auto 50px } consentry-root::part(reopen)::before { content: "⚙" / "" }</style>`
  await page.goto(site.page('/', html(style + head({ ...CONFIG, texts: { en: { reopen: 'Cookies' } } }))))
  await expect(hook(page, 'reopen')).toHaveAccessibleName('Cookies')
  expect(await hook(page, 'reopen').boundingBox()).toMatchObject({ x: 50, y: 10 })
  expect(await hook(page, 'reopen').evaluate(element => getComputedStyle(element, '::before').content)).toContain('⚙')
})

for (const ui of [{ position: 'bottom-right' }, { layout: 'bar' }, { layout: 'center' }]) {
  test(`on a phone the banner is a sheet at the edge of the screen: ${JSON.stringify(ui)} @firefox`, async ({ page, site }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(site.page('/', html(head({ ...CONFIG, ui }))))
    await expect(hook(page, 'banner')).toBeVisible()
    const { x, y, width, height } = (await hook(page, 'banner').boundingBox())!
    expect([x, width, Math.round(y + height)]).toEqual([0, 320, 640])
    expect(height).toBeLessThanOrEqual(321)
  })
}

test('a page that styles everything, and filters and shrinks itself, does not reach the banner @firefox', async ({
  page,
  site
}) => {
  const hostile = `<style>* { margin: 40px !important; padding: 30px !important; font-size: 30px !important; transform: rotate(1deg) !important; position: static !important }
    html { font-size: 10px; filter: grayscale(1) } :not(:defined) { display: none }</style>`
  const measured = async (path: string, more: string) => {
    await page.goto(site.page(path, html(head() + more)))
    await expect(hook(page, 'banner')).toBeVisible()
    const size = await hook(page, 'accept-all').evaluate(element => getComputedStyle(element).fontSize)
    return { banner: await hook(page, 'banner').boundingBox(), accept: await hook(page, 'accept-all').boundingBox(), size }
  }
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await measured('/hostile', hostile)).toEqual(await measured('/', ''))
})

test('64 categories with long names and 200 services can be answered on a phone, and the answer is kept', async ({
  page,
  site
}) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const categories = Array.from({ length: 64 }, (_, index) => ({
    id: `purpose-${index}`,
    name: `Purpose ${index} ${'of a name without any end '.repeat(index % 4)}`,
    description: 'Counts. '.repeat(1 + (index % 40))
  }))
  const services = Array.from({ length: 200 }, (_, index) => ({
    id: `s${index}`,
    category: `purpose-${index % 64}`,
    name: `Service ${index}`,
    provider: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    cookies: [{ name: `a_cookie_${'x'.repeat(80)}` }]
  }))
  const url = site.page('/', html(head({ ...CONFIG, categories, services })))
  await page.goto(url)
  await expect(hook(page, 'banner')).toBeVisible()
  expect((await hook(page, 'banner').boundingBox())!.height).toBeLessThanOrEqual(321)
  await hook(page, 'settings').click()
  await expect(page.locator('[data-consentry-category]')).toHaveCount(65)
  for (const folded of (await page.locator('summary').all()).slice(0, 2)) await folded.click()
  expect(await page.locator('dialog .text').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await category(page, 'purpose-63').check()
  await hook(page, 'save').click()
  await page.goto(url)
  expect([await allows(page, 'purpose-62'), await allows(page, 'purpose-63')]).toEqual([false, true])
})

test('among many services one is found by its name', async ({ page, site }) => {
  const services = Array.from({ length: 13 }, (_, index) => ({
    id: `s${index}`,
    category: index % 2 ? 'analytics' : 'advertising',
    name: `Service ${index}`
  }))
  await page.goto(site.page('/', html(head({ ...CONFIG, services }))))
  await hook(page, 'settings').click()
  await page.getByRole('searchbox').fill('service 12')
  await expect(page.locator('input[data-consentry-service]:visible')).toHaveCount(1)
  await expect(category(page, 'analytics')).toBeHidden()
  await page.getByRole('searchbox').fill('')
  await expect(category(page, 'analytics')).toBeVisible()
})

test('without the file of the interface nothing is asked, nothing thrown, and everything stays closed @gpc', async ({
  page,
  site
}) => {
  const thrown: Error[] = []
  page.on('pageerror', error => thrown.push(error))
  await page.route('**/consentry-ui.js', route => route.fulfill({ status: 404 }))
  await page.goto(site.page('/', html(head() + TOLD, SCRIPT)))
  await expect(page).toHaveTitle('interface-unavailable')
  await page.evaluate(() => (window as unknown as PageWindow).consentry.show('preferences'))
  await page.waitForTimeout(300)
  expect(thrown).toEqual([])
  expect([await allows(page, 'analytics'), site.seen]).toEqual([false, []])
  // The page can still ask by itself.
  await page.evaluate(() => (window as unknown as PageWindow).consentry.rejectAll())
  await expect.poll(() => site.endpoint.records.length).toBe(1)
})

test('without the file of the details the banner stays and can be answered', async ({ page, site }) => {
  const thrown: Error[] = []
  page.on('pageerror', error => thrown.push(error))
  await page.route('**/consentry-details.js', route => route.fulfill({ status: 404 }))
  const embed = '<iframe data-consent-service="film" data-src="{third}/film.html" title="Film"></iframe>'
  await page.goto(site.page('/', html(head() + TOLD, SCRIPT + embed)))
  await expect(page).toHaveTitle('interface-unavailable')
  await hook(page, 'settings').click()
  await page.waitForTimeout(300)
  await expect(hook(page, 'banner')).toBeVisible()
  expect([thrown, site.seen]).toEqual([[], []])
  await hook(page, 'accept-all').click()
  await expect.poll(() => site.paths()).toEqual(expect.arrayContaining(['/a.js', '/film.html']))
})
