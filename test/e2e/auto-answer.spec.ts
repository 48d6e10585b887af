import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, head, html, test, type PageWindow } from './support/site'

const folder = `${import.meta.dirname}/../../docs/auto-answer`
const rule = JSON.parse(readFileSync(`${folder}/consentry.autoconsent.json`, 'utf8'))
const content = createRequire(import.meta.url)
  .resolve('@duckduckgo/autoconsent')
  .replace(/[^/]*$/, 'autoconsent.playwright.js')

/** What the extension tells its background page. */
interface Message {
  type: string
  result?: boolean
}

test('a browser that answers for the visitor opts out with the rule that we publish, in one click @gpc', async ({
  page,
  site
}) => {
  const told: Message[] = []
  await page.exposeFunction('autoconsentSendMessage', (message: Message) => {
    told.push(message)
    if (message.type !== 'init') return
    const config = {
      enabled: true,
      autoAction: 'optOut',
      enablePrehide: true,
      enableCosmeticRules: false,
      enableGeneratedRules: false,
      detectRetries: 20,
      isMainWorld: false,
      disabledCmps: [],
      logs: {}
    }
    const answer = { type: 'initResp', config, rules: { autoconsent: [rule] } }
    void page.evaluate(
      message => (window as unknown as { autoconsentReceiveMessage(message: unknown): void }).autoconsentReceiveMessage(message),
      answer
    )
  })
  await page.addInitScript({ path: content })
  await page.addInitScript(() =>
    addEventListener(
      'click',
      event =>
        event.isTrusted ||
        (document.documentElement.dataset.clicks = `${Number(document.documentElement.dataset.clicks ?? 0) + 1}`),
      true
    )
  )
  await page.goto(site.page('/', html(head())))
  await expect.poll(() => told.find(({ type }) => type === 'optOutResult')?.result, { timeout: 15_000 }).toBe(true)
  expect(await page.evaluate(() => (window as unknown as PageWindow).consentry.choice?.categories)).toEqual({
    functionality: false,
    analytics: false,
    advertising: false
  })
  await expect(page.locator('html')).toHaveAttribute('data-clicks', '1')
  await expect
    .poll(() => site.endpoint.records.map(({ action, surface }) => [action, surface]))
    .toEqual([['reject-all', 'banner']])
})
