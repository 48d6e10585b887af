import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { pairs, ratio } from './support/contrast'
import { CONFIG, expect, head, hook, html, test } from './support/site'

const EMBED =
  '<iframe data-consent-service="film" data-consentry-placeholder="video" data-src="{third}/film.html" width="400" height="260" title="Film"></iframe>'
const FORM =
  '<form><script type="text/plain" data-consent-service="stats" data-type="text/html" data-consentry-placeholder="form"><input aria-label="Street"></script></form>'
const TABLE = '<div data-consentry="declaration"></div>'
const theme = (name: string) => `<style>${readFileSync(`${import.meta.dirname}/../../styles/themes/${name}.css`, 'utf8')}</style>`

/** What axe finds, and what has too little contrast: axe cannot decide colours in a shadow root outside <body>, so a script of ours does. */
async function findings(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page: page as never }).exclude('h1').analyze()
  const found = [...violations, ...incomplete.filter(({ id }) => id !== 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`
  )
  const { texts, lines } = await pairs(page)
  expect(texts.length).toBeGreaterThan(0)
  for (const [all, least] of [
    [texts, 4.5],
    [lines, 3]
  ] as const) {
    for (const { what, front, behind } of all) {
      const contrast = await ratio(page, front, behind)
      if (contrast < least) found.push(`${contrast.toFixed(2)} of ${least}: ${what}, ${front} on ${behind}`)
    }
  }
  return found
}

for (const [locale, layout, look] of [
  ['en', 'box', ''],
  ['de', 'bar', 'forest'],
  ['ar', 'center', 'ink'],
  ['ja', 'box', 'ocean'],
  ['he', 'bar', '']
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      test(`axe finds nothing in any state: ${locale}, ${layout}, ${look || 'default'}, ${colorScheme}, ${width} px`, async ({
        page,
        site
      }) => {
        test.slow()
        await page.setViewportSize({ width, height: 720 })
        await page.emulateMedia({ colorScheme })
        const config = { ...CONFIG, locale, ui: { layout } }
        const style = '<style>:root { color-scheme: light dark }</style>'
        const body = `<main><h2>Main</h2>${EMBED}${FORM}${TABLE}</main>`
        await page.goto(site.page('/', html(style + (look && theme(look)) + head(config), body)))
        await expect(hook(page, 'banner')).toBeVisible()
        await expect(hook(page, 'placeholder')).toHaveCount(2)
        await expect(hook(page, 'declaration').getByRole('table')).toHaveCount(2)
        expect(await findings(page), 'banner, placeholders, declaration').toEqual([])
        await hook(page, 'settings').click()
        await expect(hook(page, 'preferences')).toBeVisible()
        for (const folded of await page.locator('summary').all()) await folded.click()
        await page.locator('input[data-consentry-category="analytics"]').check()
        expect(await findings(page), 'preferences').toEqual([])
        await hook(page, 'save').click()
        await expect(hook(page, 'reopen')).toBeVisible()
        expect(await findings(page), 'the control that reopens').toEqual([])
        await hook(page, 'reopen').click()
        await expect(hook(page, 'withdraw')).toBeVisible()
        expect(await findings(page), 'preferences after a decision').toEqual([])
      })
    }
  }
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`accept looks like reject, to the pixel (${colorScheme})`, async ({ page, site }) => {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 640 })
      await page.goto(site.page('/', html(head())))
      const looks = (name: string) =>
        hook(page, name).evaluate(element => {
          const style = getComputedStyle(element)
          const place = /^(inline-size|width|transform-origin|perspective-origin)$/
          return [
            Math.round(element.getBoundingClientRect().width),
            ...[...style].filter(key => !place.test(key)).map(key => `${key}: ${style.getPropertyValue(key)}`)
          ]
        })
      await expect(hook(page, 'banner')).toBeVisible()
      expect(await looks('accept-all')).toEqual(await looks('reject-all'))
      await hook(page, 'settings').click()
      await expect(hook(page, 'preferences')).toBeVisible()
      expect(await looks('accept-all')).toEqual(await looks('reject-all'))
    }
  })
}
