import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'
import { ground, ratio } from './support/contrast'
import { category, decided } from './support/visitor'

const EMBED = '<iframe data-consent-service="film" data-src="{third}/film.html" width="400" height="260" title="Film"></iframe>'
const LONG = '<p>Text</p><button>One</button>'.repeat(60)

test('the banner is a region named by its heading, and first in the order of Tab @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<a href="#x">First link</a>')))
  await expect(page.getByRole('region', { name: 'Your choice about cookies' })).toBeVisible()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CONSENTRY-ROOT')
})

test('nothing is trapped: Tab goes on from the banner to the page @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<a href="#x">First link</a>')))
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.textContent === 'First link')) return
  }
  throw new Error('the link was not reached')
})

test('a field keeps the focus while somebody types and the banner comes @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<input autofocus id="field">')))
  await page.locator('#field').pressSequentially('abc')
  await expect(hook(page, 'banner')).toBeVisible()
  await page.keyboard.type('def')
  await expect(page.locator('#field')).toHaveValue('abcdef')
})

test('the preferences keep Tab inside, close by Escape, change nothing, and give the focus back @firefox', async ({
  page,
  site,
  context
}) => {
  await page.goto(site.page('/', html(head(), '<button data-consent-action="preferences" id="own">Cookie settings</button>')))
  await page.locator('#own').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible()
  await page.locator('input[data-consentry-category="analytics"]').focus()
  await page.keyboard.press('Space')
  await expect(page.locator('input[data-consentry-category="analytics"]')).toBeChecked()
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press('Tab')
    expect(['CONSENTRY-ROOT', 'BODY']).toContain(await page.evaluate(() => document.activeElement?.tagName))
  }
  await page.keyboard.press('Escape')
  await expect(hook(page, 'preferences')).toBeHidden()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('own')
  expect(await context.cookies()).toEqual([])
  expect(site.endpoint.records).toEqual([])
})

test('every focused element of the page can be seen while the banner stands @firefox', async ({ page, site }) => {
  await page.setViewportSize({ width: 800, height: 600 })
  await page.goto(site.page('/', html(head({ ...CONFIG, ui: { layout: 'bar' } }), LONG)))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.locator('h1').click()
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const active = document.activeElement!
      if (active.tagName !== 'BUTTON') return false
      const { left, right, top, bottom } = active.getBoundingClientRect()
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const above = document.elementFromPoint((left + right) / 2, top + 1)
      return at !== active && above !== active
    })
    expect(hidden).toBe(false)
  }
})

test('targets are 24 px at least, the main buttons 44 px high @firefox', async ({ page, site }) => {
  const boxes = (name: string) =>
    page.locator(`[data-consentry="${name}"] :is(button, a, input, summary)`).evaluateAll(elements =>
      elements
        .filter(element => element.checkVisibility())
        .map(element => {
          const { width, height } = element.getBoundingClientRect()
          return {
            what: element.outerHTML.slice(0, 60),
            width,
            height,
            main: /accept|reject|save/.test((element as HTMLElement).dataset.consentry ?? '')
          }
        })
    )
  const check = async (name: string) => {
    for (const { what, width, height, main } of await boxes(name)) {
      expect(Math.min(width, height), what).toBeGreaterThanOrEqual(what.startsWith('<a') ? 18 : 24)
      if (main) expect(height, what).toBeGreaterThanOrEqual(44)
    }
  }
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 640 })
    await page.goto(site.page('/', html(head())))
    await check('banner')
    await hook(page, 'settings').click()
    await check('preferences')
  }
})

test('at 320 × 256 nothing scrolls sideways and both answers can be seen @firefox @gpc', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await page.goto(site.page('/', html(head({ ...CONFIG, locale: 'de' }), LONG)))
  await expect(hook(page, 'banner')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  for (const name of ['accept-all', 'reject-all']) {
    const box = (await hook(page, name).boundingBox())!
    expect(box.y).toBeGreaterThanOrEqual(0)
    expect(box.y + box.height).toBeLessThanOrEqual(256)
    expect(box.x + box.width).toBeLessThanOrEqual(320)
  }
})

/** Texts that are cut off, or hang out of what holds them. */
const cutOff = (page: Page, name: string) =>
  hook(page, name).evaluate(layer =>
    [...layer.querySelectorAll<HTMLElement>('button, p, label, h2, summary, dd')]
      .filter(element => element.checkVisibility())
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          (clientWidth && scrollWidth > clientWidth + 1) || (clientHeight && scrollHeight > clientHeight + 1)
      )
      .map(({ outerHTML }) => outerHTML.slice(0, 80))
  )

test('spaced text is not cut off', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'
    )
    document.querySelector('consentry-root')!.shadowRoot!.adoptedStyleSheets.push(sheet)
  })
  expect(await cutOff(page, 'banner')).toEqual([])
  await hook(page, 'settings').click()
  expect(await cutOff(page, 'preferences')).toEqual([])
})

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 640, height: 800 }
]) {
  test(`at twice the text size nothing is cut off, and the answers can be seen: ${viewport.width} px`, async ({ page, site }) => {
    await page.setViewportSize(viewport)
    await page.goto(
      site.page('/', html(`<style>:root { --consentry-font-size: 32px }</style>${head({ ...CONFIG, locale: 'de' })}`))
    )
    await expect(hook(page, 'banner')).toBeVisible()
    expect(await cutOff(page, 'banner')).toEqual([])
    for (const name of ['reject-all', 'accept-all', 'settings']) await expect(hook(page, name)).toBeInViewport({ ratio: 1 })
    await hook(page, 'settings').click()
    expect(await cutOff(page, 'preferences')).toEqual([])
    for (const name of ['reject-all', 'accept-all', 'save']) await expect(hook(page, name)).toBeInViewport({ ratio: 1 })
  })
}

test('nothing moves where less motion is asked for, and nothing for more than 200 ms elsewhere', async ({ page, site }) => {
  for (const [reducedMotion, most] of [
    ['reduce', 0],
    ['no-preference', 200]
  ] as const) {
    await page.emulateMedia({ reducedMotion })
    await page.goto(site.page('/', html(head())))
    await expect(hook(page, 'banner')).toBeVisible()
    const longest = await hook(page, 'banner').evaluate(element =>
      Math.max(
        0,
        ...element.getAnimations({ subtree: true }).map(animation => Number(animation.effect?.getComputedTiming().endTime))
      )
    )
    const declared = await hook(page, 'banner').evaluate(element => {
      const seconds = (text: string) => Math.max(...text.split(',').map(parseFloat)) * 1000
      const { animationDuration, transitionDuration } = getComputedStyle(element)
      return Math.max(seconds(animationDuration), seconds(transitionDuration))
    })
    expect(Math.max(longest, declared)).toBeLessThanOrEqual(most)
  }
})

test('with forced colours buttons have borders, and a switch that is on looks another way than one that is off', async ({
  page,
  site
}) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(site.page('/', html(head())))
  const border = (name: string) =>
    hook(page, name).evaluate(element => {
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
      return borderTopStyle === 'solid' && parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor
    })
  for (const name of ['accept-all', 'reject-all', 'settings']) expect(await border(name), name).toBe(true)
  await hook(page, 'settings').click()
  const toggle = category(page, 'analytics')
  const knob = () =>
    toggle.evaluate(element => {
      const { borderTopColor } = getComputedStyle(element, '::before')
      return {
        at: getComputedStyle(element).paddingInlineStart,
        seen: borderTopColor !== getComputedStyle(element).backgroundColor
      }
    })
  const off = await knob()
  await toggle.check()
  const on = await knob()
  expect([off.seen, on.seen]).toEqual([true, true])
  expect(on.at).not.toBe(off.at)
})

test('language and direction stand on the interface @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head({ ...CONFIG, locale: 'ar' }))))
  await expect(hook(page, 'banner')).toBeVisible()
  const [lang, dir] = await hook(page, 'banner').evaluate(element => {
    const holder = element.closest('[lang]') ?? (element.getRootNode() as ShadowRoot).host
    return [holder.getAttribute('lang'), getComputedStyle(element).direction]
  })
  expect([lang, dir]).toEqual(['ar', 'rtl'])
})

test('the banner reads as a region: who asks, for what, and the answers in their order', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await expect(hook(page, 'banner')).toMatchAriaSnapshot(`
    - region "Your choice about cookies":
      - heading "Your choice about cookies" [level=2]
      - paragraph:
        - text: /Example AB would like to store and read information on your device/
        - strong: functionality, analytics, tracking and advertising
        - text: /It is up to you/
      - paragraph: /2 other companies/
      - paragraph:
        - link "Privacy policy"
      - button "Reject all"
      - button "Accept all"
      - button "Choose for yourself"
  `)
})

test('the preferences read as a dialog with named switches, each followed by what it is for', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'settings').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  for (const folded of await page.locator('summary').all()) await folded.click()
  await expect(hook(page, 'preferences')).toMatchAriaSnapshot(`
    - dialog "Cookie settings":
      - heading "Cookie settings" [level=2]
      - button "Close without changing anything"
      - group "Choose what we may use. Everything optional is off until you turn it on.":
        - switch "Strictly necessary Always on" [checked] [disabled]
        - paragraph: /Needed for the site to work/
        - switch "Functionality" [checked=false]
        - paragraph: /Remembers your settings/
        - switch "Analytics" [checked=false]
        - paragraph: /Measures how the site is used/
        - group:
          - text: 1 provider
          - list:
            - listitem:
              - switch "Stats" [checked=false]
              - term: Provider
              - definition: Stats Ltd
              - term: Purpose
              - definition: Counts visits
              - term: Cookies and storage
              - definition:
                - list:
                  - listitem:
                    - code: _st*
                    - text: "· Kept for: 1 year"
        - switch "Tracking and advertising" [checked=false]
        - paragraph: /Follows what you do here/
        - group:
          - list:
            - listitem:
              - switch "Film" [checked=false]
      - paragraph:
        - link "Privacy policy"
      - button "Reject all"
      - button "Accept all"
      - button "Save my choices"
  `)
})

test('a placeholder reads as a group: whose content it is, what allowing means, and how long it lasts', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head(), EMBED)))
  await expect(hook(page, 'placeholder')).toMatchAriaSnapshot(`
    - group "Film is blocked":
      - paragraph: Film is blocked
      - paragraph: /This content comes from Film/
      - paragraph: Tracking and advertising
      - button "Allow Film and show"
      - checkbox "Always allow Film"
  `)
})

test('the page is as it was after an answer: scroll, focus, title, nothing inert @firefox @gpc', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), LONG)))
  await page.evaluate(() => scrollTo(0, 400))
  await hook(page, 'reject-all').click()
  await expect(hook(page, 'banner')).toBeHidden()
  expect(
    await page.evaluate(() => [
      scrollY,
      document.title,
      document.querySelectorAll('[inert],[aria-hidden]').length,
      getComputedStyle(document.documentElement).overflow
    ])
  ).toEqual([400, 'Page', 0, 'visible'])
})

test('there is no layout shift, ever @gpc', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(site.page('/', html(head(), LONG + EMBED)))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.waitForTimeout(300)
  await hook(page, 'reject-all').click()
  await page.waitForTimeout(300)
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0)
})

test('hidden by a filter: nothing stays locked, everything stays blocked, nothing is recorded, and the site is told @firefox', async ({
  page,
  site
}) => {
  const told = `<script>document.addEventListener('consentry:error', event => { window.told = event.detail.code })</script><style>consentry-root { display: none !important }</style>`
  await page.goto(
    site.page('/', html(head() + told, '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'))
  )
  await page.waitForTimeout(600)
  await page.evaluate(() => (window as unknown as PageWindow).consentry.show('preferences'))
  await expect.poll(() => page.evaluate(() => (window as unknown as { told?: string }).told)).toBe('interface-hidden')
  await page.mouse.click(200, 200)
  expect(await page.evaluate(() => document.elementFromPoint(20, 20)?.tagName)).not.toBe('CONSENTRY-ROOT')
  expect(site.seen).toEqual([])
  expect(site.endpoint.records).toEqual([])
})

test('the focus can be seen, also where the page takes outlines away', async ({ page, site }) => {
  const hostile = '<style>* , *:focus, *:focus-visible { outline: none !important }</style>'
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(site.page('/', html(head() + hostile)))
    await expect(hook(page, 'banner')).toBeVisible()
    await page.keyboard.press('Tab')
    for (let stops = 0; stops < 3; stops++) {
      await page.keyboard.press('Tab')
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(
          document.querySelector('consentry-root')!.shadowRoot!.activeElement!
        )
        return { outlineStyle, width: parseFloat(outlineWidth), away: parseFloat(outlineOffset), outlineColor }
      })
      expect(ring).toMatchObject({ outlineStyle: 'solid', away: 2 })
      expect(ring.width).toBeGreaterThanOrEqual(2)
      // It stands on the ground of the banner, two pixels away from the button.
      expect(await ratio(page, ring.outlineColor, await ground(page))).toBeGreaterThanOrEqual(3)
    }
  }
})

test('the focus goes to the control that reopens where what opened the preferences is gone @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await hook(page, 'settings').click()
  await hook(page, 'save').click()
  await expect(hook(page, 'reopen')).toBeFocused()
})

for (const [regime, left] of [
  ['us', 0],
  ['notice', 0],
  ['eea', 1]
] as const) {
  test(`Escape ${left ? 'leaves a question' : 'puts away what only tells or offers an opt-out'}: ${regime} @firefox`, async ({
    page,
    site
  }) => {
    await page.goto(site.page('/', html(head({ ...CONFIG, regime }))))
    await hook(page, left ? 'settings' : 'close').focus()
    await page.keyboard.press('Escape')
    await expect(hook(page, 'banner')).toHaveCount(left)
    expect(site.endpoint.records).toEqual([])
  })
}

test('what can be said without being looked at: the banner once, and that a choice is saved', async ({ page, site }) => {
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const watch = () => {
      const status = document.querySelector('consentry-root')?.shadowRoot?.querySelector('[role="status"]')
      if (!status) return void requestAnimationFrame(watch)
      if (status.textContent) said.push(`there already: ${status.textContent}`)
      new MutationObserver(() => said.push(status.textContent!)).observe(status, {
        childList: true,
        characterData: true,
        subtree: true
      })
    }
    requestAnimationFrame(watch)
  })
  const url = site.page('/', html(head()))
  const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
  await page.goto(url)
  await expect.poll(said).toEqual([expect.stringMatching('Your choice about cookies')])
  await hook(page, 'reject-all').click()
  await expect.poll(said).toEqual([expect.stringMatching('Your choice about cookies'), 'Your choices are saved.'])
  await page.goto(url)
  await expect(hook(page, 'reopen')).toBeVisible()
  expect(await said()).toEqual([])
})

test('a visible text is the name of its button', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), EMBED)))
  await expect(hook(page, 'placeholder')).toBeVisible()
  await hook(page, 'settings').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  for (const button of await page.locator('button').all()) {
    const text = await button.innerText()
    if (text) expect(await button.getAttribute('aria-label')).toBeNull()
    else await expect(button).toHaveAccessibleName('Close without changing anything')
  }
})

test('waits as long as it takes: after an hour the question stands, and nothing is decided', async ({ page, site }) => {
  await page.clock.install()
  await page.goto(site.page('/', html(head())))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.clock.fastForward('01:00:00')
  await page.mouse.wheel(0, 2000)
  await expect(hook(page, 'banner')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.choice)).toBeNull()
  expect(site.endpoint.records).toEqual([])
})

test('the control that reopens has the same place and the same name on every page @firefox', async ({ page, site }) => {
  await decided(page, site.url)
  const found = async (path: string, body: string) => {
    await page.goto(site.page(path, html(head(), body)))
    await expect(hook(page, 'reopen')).toHaveText('Cookie settings')
    return await hook(page, 'reopen').boundingBox()
  }
  expect(await found('/long', LONG)).toEqual(await found('/short', '<style>body { font-size: 9px; zoom: 1.5 }</style>'))
})

test('acts when the button is let go, and not when it is pressed', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  const { x, y } = (await hook(page, 'accept-all').boundingBox())!
  await page.mouse.move(x + 5, y + 5)
  await page.mouse.down()
  await page.mouse.move(700, 5)
  await page.mouse.up()
  await expect(hook(page, 'banner')).toBeVisible()
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.choice)).toBeNull()
})

for (const viewport of [
  { width: 360, height: 640 },
  { width: 640, height: 360 }
]) {
  test(`can be answered upright and lying: ${viewport.width} × ${viewport.height}`, async ({ page, site }) => {
    await page.setViewportSize(viewport)
    await page.goto(site.page('/', html(head())))
    for (const name of ['reject-all', 'accept-all', 'settings']) await expect(hook(page, name)).toBeInViewport({ ratio: 1 })
    await hook(page, 'settings').click()
    for (const name of ['reject-all', 'accept-all', 'save', 'close']) await expect(hook(page, name)).toBeInViewport({ ratio: 1 })
  })
}

for (const locale of ['en', 'ar']) {
  for (const width of [1280, 320]) {
    test(`what is read first stands first, and box and control mirror: ${locale}, ${width} px @firefox`, async ({
      page,
      site
    }) => {
      await page.setViewportSize({ width, height: 640 })
      await page.goto(site.page('/', html(head({ ...CONFIG, locale, ui: { headingLevel: 3 } }))))
      await expect(hook(page, 'banner').getByRole('heading', { level: 3 })).toBeVisible()
      const order = async (name: string) =>
        hook(page, name).evaluate((layer, rtl) => {
          const places = [...layer.querySelectorAll('h3, button')].map(element => element.getBoundingClientRect())
          return places.every(({ top, left }, index) => {
            const before = places[index - 1]
            return (
              !before ||
              top >= before.bottom - 1 ||
              (Math.abs(top - before.top) < 20 && (rtl ? left < before.left : left > before.left))
            )
          })
        }, locale === 'ar')
      expect(await order('banner')).toBe(true)
      const { x, width: wide } = (await hook(page, 'banner').boundingBox())!
      if (width > 480) expect(locale === 'ar' ? width - x - wide : x).toBeLessThanOrEqual(16)
      await hook(page, 'reject-all').click()
      const reopen = (await hook(page, 'reopen').boundingBox())!
      expect(locale === 'ar' ? width - reopen.x - reopen.width : reopen.x).toBeLessThanOrEqual(16)
    })
  }
}

test('is not printed', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
  await expect(hook(page, 'banner')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(hook(page, 'banner')).toBeHidden()
})

test('without JavaScript nothing is loaded and the page can be read @firefox', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  const script = '<script type="text/plain" data-consent="analytics" src="{third}/a.js"></script>'
  await page.goto(site.page('/', html(head(), `${script}${EMBED}<p>Read me</p>`)))
  await expect(page.getByText('Read me')).toBeVisible()
  expect(site.seen).toEqual([])
  await context.close()
})
