import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import { CHROMIUM, FIREFOX } from './scripts/browser.mjs'
import type { Options } from './test/e2e/support/gpc'

// What slides in is measured where it ends; the test of motion asks for motion.
const chromium = {
  browserName: 'chromium' as const,
  contextOptions: { reducedMotion: 'reduce' as const },
  launchOptions: existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}
}
/** Debian's Firefox is driven over BiDi, which asks for the channel (toolchain: Playwright 1.64.1). */
const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  // Over BiDi Playwright cannot ask for less motion; a preference can.
  launchOptions: { executablePath: FIREFOX, firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 } }
}

export default defineConfig<Options>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  // More than cores: most tests wait for something that should not come.
  workers: 3,
  forbidOnly: !!process.env.CI,
  // On a loaded machine a landing must not hang on a race in a test; it is still named as flaky, and flaky is broken: mend it.
  retries: process.env.CI ? 1 : 0,
  reporter: process.env.CI ? 'dot' : 'list',
  timeout: 30_000,
  use: { video: 'off' },
  projects: [
    { name: 'chromium', use: chromium },
    // What a visitor does goes the same way where the browser sends Global Privacy Control.
    { name: 'gpc', use: { ...chromium, gpc: true }, grep: /@gpc/ },
    ...(existsSync(FIREFOX) ? [{ name: 'firefox', use: firefox, grep: /@firefox/ }] : [])
  ]
})
