import { CONFIG, expect, head, hook, html, test, type PageWindow } from './support/site'
import { returning, SILENT } from './support/silent'

const VENDOR = `
<script type="text/plain" data-consent="analytics" src="{third}/vendor.js?code=window.step('vendor')"></script>`

/** Notes each thing that a change does, in the order in which it is done. */
const NOTES = `<script>
window.steps = []
window.step = name => { if (steps.at(-1) !== name) steps.push(name) }
const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
Object.defineProperty(document, 'cookie', {
  get: () => cookie.get.call(document),
  set: text => { step(text.startsWith('consentry=') ? 'persist' : 'purge'); cookie.set.call(document, text) }
})
const setItem = Storage.prototype.setItem
Storage.prototype.setItem = function (key, value) { if (key.includes('.out.')) step('outbox'); setItem.call(this, key, value) }
const send = window.fetch
window.fetch = function (...args) { step('send'); return send.apply(this, args) }
window.dataLayer = []
dataLayer.push = entry => { if (entry[0] === 'consent') step('signal ' + entry[1]); return Array.prototype.push.call(dataLayer, entry) }
document.addEventListener('consentry:change', () => step('event'))
</script>`

const config = { ...CONFIG, signals: ['google-consent-mode'] }
const steps = (page: import('@playwright/test').Page) =>
  page.evaluate(() => (window as unknown as { steps: string[] }).steps.splice(0))

test('a yes: persist, outbox, signals, events, send, and only then the vendor @gpc', async ({ page, site }) => {
  await page.goto(site.page('/', html(NOTES + head(config), VENDOR)))
  expect(await steps(page)).toEqual(['signal default'])
  await hook(page, 'accept-all').click()
  await expect.poll(() => page.evaluate(() => (window as unknown as { steps: string[] }).steps.includes('vendor'))).toBe(true)
  expect((await steps(page)).filter(name => name !== 'purge')).toEqual([
    'persist',
    'outbox',
    'signal update',
    'event',
    'send',
    'vendor'
  ])
})

test('a withdrawal: persist, outbox, signals, purge, events, send, all in the task of the click @gpc', async ({ page, site }) => {
  await page.goto(site.page('/', html(NOTES + head(config))))
  await hook(page, 'accept-all').click()
  await expect(hook(page, 'reopen')).toBeVisible()
  await steps(page)
  const inTask = await page.evaluate(() => {
    const { consentry, steps } = window as unknown as PageWindow & { steps: string[] }
    document.cookie = '_st_a=1;path=/'
    steps.length = 0
    consentry.withdraw()
    return [...steps]
  })
  expect(inTask).toEqual(['persist', 'outbox', 'signal update', 'purge', 'event', 'send'])
  expect(await page.evaluate(() => document.cookie)).not.toContain('_st_a')
})

test('a returning visitor: the update follows the default before any other script of the page runs @gpc', async ({
  page,
  site,
  context
}) => {
  const first = `<script>window.seen = dataLayer.filter(entry => entry[0] === 'consent').map(entry => [entry[1], entry[2].analytics_storage])</script>`
  await page.goto(site.page('/', html(head(config) + first, VENDOR)))
  expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([['default', 'denied']])
  await hook(page, 'accept-all').click()
  await expect.poll(async () => (await context.cookies()).length).toBeGreaterThan(0)
  await page.reload()
  expect(await page.evaluate(() => (window as unknown as { seen: unknown }).seen)).toEqual([
    ['default', 'denied'],
    ['update', 'granted']
  ])
})

/** Each notes the commands about consent that it finds when its first line runs: inline, blocking, as early as it arrives, late. */
const LIVE = ['inline', 'blocking', 'async', 'defer'].map(manner => {
  const code = `(window.found ||= {}).${manner} = (window.dataLayer || []).filter(entry => entry[0] === 'consent').map(entry => entry[1] + ' ' + entry[2].ad_storage)`
  const src = `{third}/live.js?code=${encodeURIComponent(code)}`
  return manner === 'inline' ? `<script>${code}</script>` : `<script src="${src}" ${manner}></script>`
})

for (const [who, granted, expected] of [
  ['a new visitor', null, ['default denied']],
  ['a visitor who has answered', 1, ['default denied', 'update granted']]
] as const) {
  test(`for ${who} everything is said before the first line of any vendor, on 50 pages at all speeds`, async ({ page, site }) => {
    test.setTimeout(120_000)
    site.page('/tags', html(head({ ...SILENT, signals: ['google-consent-mode'] }) + LIVE.join('')))
    // Ten at a time, so that they get in each other's way.
    const url = site.page('/', '<iframe src="/tags"></iframe>'.repeat(10))
    if (granted) await returning(page, site.url, granted)
    const client = await page.context().newCDPSession(page)
    for (let load = 0; load < 5; load++) {
      const rate = 8 ** Math.random()
      await client.send('Emulation.setCPUThrottlingRate', { rate })
      await page.goto(url)
      const found = await page.evaluate('Array.from(frames, frame => frame.found)')
      const each = { inline: expected, blocking: expected, async: expected, defer: expected }
      expect(found, `load ${load}, CPU ÷${rate}`).toEqual(Array(10).fill(each))
    }
  })
}
