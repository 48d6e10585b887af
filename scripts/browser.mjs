/** Where the browsers for the tests are: Debian's packages where apt is there, else Playwright's own download. */
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'

export function installBrowsers() {
  if (existsSync(CHROMIUM)) return
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    execSync('apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium', { stdio: 'inherit' })
    return
  }
  execSync('npx playwright install chromium', { stdio: 'inherit' })
}
