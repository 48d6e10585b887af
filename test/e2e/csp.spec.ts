import type { Page } from '@playwright/test'
import { expect, head, html, ran, test } from './support/site'
import { accept, SILENT } from './support/silent'

const MARK = 'type="text/plain" data-consent="analytics"'
const NONCE = ' nonce="n1"'
const STRICT = `script-src 'nonce-n1' 'strict-dynamic'; style-src 'self'; object-src 'self' http:; base-uri 'none'`
const config = html(head(SILENT, NONCE).replace('application/json"', `application/json"${NONCE}`)).split('</head>')[0]!

function write(inBody: string): string {
  return `${config}</head><body>${inBody}</body></html>`
}

/** Violations and our own issues, as the page and the console tell them. */
async function watch(page: Page) {
  const told: string[] = []
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', event =>
      console.info('violation', event.violatedDirective, event.blockedURI)
    )
  )
  page.on('console', message => /^violation|Consentry/i.test(message.text()) && told.push(message.text()))
  return told
}

test('runs under a strict policy with a nonce, files and inline code, and creates nothing that it forbids @firefox @gpc', async ({
  page,
  site
}) => {
  const told = await watch(page)
  await page.goto(
    site.page(
      '/',
      write(
        `<script ${MARK}${NONCE} src="{third}/a.js"></script><script ${MARK}${NONCE}>ran.push('inline')</script>
        <script ${MARK}${NONCE} src="{third}/b.js"></script><script ${MARK}${NONCE} data-type="module" src="{third}/m.js"></script>`
      ),
      { 'Content-Security-Policy': STRICT }
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'b', 'm'])
  expect(site.seen).toHaveLength(3)
  expect(told).toEqual([])
})

test('keeps the nonce on the node, and runs no code that has none where only the nonce counts @firefox', async ({
  page,
  site
}) => {
  await page.goto(
    site.page(
      '/',
      write(
        `<script ${MARK}${NONCE} id="it">(window.ran ||= []).push(document.currentScript.nonce)</script><script ${MARK}>ran.push('without')</script><script ${MARK}${NONCE}>ran.push('end')</script>`
      ),
      { 'Content-Security-Policy': `script-src 'nonce-n1'` }
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['n1', 'end'])
})

test(`needs no Trusted Types policy for scripts that keep their src: trusted-types 'none' @firefox`, async ({ page, site }) => {
  const told = await watch(page)
  await page.goto(
    site.page(
      '/',
      write(
        `<script ${MARK}${NONCE} src="{third}/a.js"></script><script ${MARK}${NONCE}>ran.push('inline')</script>
        <script ${MARK}${NONCE} src="{third}/b.js"></script><iframe data-consent="analytics" data-src="{third}/frame.html"></iframe>
        <img data-consent="analytics" data-src="{third}/image.gif" alt="">`
      ),
      { 'Content-Security-Policy': `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'` }
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'b'])
  await expect.poll(() => site.paths()).toContain('/frame.html')
  expect(told).toEqual([])
})

const SINKS = `<script ${MARK}${NONCE} data-src="{third}/data-src.js"></script>
  <iframe data-consent="analytics" data-srcdoc="<img src='{third}/srcdoc.gif'>"></iframe>
  <object data-consent="analytics" data-data="{third}/object.html"></object>
  <embed data-consent="analytics" data-src="{third}/embed.html">
  <script ${MARK}${NONCE} data-type="text/html"><img src="{third}/block.gif"></script>`

test('makes the policy "consentry" for data-src of scripts, srcdoc, object, embed and blocks of HTML @firefox', async ({
  page,
  site
}) => {
  const told = await watch(page)
  await page.goto(
    site.page('/', write(SINKS), {
      'Content-Security-Policy': `${STRICT}; require-trusted-types-for 'script'; trusted-types consentry`
    })
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['data-src'])
  await expect
    .poll(() => site.paths().sort())
    .toEqual(['/block.gif', '/data-src.js', '/embed.html', '/object.html', '/srcdoc.gif'])
  expect(told).toEqual([])
})

test('leaves them to the default policy of the page, where it has one and forbids ours @firefox', async ({ page, site }) => {
  const own = `<script${NONCE}>trustedTypes.createPolicy('default', { createHTML: text => text, createScriptURL: text => text + '?seen' })</script>`
  await page.goto(
    site.page('/', write(own + SINKS), {
      'Content-Security-Policy': `${STRICT}; require-trusted-types-for 'script'; trusted-types default`
    })
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['data-src'])
  const names = () => site.paths().map(path => path.replace('?seen', ''))
  await expect.poll(() => names().sort()).toEqual(['/block.gif', '/data-src.js', '/embed.html', '/object.html', '/srcdoc.gif'])
  expect(site.paths()).toContain('/data-src.js?seen')
})

test('leaves those blocked where the policy is forbidden, says why, and lets the rest go', async ({ page, site }) => {
  const told = await watch(page)
  await page.goto(
    site.page('/', write(`${SINKS}<script ${MARK}${NONCE} src="{third}/src.js"></script>`), {
      'Content-Security-Policy': `${STRICT}; require-trusted-types-for 'script'; trusted-types 'none'`
    })
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['src'])
  await expect.poll(() => told.filter(text => text.includes('Trusted Types')).length).toBeGreaterThan(0)
  expect(site.paths().filter(path => !/src\.js/.test(path))).toEqual([])
  expect(
    told.filter(text => text.startsWith('Consentry') || text.includes('[consentry]') || text.includes('Trusted Types')).length
  ).toBe(1)
  expect(told.join()).toContain('trusted-types consentry')
})
