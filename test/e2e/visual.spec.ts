import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { CONFIG, expect, head, hook, html, test } from './support/site'

/**
 * What the eye would see at once and no other test does: a lost stylesheet, a button that went away. Fonts differ from machine
 * to machine, so the pictures are those of Debian with DejaVu, and a share of the pixels may differ.
 * `npx playwright test visual --update-snapshots` takes them again.
 */
const LIMIT = { maxDiffPixelRatio: 0.02, animations: 'disabled' } as const
const FILM = '<iframe data-consent-service="film" data-src="{third}/film.html" width="400" height="260" title="Film"></iframe>'

test.skip(!hasOurFont(), 'the pictures are those of a machine whose own font is DejaVu Sans')
test.use({ viewport: { width: 800, height: 600 }, colorScheme: 'light' })

function hasOurFont(): boolean {
  try {
    return execFileSync('fc-match', ['system-ui'], { encoding: 'utf8' }).includes('DejaVu Sans')
  } catch {
    return false
  }
}

async function open(page: Page, site: { page(path: string, html: string): string }): Promise<void> {
  await page.goto(site.page('/', html(head({ ...CONFIG, services: [CONFIG.services[1]] }), FILM)))
  await expect(hook(page, 'banner')).toBeVisible()
}

test('the banner looks as it did', async ({ page, site }) => {
  await open(page, site)
  await expect(page).toHaveScreenshot('banner.png', LIMIT)
})

test('the preferences look as they did, on a phone in the dark', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await open(page, site)
  await hook(page, 'settings').click()
  await expect(hook(page, 'preferences')).toBeVisible()
  await expect(page).toHaveScreenshot('preferences.png', LIMIT)
})

test('a placeholder looks as it did', async ({ page, site }) => {
  await open(page, site)
  await expect(hook(page, 'placeholder')).toHaveScreenshot('placeholder.png', LIMIT)
})
