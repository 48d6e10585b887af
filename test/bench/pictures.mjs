/** `node test/bench/pictures.mjs`: takes the pictures of the README again, of the real interface on the demo sites. */
import { existsSync, statSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { CHROMIUM } from '../../scripts/browser.mjs'
import { serve } from '../../scripts/serve.mjs'

const OUT = `${import.meta.dirname}/../../docs/pictures`
const SITES = ['ai', 'cloud', 'procurement/en', 'logistics', 'photo']
/** A README is read over slow lines too. */
const MOST = 150_000

const { url, close } = await serve({ port: 0 })
const browser = await chromium.launch(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {})

async function open(path, viewport, colorScheme = 'light', deviceScaleFactor = 1) {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/${path}/`)
  await hook(page, 'banner').waitFor()
  return page
}

const hook = (page, name) => page.locator(`[data-consentry="${name}"]`)

async function openPreferences(page) {
  await hook(page, 'settings').click()
  await hook(page, 'preferences').waitFor()
  // Or what stands under it would look chosen.
  await page.mouse.move(0, 0)
}

/** Several screenshots in one picture, each `width` wide. */
async function sheet(file, shots, width, columns) {
  const page = await browser.newPage({ viewport: { width: columns * (width + 16) + 16, height: 100 } })
  const images = shots.map(shot => `<img width="${width}" src="data:image/png;base64,${shot.toString('base64')}">`)
  await page.setContent(
    `<style>body { margin: 16px; display: flex; flex-wrap: wrap; justify-content: center; gap: 16px; background: #e4e6ea } img { border-radius: 6px }</style>${images.join('')}`
  )
  await page.screenshot({ path: `${OUT}/${file}`, fullPage: true })
}

const wide = { width: 900, height: 560 }
const page = await open('cloud', wide)
const banner = await page.screenshot()
await openPreferences(page)
await sheet('banner-wide-light.png', [banner, await page.screenshot()], 660, 2)

const phone = await open('cloud', { width: 360, height: 640 }, 'dark', 2)
await openPreferences(phone)
await phone.screenshot({ path: `${OUT}/preferences-narrow-dark.png` })

const sites = async (viewport, scheme) => {
  const shots = []
  for (const path of SITES) shots.push(await (await open(path, viewport, scheme)).screenshot())
  return shots
}
await sheet('sites-wide.png', await sites({ width: 1280, height: 800 }, 'light'), 320, 5)
await sheet('sites-narrow-dark.png', await sites({ width: 320, height: 640 }, 'dark'), 162, 5)

const film = await open('procurement/en', { width: 1024, height: 900 })
await hook(film, 'reject-all').click()
const placeholder = hook(film, 'placeholder').first()
await placeholder.scrollIntoViewIfNeeded()
const { x, y, width, height } = await placeholder.boundingBox()
await film.screenshot({ path: `${OUT}/placeholder.png`, clip: { x: x - 24, y: y - 24, width: width + 48, height: height + 48 } })

await browser.close()
await close()

for (const file of ['banner-wide-light', 'preferences-narrow-dark', 'sites-wide', 'sites-narrow-dark', 'placeholder']) {
  const { size } = statSync(`${OUT}/${file}.png`)
  console.log(`${file}.png  ${size} B${size > MOST ? ', too large' : ''}`)
  if (size > MOST) process.exitCode = 1
}
