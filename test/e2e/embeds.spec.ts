import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'
import { accept, returning, withdraw } from './support/silent'

const FILM =
  '<iframe data-consent="advertising" data-consent-service="film" data-src="{third}/film.html" width="320" height="200" title="Film"></iframe>'

test('stands in for a blocked frame at its place and in its size, and shows it when it is allowed @firefox @gpc', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head(), `<p id="before">before</p>${FILM}<p id="after">after</p>`)))
  const placeholder = hook(page, 'placeholder')
  await expect(placeholder).toBeVisible()
  // With the border that frames have, unless a page takes it away.
  const box = (await placeholder.boundingBox())!
  const top = (await page.locator('#after').boundingBox())!.y
  expect([Math.round(box.width), Math.round(box.height)]).toEqual([324, 204])
  expect(site.seen).toEqual([])
  await accept(page)
  await expect(page.frameLocator('iframe[title="Film"]').locator('p')).toHaveText('frame film')
  await expect(placeholder).toHaveCount(0)
  const frame = (await page.locator('iframe[title="Film"]').boundingBox())!
  expect([Math.round(frame.width), Math.round(frame.height)]).toEqual([324, 204])
  expect(Math.abs((await page.locator('#after').boundingBox())!.y - top)).toBeLessThan(2)
})

test('allows the service of one frame for this page view, and stores nothing @firefox', async ({ page, site }) => {
  await page.goto(
    site.page(
      '/',
      html(
        head(),
        (FILM + FILM).replaceAll('data-consent="advertising" ', '') +
          '<img data-consent="advertising" data-src="{third}/ad.gif" alt="">'
      )
    )
  )
  await hook(page, 'allow-embed').first().click()
  await expect.poll(() => site.paths()).toEqual(['/film.html', '/film.html'])
  await expect(hook(page, 'placeholder')).toHaveCount(0)
  await page.reload()
  await expect(hook(page, 'placeholder')).toHaveCount(2)
})

test('stands in for frames that come later, and leaves with them @firefox', async ({ page, site }) => {
  await returning(page, site.url, 0)
  await page.goto(site.page('/', html(head(), '<main></main>')))
  const film = FILM.replace('{third}', site.third)
  await page.evaluate(film => (document.querySelector('main')!.innerHTML = film), film)
  await expect(hook(page, 'placeholder')).toBeVisible()
  await page.evaluate(film => (document.querySelector('main')!.innerHTML = film + film), film)
  await expect(hook(page, 'placeholder')).toHaveCount(2)
  expect(site.seen).toEqual([])
})

test('comes back when the frame is withdrawn @firefox @gpc', async ({ page, site }) => {
  await returning(page, site.url)
  await page.goto(site.page('/', html(head(), FILM)))
  await expect.poll(() => site.paths()).toEqual(['/film.html'])
  await expect(hook(page, 'placeholder')).toHaveCount(0)
  await withdraw(page)
  await expect(hook(page, 'placeholder')).toBeVisible()
})

test('draws nothing for what cannot be seen, what says off, and what is unknown', async ({ page, site }) => {
  const frame = (attributes: string) => `<iframe data-src="{third}/x.html" ${attributes}></iframe>`
  await page.goto(
    site.page(
      '/',
      html(
        head({ ...CONFIG }),
        frame('data-consent="advertising" width="1" height="1"') +
          frame('data-consent="advertising" hidden') +
          frame('data-consent="advertising" data-consentry-placeholder="off"') +
          frame('data-consent="unknown"') +
          '<script type="text/plain" data-consent="advertising">1</script><img data-consent="advertising" data-src="{third}/x.gif" alt="">'
      )
    )
  )
  await expect(hook(page, 'banner')).toBeVisible()
  await expect(hook(page, 'placeholder')).toHaveCount(0)
})

test('goes with a frame that is moved, and leaves with one that is taken away alone @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), `<main>${FILM}</main><aside></aside>`)))
  await expect(page.locator('main consentry-embed')).toHaveCount(1)
  await page.evaluate(() => document.querySelector('aside')!.append(document.querySelector('iframe')!))
  await expect(page.locator('aside consentry-embed')).toHaveCount(1)
  await expect(page.locator('main consentry-embed')).toHaveCount(0)
  await page.evaluate(() => document.querySelector('iframe')!.remove())
  await expect(page.locator('consentry-embed')).toHaveCount(0)
})

test('holds a frame again that was away while it was withdrawn @firefox', async ({ page, site }) => {
  await returning(page, site.url)
  await page.goto(site.page('/', html(head(), `<main>${FILM}</main>`)))
  await expect.poll(() => site.paths()).toEqual(['/film.html'])
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')!
    frame.remove()
    ;(window as unknown as PageWindow).consentry.withdraw()
    document.querySelector('main')!.append(frame)
  })
  await expect(hook(page, 'placeholder')).toBeVisible()
  await expect(page.locator('main iframe')).not.toHaveAttribute('src')
  expect(site.paths()).toEqual(['/film.html'])
})

test('keeps the very frame that a framework remembers, also after a withdrawal @firefox', async ({ page, site }) => {
  await returning(page, site.url)
  await page.goto(site.page('/', html(head(), `<main>${FILM}</main>`)))
  await expect.poll(() => site.paths()).toEqual(['/film.html'])
  await page.evaluate(() => {
    Object.assign(window, { film: document.querySelector('iframe') })
    ;(window as unknown as PageWindow).consentry.withdraw()
  })
  await expect(hook(page, 'placeholder')).toHaveCount(1)
  // React takes away the node that it has made, and throws where that stands elsewhere.
  await page.evaluate(() => document.querySelector('main')!.removeChild((window as never as { film: Node }).film))
  await expect(page.locator('main > *')).toHaveCount(0)
})

test('shows a copy of what is held back, as a slider or the history of a router makes one @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), `<main>${FILM}</main><aside></aside><footer></footer>`)))
  await expect(hook(page, 'placeholder')).toHaveCount(1)
  await page.evaluate(() => {
    const main = document.querySelector('main')!
    document.querySelector('aside')!.append(main.firstElementChild!.cloneNode(true), main.lastElementChild!.cloneNode(true))
    document.querySelector('footer')!.innerHTML = main.innerHTML
  })
  await expect(hook(page, 'placeholder')).toHaveCount(3)
  for (const placeholder of await hook(page, 'placeholder').all())
    expect(await placeholder.evaluate(element => element.getBoundingClientRect().width)).toBeGreaterThan(300)
  await hook(page, 'accept-all').click()
  await expect(page.locator('consentry-embed')).toHaveCount(0)
  const heights = () =>
    page.evaluate(() => [...document.querySelectorAll('iframe')].map(({ clientHeight }) => clientHeight > 100))
  expect(await heights()).toEqual([true, true, true])
})

test('shows a frame in a shadow root, where the site has it read once @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<main></main>')))
  await page.evaluate(
    film => {
      const root = document.querySelector('main')!.attachShadow({ mode: 'open' })
      root.innerHTML = film
      ;(window as unknown as PageWindow).consentry.refresh(root)
    },
    FILM.replaceAll('{third}', site.third)
  )
  await hook(page, 'reject-all').click()
  const placeholder = page.locator('main').locator('[data-consentry="placeholder"]')
  await expect(placeholder).toBeVisible()
  await placeholder.locator('[data-consentry="allow-embed"]').click()
  await expect.poll(() => site.paths()).toEqual(['/film.html'])
  await expect(placeholder).toHaveCount(0)
  await withdraw(page)
  await expect(placeholder).toBeVisible()
})
