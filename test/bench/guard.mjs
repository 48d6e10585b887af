/**
 * What level 2 costs: 10,000 nodes added to a page, with the dynamic guard over without (design §15: at most 30 %).
 * Interleaved, medians, Chromium. `node test/bench/guard.mjs [rounds]`, after a build.
 */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'

const LIMIT = 1.3
const rounds = Number(process.argv[2] ?? 15)
const guard = readFileSync(new URL('../../dist/consentry-guard.js', import.meta.url))
const config = {
  services: [
    { id: 'a', category: 'analytics', hosts: ['*.stats.example', 'tags.example/collect/*'], cookies: [{ name: '_a*' }] },
    { id: 'b', category: 'advertising', hosts: ['ads.example', '*.pixel.example'], storage: ['local:b_*'] },
    { id: 'c', category: 'functionality', hosts: ['video.example'] }
  ]
}

/** Three ways in which pages grow, 10,000 nodes each; ends with a layout, as every page does. */
async function grow() {
  const main = document.querySelector('main')
  const ways = {
    elements() {
      for (let i = 0; i < 5000; i++) {
        const row = document.createElement('div')
        row.setAttribute('class', 'row')
        row.setAttribute('data-index', String(i))
        const text = document.createElement('span')
        text.textContent = `row ${i}`
        row.appendChild(text)
        main.appendChild(row)
      }
    },
    html() {
      for (let i = 0; i < 500; i++) {
        const card = document.createElement('div')
        card.innerHTML = '<h3>Title</h3><p>Text <a href="/a">link</a></p>'.repeat(6) + '<b>end</b>'
        main.append(card)
      }
    },
    pictures() {
      for (let i = 0; i < 2500; i++) {
        const figure = document.createElement('figure')
        const image = document.createElement('img')
        image.src = `/pixel.gif?${i % 20}`
        image.alt = ''
        image.loading = 'lazy'
        const caption = document.createElement('figcaption')
        const link = document.createElement('a')
        link.href = `/item/${i}`
        link.style.color = 'red'
        caption.append(link)
        figure.append(image, caption)
        main.append(figure)
      }
    }
  }
  const times = {}
  for (const [name, way] of Object.entries(ways)) {
    main.replaceChildren()
    const start = performance.now()
    way()
    // The guard's observer runs before this goes on.
    await null
    times[`${name}, script`] = performance.now() - start
    main.getBoundingClientRect()
    times[`${name}, with layout`] = performance.now() - start
  }
  return times
}

const page = mode => `<!doctype html><meta charset="utf-8"><title>bench</title>
${mode === 'guard' ? `<script type="application/json" id="consentry-config">${JSON.stringify(config)}</script><script>${guard}</script>` : ''}
<main></main>`
const server = createServer((request, response) => {
  const mode = request.url.slice(1)
  if (mode.startsWith('pixel')) return response.writeHead(204).end()
  response.writeHead(200, { 'content-type': 'text/html' }).end(page(mode))
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}/`
const system = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const browser = await chromium.launch(existsSync(system) ? { executablePath: system } : {})

const samples = { none: [], guard: [] }
for (let round = 0; round <= rounds; round++)
  for (const mode of round % 2 ? ['none', 'guard'] : ['guard', 'none']) {
    const tab = await browser.newPage()
    await tab.goto(origin + mode)
    const times = await tab.evaluate(grow)
    await tab.close()
    if (round) samples[mode].push(times)
  }
await browser.close()
server.close()

const median = values => values.toSorted((a, b) => a - b)[values.length >> 1]
/** Of all three ways. */
const sum = part => times => Object.keys(times).reduce((total, name) => total + (name.endsWith(part) ? times[name] : 0), 0)
let over = false
for (const [name, of] of [
  ...Object.keys(samples.none[0]).map(name => [name, times => times[name]]),
  ['all, script', sum('script')],
  ['all, with layout', sum('layout')]
]) {
  const [none, held] = [samples.none, samples.guard].map(all => median(all.map(of)))
  if (name === 'all, with layout') over = held / none > LIMIT
  console.log(`${name.padEnd(22)} none ${none.toFixed(1)} ms  guard ${held.toFixed(1)} ms  ratio ${(held / none).toFixed(2)}`)
}
if (over) console.log(`over the limit of ${LIMIT}`)
process.exitCode = over ? 1 : 0
