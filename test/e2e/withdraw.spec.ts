import { CONFIG, expect, head, html, ran, stored, test, type PageWindow } from './support/site'
import { accept, SILENT, withdraw } from './support/silent'

const MARK = 'type="text/plain" data-consent="analytics"'

test('parks frames and takes images and styles back, without a history entry and without a reload @firefox', async ({
  page,
  site
}) => {
  const body = `<iframe data-consent="analytics" data-src="{third}/frame.html" width="200" height="100" title="Film"></iframe>
    <iframe data-consent="analytics" data-srcdoc="<p>doc</p>"></iframe>
    <object data-consent="analytics" data-data="{third}/object.html" width="9" height="9"></object>
    <img data-consent="analytics" data-src="{third}/image.gif" alt="">
    <link data-consent="analytics" rel="stylesheet" data-href="{third}/style.css">
    <script ${MARK} data-type="text/html"><p id="block">block</p></script>`
  await page.goto(site.page('/before', html('')))
  await page.goto(site.page('/', html(head(SILENT), body)))
  await page.evaluate(() => Object.assign(window, { here: true, length0: history.length }))
  await accept(page)
  await expect.poll(() => site.paths().sort()).toEqual(['/frame.html', '/image.gif', '/object.html', '/style.css'])
  // Playwright's Firefox waits for ever for an <object> to navigate, so nothing here goes through a locator.
  const blocks = () => page.evaluate(() => document.querySelectorAll('#block').length)
  await expect.poll(blocks).toBe(1)
  await expect.poll(() => page.evaluate(() => document.querySelector('iframe')!.contentDocument)).toBeNull()

  await withdraw(page)
  expect(
    await page.evaluate(() => ({
      frame: document.querySelector('iframe')!.outerHTML.replace(/127[^/]*/, ''),
      attributes: [...document.querySelectorAll('[data-src],[data-srcdoc],[data-data],[data-href]')].length,
      live: [...document.querySelectorAll('[src^="http://127"],[srcdoc],[href^="http://127"],[data]')].length,
      frames: [...document.querySelectorAll('iframe')].map(frame => frame.contentDocument?.URL),
      block: document.getElementById('block'),
      history: history.length - (window as never as { length0: number }).length0,
      here: (window as never as { here: boolean }).here
    }))
  ).toEqual({
    frame: '<iframe data-consent="analytics" width="200" height="100" title="Film" data-src="http:///frame.html"></iframe>',
    attributes: 5,
    live: 0,
    frames: ['about:blank', 'about:blank'],
    block: null,
    history: 0,
    here: true
  })
  site.seen.length = 0
  await accept(page)
  await expect.poll(() => site.paths()).toContain('/frame.html')
  await expect.poll(blocks).toBe(1)
  expect(await page.evaluate(() => history.length - (window as never as { length0: number }).length0)).toBe(0)
})

test('goes back with one press after frames were parked', async ({ page, site }) => {
  const before = site.page('/before', html(''))
  await page.goto(before)
  await page.goto(site.page('/', html(head(SILENT), '<iframe data-consent="analytics" data-src="{third}/frame.html"></iframe>')))
  await accept(page)
  await expect.poll(() => site.paths()).toEqual(['/frame.html'])
  await withdraw(page)
  await page.goBack()
  expect(page.url()).toBe(before)
})

test('drops what waits in the queue: nothing behind a slow file runs after a withdrawal @firefox @gpc', async ({
  page,
  site
}) => {
  const config = { ...SILENT, services: SILENT.services.map(service => ({ ...service, onRevoke: 'keep' })) }
  await page.goto(
    site.page(
      '/',
      html(
        head(config),
        `<script ${MARK} src="{third}/slow.js?delay=700"></script><script ${MARK}>ran.push('inline')</script><script ${MARK} src="{third}/next.js"></script>
        <script ${MARK} data-type="module">ran.push('module')</script>`
      )
    )
  )
  await accept(page)
  await expect.poll(() => site.paths()).toContain('/slow.js?delay=700')
  await withdraw(page)
  await page.waitForTimeout(1200)
  expect((await ran(page)).filter(name => name !== 'slow')).toEqual([])
  // Allowed again, each runs once.
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['slow', 'inline', 'next', 'module'])
})

test('reloads where code ran, and not where its service says keep @firefox @gpc', async ({ page, site }) => {
  const config = { ...SILENT, services: [{ id: 'stats', category: 'analytics', name: 'Stats', onRevoke: 'keep' }] }
  await page.goto(site.page('/keep', html(head(config), `<script ${MARK} src="{third}/a.js"></script>`)))
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.evaluate(() => Object.assign(window, { here: true }))
  await withdraw(page)
  await page.waitForTimeout(600)
  expect(await page.evaluate(() => (window as never as { here?: boolean }).here)).toBe(true)

  await page.goto(
    site.page(
      '/reload',
      html(head({ ...SILENT, policy: { version: '2', material: true } }), `<script ${MARK} src="{third}/a.js"></script>`)
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.evaluate(() => Object.assign(window, { here: true }))
  await withdraw(page)
  await expect.poll(() => page.evaluate(() => (window as never as { here?: boolean }).here).catch(() => true)).toBeUndefined()
  expect(await ran(page)).toEqual([])
})

test('does not reload where no code of what was revoked has run @firefox @gpc', async ({ page, site }) => {
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        `<script ${MARK} src="{third}/a.js"></script><script type="text/plain" data-consent="advertising"></script>`
      )
    )
  )
  await page.evaluate(() => (window as unknown as PageWindow).consentry.save({ analytics: true, functionality: true }))
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.evaluate(() => Object.assign(window, { here: true }))
  await page.evaluate(() => (window as unknown as PageWindow).consentry.save({ functionality: false }))
  await page.waitForTimeout(600)
  expect(await page.evaluate(() => (window as never as { here?: boolean }).here)).toBe(true)
})

test('runs nothing twice in one page: grant, revoke, grant @firefox', async ({ page, site }) => {
  const config = { ...SILENT, services: [{ id: 'stats', category: 'analytics', name: 'Stats', onRevoke: 'keep' }] }
  await page.goto(
    site.page(
      '/',
      html(
        head(config),
        `<script ${MARK} src="{third}/a.js"></script><script ${MARK}>ran.push('inline')</script>
        <script ${MARK} data-type="text/html"><p>text</p><script>ran.push('block')<\\/script></script>`
      )
    )
  )
  for (let round = 0; round < 3; round++) {
    await accept(page)
    await expect.poll(() => ran(page)).toEqual(['a', 'inline', 'block'])
    await withdraw(page)
    await page.waitForTimeout(200)
  }
  expect(await ran(page)).toEqual(['a', 'inline', 'block'])
  expect(site.seen).toHaveLength(1)
})

test('waits with the reload for the first answer of the receiver, 400 ms at most @firefox', async ({ page, site }) => {
  const config = { ...CONFIG, ui: false }
  await page.goto(site.page('/', html(head(config), `<script ${MARK} src="{third}/a.js"></script>`)))
  const round = async (answerAfter: number) => {
    site.endpoint.answer = stored
    await accept(page)
    await expect.poll(() => ran(page)).toEqual(['a'])
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('.out.')))).toEqual([])
    site.endpoint.answer = (request, response, body) => setTimeout(() => stored(request, response, body), answerAfter)
    await page.evaluate(() => {
      const from = performance.now()
      addEventListener('pagehide', () => sessionStorage.setItem('left', String(performance.now() - from)))
      sessionStorage.removeItem('left')
      ;(window as unknown as PageWindow).consentry.withdraw()
    })
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('left')).catch(() => null)).toBeTruthy()
    await page.waitForLoadState()
    return Number(await page.evaluate(() => sessionStorage.getItem('left')))
  }
  expect(await round(150)).toBeGreaterThan(140)
  const left = await round(5000)
  expect(left).toBeGreaterThan(380)
  expect(left).toBeLessThan(1500)
})
