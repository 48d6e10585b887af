import { expect, test, type Browser } from '@playwright/test'
import { startSite, type Mode, type Site } from './pages/dynamic/site'

/**
 * Level 2, vector by vector (design §11): what a script inserts after the guard has started. Each vector runs three times: in
 * a page without the guard, which shows that it is live in this browser; with nothing granted; with everything granted.
 */
type Group = 'scripts' | 'loads' | 'leaks' | 'writes'

interface Page {
  ran: string[]
  blocked: { url: string; category: string; service: string; via: string }[]
  errors: Record<string, string>
  stored: string[]
  arrived: Map<string, string[]>
  thrown: string[]
}

let site: Site
test.beforeAll(async () => {
  site = await startSite()
})
test.afterAll(() => site.close())

/** One page with all vectors of a group, then one each for those that change the page for others. */
async function visit(browser: Browser, group: Group, mode: Mode, vector?: string): Promise<Page> {
  site.arrived.clear()
  const context = await browser.newContext()
  const page = await context.newPage()
  const thrown: string[] = []
  page.on('pageerror', error => thrown.push(error.message))
  const query = new URLSearchParams({ mode, group, ...(vector && { vector }) })
  await page.goto(`${site.own}?${query}`, { waitUntil: 'commit' })
  await page.waitForSelector('html[started]', { state: 'attached', timeout: 5000 }).catch(() => {})
  // Long enough for what should not come.
  await page.waitForTimeout(vector ? 1200 : 3500)
  const facts = await page.evaluate(async () => {
    const { ran = [], blocked = [], errors } = window as unknown as Omit<Page, 'stored'>
    const keys = (area: Storage, kind: string) => Object.keys(area).map(key => `${kind}:${key}`)
    const databases = (await indexedDB.databases()).map(({ name }) => `indexeddb:${name}`)
    const caches = (await window.caches.keys()).map(name => `cache:${name}`)
    const cookies = document.cookie.split('; ').flatMap(pair => (pair ? `cookie:${pair.split('=')[0]}` : []))
    const areas = [...keys(localStorage, 'local'), ...keys(sessionStorage, 'session')]
    return { ran, blocked, errors, stored: [...cookies, ...areas, ...databases, ...caches].sort() }
  })
  await context.close()
  return { ...facts, arrived: new Map(site.arrived), thrown }
}

async function namesOf(browser: Browser, group: Group): Promise<{ together: string[]; alone: string[] }> {
  const page = await browser.newPage()
  await page.goto(site.own)
  const [names, alone] = await page.evaluate(() => {
    const { names, alone } = window as unknown as { names: Record<Group, string[]>; alone: string[] }
    return [names, alone] as const
  })
  await page.close()
  return {
    together: names[group].filter(name => !alone.includes(name)),
    alone: names[group].filter(name => alone.includes(name))
  }
}

/** Vector → what happened, as one word: `sent`, `ran`, both or nothing. */
async function matrix(browser: Browser, group: Group, mode: Mode): Promise<Record<string, string>> {
  const { together, alone } = await namesOf(browser, group)
  const cell = (page: Page, name: string) =>
    [page.arrived.has(name) && 'sent', page.ran.includes(name) && 'ran'].filter(Boolean).join(' ')
  const rows: Record<string, string> = {}
  const all = await visit(browser, group, mode)
  for (const name of together) rows[name] = cell(all, name)
  for (const name of alone) rows[name] = cell(await visit(browser, group, mode, name), name)
  return rows
}

/** Dead in this browser without any guard. */
const DEAD: Record<string, string[]> = { chromium: [], firefox: ['fetchLater', 'speculation rules', 'ping', 'audioWorklet'] }
/** Sent when the browser finds the time. */
const LAZY = ['speculation rules', 'prefetch', 'fetchLater']

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test('runs none of the 36 ways to insert a script, and sends no request for them @firefox', async ({ browser, browserName }) => {
  const free = await matrix(browser, 'scripts', 'none')
  expect(Object.keys(free)).toHaveLength(36)
  expect(new Set(Object.values(free)), browserName).toEqual(new Set(['sent ran']))
  expect(new Set(Object.values(await matrix(browser, 'scripts', 'held')))).toEqual(new Set(['']))
  expect(await matrix(browser, 'scripts', 'granted')).toEqual(free)
})

test('holds back everything else that loads, and lets it be once granted @firefox', async ({ browser, browserName }) => {
  const free = await matrix(browser, 'loads', 'none')
  const dead = Object.keys(free).filter(name => !free[name] && !LAZY.includes(name))
  expect(dead.filter(name => !DEAD[browserName]!.includes(name))).toEqual([])
  const held = await matrix(browser, 'loads', 'held')
  expect(Object.keys(held).filter(name => held[name])).toEqual([])
  const granted = await matrix(browser, 'loads', 'granted')
  for (const name of LAZY) if (name in free) granted[name] = free[name]!
  expect(granted).toEqual(free)
})

test('drops writes under declared names, and lets them be once granted @firefox', async ({ browser }) => {
  const free = await visit(browser, 'writes', 'none')
  expect(free.stored).toHaveLength(14)
  const held = await visit(browser, 'writes', 'held')
  expect(held.stored).toEqual([])
  expect(new Set(held.blocked.map(({ via }) => via))).toEqual(new Set(['cookie', 'local', 'session', 'indexeddb', 'cache']))
  expect((await visit(browser, 'writes', 'granted')).stored).toEqual(free.stored)
})

test('leaks what no patch can hold, and nothing more than the list says', async ({ browser, browserName }) => {
  const free = await matrix(browser, 'leaks', 'none')
  const held = await matrix(browser, 'leaks', 'held')
  const live = Object.keys(free).filter(name => !LAZY.includes(name) && !DEAD[browserName]!.includes(name))
  expect(live.length).toBeGreaterThan(14)
  for (const name of live) expect.soft(held[name], name).toBe(free[name])
  const page = await browser.newPage()
  await page.goto(site.own)
  const reasons = await page.evaluate(() => (window as unknown as { reasons: Record<string, string> }).reasons)
  for (const name of live) expect(reasons[name]).toBeTruthy()
  await page.close()
})

test('reports each hold with address, category, service and way', async ({ browser }) => {
  const { blocked } = await visit(browser, 'scripts', 'held', 'appendChild')
  expect(blocked).toEqual([
    { url: expect.stringContaining('/js?v=appendChild'), category: 'advertising', service: 'third', via: 'script' }
  ])
})

test('stops the code of live markup, and cannot stop its request', async ({ browser }) => {
  const page = await browser.newPage()
  site.arrived.clear()
  const markup = [
    '<script src="{third}/js?v=plain"></script>',
    '<script src="{third}/js?v=async" async></script>',
    '<script src="{third}/js?v=defer" defer></script>',
    '<script src="{third}/js?v=module" type="module"></script>',
    '<iframe src="{third}/html?v=lazy" loading="lazy"></iframe>'
  ].join('\n')
  await page.goto(`${site.own}?${new URLSearchParams({ mode: 'held', markup })}`)
  await page.waitForTimeout(800)
  expect(await page.evaluate(() => (window as unknown as { ran?: string[] }).ran)).toBeUndefined()
  expect(site.arrived.has('lazy')).toBe(false)
  await expect(page.locator('script[type="text/plain"][data-consent-service="third"]')).toHaveCount(4)
  await expect(page.locator('script[data-type="module"]')).toHaveCount(1)
  await expect(page.locator('iframe[data-src][data-consent-service="third"]')).toHaveCount(1)
  await page.close()
})

test('leaves the page as it was: values, places, errors, names', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto(`${site.own}?mode=held`)
  const facts = await page.evaluate(
    async third => {
      const script = Object.assign(document.createElement('script'), { src: third + 'js' })
      const image = document.createElement('img')
      const text = document.body.appendChild(document.createElement('p'))
      text.insertAdjacentHTML('beforebegin', `<b id="before"></b><img src="${third}img"><b id="after"></b>`)
      const failure = (run: () => unknown) => {
        try {
          return String(run())
        } catch (error) {
          return (error as Error).name
        }
      }
      const request = new XMLHttpRequest()
      request.open('GET', third + 'json')
      const events: string[] = []
      for (const type of ['error', 'load', 'loadend']) request.addEventListener(type, () => events.push(type))
      await new Promise(resolve => {
        request.addEventListener('loadend', resolve)
        request.send()
      })
      const socket = new WebSocket(third.replace('http', 'ws') + 'socket')
      const state = socket.readyState
      await new Promise(resolve => socket.addEventListener('close', resolve))
      const database = indexedDB.open('third_db')
      const outcome = await new Promise(resolve => {
        database.onupgradeneeded = database.onsuccess = database.onerror = event => resolve(event.type)
      })
      document.cookie = 'third_z=1; max-age=0'
      document.cookie = 'own=1'
      localStorage.own = '1'
      return {
        returned: document.body.appendChild(script) === script,
        place: document.body.lastElementChild === script,
        src: script.src === third + 'js',
        image: image.setAttribute('src', third + 'img') === undefined && image.dataset.src,
        between:
          document.getElementById('before')!.nextElementSibling === document.getElementById('after')!.previousElementSibling,
        hierarchy: failure(() => text.appendChild(document.body)),
        noChild: failure(() => text.insertBefore(script, image)),
        position: failure(() => text.insertAdjacentHTML('nowhere' as 'afterend', '<img>')),
        missing: failure(() => (text.setAttribute as () => void)()),
        beacon: navigator.sendBeacon(third + 'json'),
        fetch: await fetch(third + 'json').catch((error: Error) => error.name),
        xhr: [request.status, ...events],
        socket: [state, socket.readyState, socket.url],
        outcome,
        own: [document.cookie, localStorage.getItem('own'), Object.keys(localStorage), localStorage.length],
        native: [Node.prototype.appendChild, fetch, WebSocket, Function.prototype.toString].map(fn => String(fn)),
        name: [fetch.name, fetch.length, Node.prototype.insertBefore.length, 'prototype' in Node.prototype.appendChild]
      }
    },
    site.own.replace('app.', 'third.')
  )
  const third = site.own.replace('app.', 'third.')
  expect(facts).toEqual({
    returned: true,
    place: true,
    src: true,
    image: third + 'img',
    between: true,
    hierarchy: 'HierarchyRequestError',
    noChild: 'NotFoundError',
    position: 'SyntaxError',
    missing: 'TypeError',
    beacon: true,
    fetch: 'TypeError',
    xhr: [0, 'error', 'loadend'],
    socket: [0, 3, third.replace('http', 'ws') + 'socket'],
    outcome: 'error',
    own: ['own=1', '1', ['own'], 1],
    native: expect.arrayContaining([expect.stringMatching(/^function appendChild\(\) \{\s+\[native code\]\s+\}$/)]),
    name: ['fetch', 1, 2, false]
  })
  for (const source of facts.native) expect(source).toContain('[native code]')
  await page.close()
})

test('puts everything back, and a second load changes nothing', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto(site.own)
  const facts = await page.evaluate(async () => {
    const names = ['Node', 'Element', 'Attr', 'Document', 'HTMLScriptElement', 'XMLHttpRequest', 'Storage', 'CSSStyleSheet']
    const globals = window as unknown as Record<string, { prototype: object }>
    const snapshot = () => [
      ...names
        .flatMap(name => Object.values(Object.getOwnPropertyDescriptors(globals[name]!.prototype)))
        .flatMap(({ value, get, set }) => [value, get, set]),
      ...['fetch', 'WebSocket', 'EventSource', 'Audio', 'FontFace', 'localStorage'].map(name =>
        JSON.stringify(Object.getOwnPropertyDescriptor(window, name))
      ),
      window.fetch,
      window.WebSocket,
      localStorage
    ]
    const differ = (one: unknown[], two: unknown[]) => one.filter((value, index) => value !== two[index]).length
    const load = () =>
      new Promise(resolve => {
        document.head.append(Object.assign(document.createElement('script'), { src: '/consentry-guard.js', onload: resolve }))
      })
    const before = snapshot()
    await load()
    const { consentryGuard } = window as unknown as { consentryGuard: { late: boolean; stop(): void } }
    const patched = snapshot()
    await load()
    const twice = snapshot()
    consentryGuard.stop()
    return {
      late: consentryGuard.late,
      patched: differ(before, patched) > 20,
      twice: differ(patched, twice),
      after: differ(before, snapshot()),
      global: 'consentryGuard' in window
    }
  })
  expect(facts).toEqual({ late: true, patched: true, twice: 0, after: 0, global: false })
  await page.close()
})
