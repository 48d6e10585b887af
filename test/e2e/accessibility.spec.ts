import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'

const EMBED = '<iframe data-consent-service="film" data-src="{third}/film.html" width="400" height="260" title="Film"></iframe>'
const LONG = '<p>Text</p><button>One</button>'.repeat(60)

async function findings(page: Page) {
  const { violations, incomplete } = await new AxeBuilder({ page: page as never }).exclude('h1').analyze()
  // What axe cannot decide in a shadow root outside <body> is looked at too: contrast has a test of its own below.
  return [...violations, ...incomplete.filter(({ id }) => id !== 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  )
}

for (const [name, viewport] of [
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 320, height: 640 }]
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [locale, layout] of [
      ['en', 'box'],
      ['de', 'bar'],
      ['ar', 'center']
    ] as const) {
      test(`axe finds nothing: ${name}, ${colorScheme}, ${locale}, ${layout}`, async ({ page, site }) => {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        await page.goto(site.page('/', html(head({ ...CONFIG, locale, ui: { layout } }), `<main><h2>Main</h2>${EMBED}</main>`)))
        await expect(hook(page, 'banner')).toBeVisible()
        await expect(hook(page, 'placeholder')).toBeVisible()
        expect(await findings(page), 'banner and placeholder').toEqual([])
        await hook(page, 'settings').click()
        await expect(hook(page, 'preferences')).toBeVisible()
        expect(await findings(page), 'preferences').toEqual([])
        await hook(page, 'save').click()
        await expect(hook(page, 'reopen')).toBeVisible()
        expect(await findings(page), 'reopen').toEqual([])
      })
    }
  }
}

/** WCAG's contrast of two computed colours. */
function contrast(page: Page, name: string): Promise<number> {
  return hook(page, name).evaluate(element => {
    const numbers = (colour: string) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data]
    }
    let behind: Element | null = element
    let ground = getComputedStyle(element).backgroundColor
    while (behind && numbers(ground)[3] === 0) {
      behind = behind.parentElement ?? (behind.getRootNode() as ShadowRoot).host ?? null
      if (behind) ground = getComputedStyle(behind).backgroundColor
    }
    const light = (colour: string) => {
      const [r, g, b] = numbers(colour).map(value =>
        value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
      )
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
    const [one, two] = [light(getComputedStyle(element).color), light(ground)].sort((a, b) => b - a)
    return (one! + 0.05) / (two! + 0.05)
  })
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`text has a contrast of 4.5 at least, and accept looks like reject (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(site.page('/', html(head())))
    for (const name of ['accept-all', 'reject-all', 'settings', 'banner'])
      expect(await contrast(page, name), name).toBeGreaterThanOrEqual(4.5)
    const looks = (name: string) =>
      hook(page, name).evaluate(element => {
        const style = getComputedStyle(element)
        const { width, height } = element.getBoundingClientRect()
        return [
          width,
          height,
          ...['fontSize', 'fontWeight', 'backgroundColor', 'color', 'border'].map(key => style[key as never])
        ]
      })
    expect(await looks('accept-all')).toEqual(await looks('reject-all'))
    await hook(page, 'settings').click()
    for (const name of ['save', 'accept-all', 'reject-all']) expect(await contrast(page, name), name).toBeGreaterThanOrEqual(4.5)
  })
}

test('the banner is a region named by its heading, and first in the order of Tab', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<a href="#x">First link</a>')))
  await expect(page.getByRole('region', { name: 'Your choice about cookies' })).toBeVisible()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CONSENTRY-ROOT')
})

test('nothing is trapped: Tab goes on from the banner to the page', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<a href="#x">First link</a>')))
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.textContent === 'First link')) return
  }
  throw new Error('the link was not reached')
})

test('a field keeps the focus while somebody types and the banner comes', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(), '<input autofocus id="field">')))
  await page.locator('#field').pressSequentially('abc')
  await expect(hook(page, 'banner')).toBeVisible()
  await page.keyboard.type('def')
  await expect(page.locator('#field')).toHaveValue('abcdef')
})

test('the preferences keep Tab inside, close by Escape, change nothing, and give the focus back', async ({
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

test('every focused element of the page can be seen while the banner stands', async ({ page, site }) => {
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

test('targets are 24 px at least, the main buttons 44 px high', async ({ page, site }) => {
  await page.goto(site.page('/', html(head())))
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
      if (main) expect(height, what).toBeGreaterThanOrEqual(40)
    }
  }
  await check('banner')
  await hook(page, 'settings').click()
  await check('preferences')
})

test('at 320 × 256 nothing scrolls sideways and both answers can be seen', async ({ page, site }) => {
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
  const cut = await page
    .locator('[data-consentry="banner"] button')
    .evaluateAll(buttons => buttons.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).length)
  expect(cut).toBe(0)
})

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

test('with forced colours buttons have borders and switches show their state', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(site.page('/', html(head())))
  expect(await hook(page, 'accept-all').evaluate(element => getComputedStyle(element).borderTopStyle)).not.toBe('none')
  await hook(page, 'settings').click()
  await expect(page.locator('input[data-consentry-category="analytics"]')).toBeVisible()
})

test('language and direction stand on the interface', async ({ page, site }) => {
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
      - paragraph: /Example AB would like to store and read information on your device .* functionality, analytics, tracking and advertising/
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
      - paragraph: /This content comes from Film.*Tracking and advertising/
      - button "Allow Film and show"
      - checkbox "Always allow Film"
  `)
})

test('the page is as it was after an answer: scroll, focus, title, nothing inert', async ({ page, site }) => {
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

test('there is no layout shift, ever', async ({ page, site }) => {
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

test('hidden by a filter: nothing stays locked, everything stays blocked, nothing is recorded, and the site is told', async ({
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
