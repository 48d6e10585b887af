/**
 * What holding back and letting go cost, in Chromium with CPU ÷4, 10 Mbit/s and 40 ms round trip: the rows of level 1.
 * Variants take turns, so that a busy machine disturbs all alike; medians, and what they come to against the page without us.
 *
 *     node test/bench/blocking.mjs [rounds] [row …]
 */
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { CHROMIUM } from '../../scripts/browser.mjs'

const DIST = process.env.CONSENTRY_DIST ?? new URL('../../dist', import.meta.url).pathname
const [rounds = '7', ...only] = process.argv.slice(2)
const SERVICES = ['functionality', 'analytics', 'advertising'].map(category => ({
  id: `${category}-1`,
  category,
  name: category,
  provider: category
}))
const head = (ui, services = []) =>
  `<script type="application/json" id="consentry-config">${JSON.stringify({ controller: { name: 'Bench' }, policy: { version: '1' }, services, ui })}</script><script src="/dist/consentry.js"></script>`
const HEAD = head(false)
const FILES = Array.from({ length: 30 }, (_, i) => `/f${i}.js`)
/** 6 kB and a little work, as a small tag. */
const CODE = `for (let i = 0, x = 0; i < 20000; i++) x += i; window.ran = (window.ran || 0) + 1; if (window.ran === 30) window.last = performance.now() //${'x'.repeat(6000)}`

const marked = `type="text/plain" data-consent="analytics"`
const files = mark => FILES.map(src => `<script ${mark} src="${src}"></script>`).join('')
const blocked = Array.from({ length: 100 }, (_, i) => `<script ${marked} src="/b${i}.js"></script>`).join('')
const rows = n =>
  `<script>window.add = () => { for (let i = 0; i < ${n}; i++) { const row = document.createElement('p'); row.innerHTML = '<b class="x">text</b>'; document.body.append(row) } }</script>`

/** What a banner could push away. */
const CONTENT = '<main><h1>Title</h1>' + '<p>A paragraph of text that is longer than a line of a phone.'.repeat(40) + '</main>'

const PAGES = {
  '/marked': HEAD + files(marked),
  '/inserted': '',
  '/plain': `<body>${files('')}`,
  '/blocked': HEAD + blocked,
  '/bare': blocked,
  '/banner': head({}, SERVICES) + CONTENT,
  '/no-banner': head(false, SERVICES) + CONTENT,
  '/nodes': HEAD + rows(5000),
  '/nodes-bare': rows(5000)
}

const server = createServer((request, response) => {
  const path = request.url.split('?')[0]
  const page = PAGES[path]
  if (page !== undefined)
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<!doctype html><title>Bench</title>${page}<p>text`)
  else if (path.startsWith('/dist/'))
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(DIST + path.slice(5)))
  else response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(CODE)
})
await new Promise(done => server.listen(0, 'localhost', done))
const origin = `http://localhost:${server.address().port}`
const browser = await chromium.launch({ executablePath: CHROMIUM })

/** A fresh profile; `measure` gets the page and a function that reads the main thread's clocks, in ms of CPU. */
async function visit(path, { returning = false, network = true } = {}, measure) {
  const context = await browser.newContext()
  const now = Math.floor(Date.now() / 1000)
  const value = `v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${now}&e=${now + 9999}&p=1&c=functionality:1.analytics:1.advertising:1`
  if (returning) await context.addCookies([{ name: 'consentry', value, url: origin }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  await devtools.send('Network.enable')
  if (network)
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 40,
      downloadThroughput: 1.25e6,
      uploadThroughput: 1.25e6
    })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const clock = async name => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * metrics.find(metric => metric.name === name).value
  }
  await page.goto(origin + path)
  const result = await measure(page, clock)
  await context.close()
  return result
}

const lastRan = (page, start) =>
  page.evaluate(async start => {
    const from = performance.now()
    new Function(start)()
    while (!window.last) await new Promise(done => setTimeout(done, 20))
    return window.last - from
  }, start)

const allRan = page => page.waitForFunction(() => window.last, null, { polling: 50 })
const script = async (page, clock) => (await allRan(page), clock('ScriptDuration'))
const task = async (page, clock) => (await page.waitForTimeout(300), clock('TaskDuration'))
const banner = '[data-consentry="banner"]'
/** Both pages wait for something, since the waiting itself costs the page. */
const shown = wanted => async (page, clock) => {
  await page.waitForSelector(wanted)
  return task(page, clock)
}
/** The sum of all layout shifts (web.dev/cls), times 1,000, from the first byte to the closed banner. */
const shift = async page => {
  await page.waitForSelector(banner)
  await page.click('[data-consentry="reject-all"]')
  await page.waitForTimeout(500)
  return page.evaluate(
    () =>
      new Promise(done => {
        let sum = 0
        new PerformanceObserver(list => {
          for (const { value } of list.getEntries()) sum += value * 1000
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done(sum), 100)
      })
  )
}
const insertAll = `for (const src of ${JSON.stringify(FILES)}) { const s = document.createElement('script'); s.src = src; document.body.append(s) }`
const nodes = async (page, clock) => {
  const before = await clock('TaskDuration')
  await page.evaluate(() => window.add())
  await page.waitForTimeout(200)
  return (await clock('TaskDuration')) - before
}
/** To the end of the frame: the message is posted in it, before anything that follows the paint. */
const paint = act => page =>
  page.evaluate(
    act =>
      new Promise(done => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => done(performance.now() - from)
          channel.port2.postMessage(0)
        })
        const from = performance.now()
        if (act) window.consentry.acceptAll()
      }),
    act
  )

/** The longest task while 100 scripts are let go, in ms of the clock; a task of less than 50 ms is not told. */
const longest = page =>
  page.evaluate(
    () =>
      new Promise(done => {
        let most = 0
        new PerformanceObserver(list => {
          for (const { duration } of list.getEntries()) most = Math.max(most, duration)
        }).observe({ type: 'longtask' })
        window.consentry.acceptAll()
        const timer = setInterval(() => {
          if (!(window.ran >= 100)) return
          clearInterval(timer)
          setTimeout(() => done(most), 200)
        }, 50)
      })
  )

const ROWS = {
  'accept-last': {
    title: '30 held files: Accept → the last one ran, over the same files inserted all at once (≤ 1.1×)',
    ours: () => visit('/marked', {}, page => lastRan(page, 'consentry.acceptAll()')),
    theirs: () => visit('/inserted', {}, page => lastRan(page, insertAll)),
    verdict: (ours, theirs) => [`${(ours / theirs).toFixed(2)}×`, ours / theirs <= 1.1]
  },
  returning: {
    title: 'returning visitor, 30 granted files: script time over plain tags (≤ 50 ms)',
    ours: () => visit('/marked', { returning: true }, script),
    theirs: () => visit('/plain', {}, script),
    verdict: over(50)
  },
  blocked: {
    title: 'main thread with 100 blocked scripts over the same page without us (≤ 20 ms)',
    ours: () => visit('/blocked', { network: false }, task),
    theirs: () => visit('/bare', { network: false }, task),
    verdict: over(20)
  },
  paint: {
    title: 'Accept → next paint, 100 blocked scripts (≤ 50 ms)',
    ours: () => visit('/blocked', {}, paint(true)),
    theirs: () => visit('/blocked', {}, paint(false)),
    verdict: ours => [`${ours.toFixed(1)} ms`, ours <= 50]
  },
  slices: {
    title: 'Accept → longest task while 100 scripts are let go (≤ 50 ms)',
    ours: () => visit('/blocked', {}, longest),
    verdict: ours => [`${ours.toFixed(0)} ms`, ours <= 50]
  },
  banner: {
    title: 'first visit: main thread until the banner has been painted, over the same page without it (≤ 60 ms)',
    ours: () => visit('/banner', { network: false }, shown(banner)),
    theirs: () => visit('/no-banner', { network: false }, shown('h1')),
    verdict: over(60)
  },
  shift: {
    title: 'layout shift from the first byte to the closed banner (0)',
    ours: () => visit('/banner', {}, shift),
    verdict: ours => [(ours / 1000).toFixed(3), ours === 0]
  },
  nodes: {
    title: '10,000 added nodes over none (≤ 10 %)',
    ours: () => visit('/nodes', { network: false }, nodes),
    theirs: () => visit('/nodes-bare', { network: false }, nodes),
    verdict: (ours, theirs) => [`${((ours / theirs - 1) * 100).toFixed(1)} %`, ours / theirs <= 1.1]
  }
}

function over(limit) {
  return (ours, theirs) => [`+${(ours - theirs).toFixed(1)} ms`, ours - theirs <= limit]
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

let missed = false
for (const [name, row] of Object.entries(ROWS)) {
  if (only.length && !only.includes(name)) continue
  const ours = []
  const theirs = []
  for (let round = 0; round < Number(rounds); round++) {
    ours.push(await row.ours())
    if (row.theirs) theirs.push(await row.theirs())
  }
  const [result, holds] = row.verdict(median(ours), median(theirs))
  missed ||= !holds
  console.log(`${holds ? 'holds ' : 'missed'}  ${result.padStart(9)}  ${row.title}`)
  console.log(`          ours ${list(ours)}${row.theirs ? `   without ${list(theirs)}` : ''}`)
}

function list(values) {
  return values.map(value => value.toFixed(0)).join(' ')
}

await browser.close()
server.close()
process.exitCode = missed ? 1 : 0
