import type { Page } from '@playwright/test'
import { expect, head, html, ran, test, type PageWindow } from './support/site'
import { accept, returning, SILENT, withdraw } from './support/silent'

const MARK = 'type="text/plain" data-consent="analytics"'

test('finds what scripts insert later, by any way of inserting, before and after the answer @firefox @gpc', async ({
  page,
  site
}) => {
  await page.goto(site.page('/', html(head(SILENT), '<main></main>')))
  const insert = (round: string) =>
    page.evaluate(
      ([third, round]) => {
        const main = document.querySelector('main')!
        const script = (name: string) => {
          const element = document.createElement('script')
          element.type = 'text/plain'
          element.dataset.consent = 'analytics'
          element.src = `${third}/${name}-${round}.js`
          return element
        }
        const img = (name: string) => `<p><img data-consent="analytics" data-src="${third}/${name}-${round}.gif" alt=""></p>`
        main.append(script('created'))
        const wrapper = document.createElement('section')
        wrapper.append(document.createElement('div'))
        wrapper.firstElementChild!.append(script('nested'))
        main.append(wrapper)
        main.insertAdjacentHTML('beforeend', img('adjacent'))
        const box = document.createElement('div')
        main.append(box)
        box.innerHTML = img('inner')
        box.replaceWith(document.createRange().createContextualFragment(img('fragment')))
        main.append(
          document.importNode(Object.assign(document.createElement('template'), { innerHTML: img('template') }).content, true)
        )
      },
      [site.third, round] as const
    )
  await insert('early')
  await page.waitForTimeout(200)
  expect(site.seen).toEqual([])
  await accept(page)
  await insert('late')
  const names = (round: string) =>
    ['created', 'nested']
      .map(name => `/${name}-${round}.js`)
      .concat(['adjacent', 'fragment', 'template'].map(name => `/${name}-${round}.gif`))
  await expect.poll(() => site.paths().sort()).toEqual([...names('early'), ...names('late')].sort())
  await expect
    .poll(async () => (await ran(page)).sort())
    .toEqual(['created-early', 'created-late', 'nested-early', 'nested-late'])
})

test('runs no marked script that innerHTML has put in, as natively, and holds nothing up for it', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(SILENT), '<main></main>')))
  await accept(page)
  await page.evaluate(
    ([mark, third]) => {
      document.querySelector('main')!.innerHTML =
        `<script ${mark} src="${third}/no.js"></script><script ${mark}>ran.push('no')</script>`
      const script = document.createElement('script')
      script.type = 'text/plain'
      script.dataset.consent = 'analytics'
      script.text = `(window.ran ||= []).push('yes')`
      document.body.append(script)
    },
    [MARK, site.third] as const
  )
  await expect.poll(() => ran(page), { timeout: 2000 }).toEqual(['yes'])
  expect(site.seen).toEqual([])
})

test('follows a router that swaps the body, and runs nothing twice @firefox', async ({ page, site }) => {
  const scripts = `<script ${MARK} src="{third}/a.js"></script><script ${MARK}>ran.push('inline')</script>`
  await page.goto(site.page('/', html(head(SILENT), scripts)))
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a', 'inline'])
  await page.evaluate(third => {
    const old = document.body
    const next = document.createElement('body')
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.consent = 'analytics'
    script.src = `${third}/next.js`
    next.append(script)
    next.insertAdjacentHTML('beforeend', `<iframe data-consent="analytics" data-src="${third}/next.html"></iframe>`)
    document.body = next
    setTimeout(() => (document.body = old), 400)
  }, site.third)
  await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'next'])
  await expect.poll(() => site.paths().sort()).toEqual(['/a.js', '/next.html', '/next.js'])
  await page.waitForTimeout(600)
  expect(await ran(page)).toEqual(['a', 'inline', 'next'])
})

/** The recipe of docs/frameworks.md for routers whose pages come out of `DOMParser`. */
test('runs what a router has read by DOMParser and the site has made anew, in order @firefox', async ({ page, site }) => {
  await returning(page, site.url)
  await page.goto(site.page('/', html(head(SILENT))))
  await page.evaluate(
    ([third, mark]) => {
      const text = `<body><script ${mark} src="${third}/a.js?delay=200"></script><script ${mark}>ran.push('inline')</script><script ${mark} src="${third}/b.js"></script>`
      document.body.replaceWith(new DOMParser().parseFromString(text, 'text/html').body)
      for (const old of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"]')) {
        const script = document.createElement('script')
        for (const { name, value } of old.attributes) script.setAttribute(name, value)
        script.nonce = old.nonce
        script.text = old.text
        old.replaceWith(script)
      }
    },
    [site.third, MARK] as const
  )
  await expect.poll(() => ran(page), { timeout: 3000 }).toEqual(['a', 'inline', 'b'])
})

test('follows a shadow root that the site reads at each change @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(SILENT), '<main></main>')))
  await page.evaluate(third => {
    const root = document.querySelector('main')!.attachShadow({ mode: 'open' })
    root.innerHTML = `<iframe data-consent="analytics" data-src="${third}/frame.html"></iframe>`
    const { consentry } = window as unknown as PageWindow
    consentry.refresh(root)
    consentry.on('change', () => consentry.refresh(root))
  }, site.third)
  expect(site.seen).toEqual([])
  await accept(page)
  await expect.poll(() => site.paths()).toEqual(['/frame.html'])
  await withdraw(page)
  const frame = () =>
    page.evaluate(() => document.querySelector('main')!.shadowRoot!.querySelector('iframe')!.getAttribute('src'))
  await expect.poll(frame).toBeNull()
})

test('waits for no copy of a script that has run @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(SILENT), `<script ${MARK} src="{third}/a.js"></script>`)))
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.evaluate(() => {
    document.body.replaceWith(document.body.cloneNode(true))
    const script = document.createElement('script')
    script.type = 'text/plain'
    script.dataset.consent = 'analytics'
    script.text = 'ran.push("next")'
    document.body.append(script)
  })
  await expect.poll(() => ran(page), { timeout: 2000 }).toEqual(['a', 'next'])
})

test('revives for a returning visitor while the page is parsed, whole scripts only @firefox', async ({ page, site }) => {
  await returning(page, site.url)
  const start = html(head(SILENT)).replace('</body></html>', '')
  await page.goto(
    site.page('/', [
      `${start}<script ${MARK} src="{third}/a.js"></script><script ${MARK}>ran.push(document.readyState); ran.push('whole')</script>
      <script ${MARK} defer src="{third}/defer.js"></script><script ${MARK} data-type="module">ran.push('module ' + document.readyState)</script>
      <iframe data-consent="analytics" data-src="{third}/frame.html"></iframe><script ${MARK}>ran.push('ha`,
      `lf')</script><script ${MARK} src="{third}/b.js"></script><p>text</p>`,
      `<script ${MARK}>ran.push('end')</script><p>end</p></body></html>`
    ])
  )
  await expect
    .poll(() => ran(page))
    .toEqual(['a', 'loading', 'whole', 'half', 'b', 'end', 'defer', expect.stringMatching(/^module (interactive|complete)$/)])
  await expect.poll(() => site.paths()).toContain('/frame.html')
  await expect(page.frameLocator('iframe').locator('p')).toHaveText('frame frame')
})

test('does not take a half script for whole because another script has added something behind it @firefox', async ({
  page,
  site
}) => {
  await returning(page, site.url)
  const start = html(head(SILENT)).replace('</body></html>', '')
  await page.goto(
    site.page('/', [
      `${start}<script>setTimeout(() => document.body.append(document.createElement('hr')), 100)</script><script ${MARK}>(window.ran ||= []).push('ha`,
      `lf')</script></body></html>`
    ])
  )
  await expect.poll(() => ran(page)).toEqual(['half'])
})

test('requests nothing that is marked where our file is missing @firefox', async ({ page, site }) => {
  const marked = `
    <script ${MARK} src="{third}/1.js"></script><script ${MARK} data-src="{third}/2.js"></script>
    <script ${MARK} src="{third}/3.js" async fetchpriority="high"></script><script ${MARK} src="{third}/4.js" defer></script>
    <script type="consentry/held" data-consent="analytics" src="{third}/5.js"></script>
    <script type="application/json" data-consent="analytics" src="{third}/6.js"></script>
    <script type="text/javascript; charset=utf-8" data-consent="analytics" src="{third}/7.js"></script>
    <script data-consent="analytics" data-src="{third}/8.js"></script>
    <script ${MARK}>(window.ran ||= []).push('inline')</script><script ${MARK} data-type="module" src="{third}/9.js"></script>
    <link data-consent="analytics" rel="stylesheet" data-href="{third}/10.css"><link data-consent="analytics" rel="preload" as="script" data-href="{third}/11.js">
    <img data-consent="analytics" data-src="{third}/12.gif" alt=""><img data-consent="analytics" src="" data-src="{third}/13.gif" alt="">
    <img data-consent="analytics" data-srcset="{third}/14.gif 1x" alt=""><iframe src="about:blank" data-consent="analytics" data-src="{third}/15.html"></iframe>
    <iframe data-consent="analytics" data-src="{third}/16.html"></iframe><iframe data-consent="analytics" data-srcdoc="<img src={third}/17.gif>"></iframe>
    <object data-consent="analytics" data-data="{third}/18.html"></object><embed data-consent="analytics" data-src="{third}/19.html">
    <video data-consent="analytics" data-src="{third}/20.mp4" data-poster="{third}/21.gif" preload="auto"></video>
    <audio data-consent="analytics" data-src="{third}/22.mp3" preload="auto"></audio>
    <video><source data-consent="analytics" data-src="{third}/23.mp4"><track data-consent="analytics" data-src="{third}/24.vtt" default></video>
    <picture><source data-consent="analytics" data-srcset="{third}/25.gif"><img alt=""></picture>
    <script ${MARK} data-type="text/html"><img src="{third}/26.gif"><script src="{third}/27.js"><\\/script><iframe src="{third}/28.html"></iframe></script>`
  await page.goto(site.page('/', html('<script src="/dist/missing.js"></script>' + marked.split('<img')[0], marked)))
  await page.waitForTimeout(800)
  expect(site.seen).toEqual([])
  expect(await ran(page)).toEqual([])
  await expect(page.locator('h1')).toBeVisible()
})

test('undoes itself: after destroy nothing is let go @firefox', async ({ page, site }) => {
  await page.goto(site.page('/', html(head(SILENT), `<script ${MARK}>document.write('x')</script>`)))
  await accept(page)
  await page.waitForFunction(() => Object.hasOwn(document, 'write'))
  await page.evaluate(() => (window as never as { consentry: { destroy(): void } }).consentry.destroy())
  await page.evaluate(
    third => document.body.insertAdjacentHTML('beforeend', `<img data-consent="analytics" data-src="${third}/x.gif">`),
    site.third
  )
  await page.waitForTimeout(300)
  expect(site.seen).toEqual([])
  expect(
    await page.evaluate(() => ['write', 'writeln', 'addEventListener'].filter(name => Object.hasOwn(document, name)))
  ).toEqual([])
})

/** The npm module, as it is, with what a bundler would bring. */
async function withModule(page: Page): Promise<string> {
  const modules: Record<string, string> = { nanostores: 'nanostores/index.js', 'js-cookie': 'js-cookie/dist/js.cookie.mjs' }
  await page.route('**/node_modules/**', (route, request) =>
    route.fulfill({ path: `${import.meta.dirname}/../..${new URL(request.url()).pathname}`, contentType: 'text/javascript' })
  )
  const imports = Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, `/node_modules/${path}`]))
  return `<script type="importmap">${JSON.stringify({ imports })}</script><script>window.process = { env: {} }</script>
<script type="module">
  import { createConsent } from '/dist/headless.js'
  window.create = () => (window.consentry = createConsent(${JSON.stringify(SILENT)}))
  create().destroy()
  create()
</script>`
}

test('starts again after destroy: what still waited is let go, and what ran asks for the reload @firefox', async ({
  page,
  site
}) => {
  await returning(page, site.url)
  await page.goto(site.page('/', html(await withModule(page), `<script ${MARK} src="{third}/a.js"></script>`)))
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.evaluate(() => {
    const { consentry, create } = window as never as { consentry: { destroy(): void }; create(): { withdraw(): void } }
    consentry.destroy()
    document.title = 'before'
    create().withdraw()
  })
  await expect(page).toHaveTitle('Page')
  expect(await ran(page)).toEqual([])
})
