import { expect, head, html, ran, test, type Site } from './support/site'
import { accept, returning, SILENT } from './support/silent'

interface Script {
  name: string
  kind: 'async' | 'classic' | 'inline' | 'defer' | 'module' | 'inline-module' | 'missing' | 'duplicate'
  delay: number
}

const KINDS: Script['kind'][] = ['async', 'classic', 'inline', 'defer', 'module', 'inline-module', 'missing', 'duplicate']

/** The same mix for the same seed (mulberry32). */
function mix(seed: number, length = 14): Script[] {
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return Array.from({ length }, (_, index) => ({
    name: `s${index}`,
    kind: KINDS[Math.floor(random() * KINDS.length)]!,
    delay: Math.floor(random() * 5) * 40
  }))
}

/** The scripts as markup, marked or live. */
function write(scripts: Script[], marked: boolean, visit: string): string {
  return scripts
    .map(({ name, kind, delay }) => {
      const code = `(window.ran ||= []).push('${name}')`
      const module = kind.endsWith('module')
      const type = marked
        ? `type="text/plain" data-consent="analytics"${module ? ' data-type="module"' : ''}`
        : module
          ? 'type="module"'
          : ''
      if (kind.startsWith('inline')) return `<script ${type}>${code}</script>`
      const file =
        kind === 'duplicate' ? `twice.js?cache&${visit}` : `${kind === 'missing' ? 'missing-' : ''}${name}.js?delay=${delay}`
      return `<script ${type} src="{third}/${file}" ${kind === 'async' || kind === 'defer' ? kind : ''}></script>`
    })
    .join('\n')
}

const isAsync = (scripts: Script[], name: string) => scripts.some(script => script.name === name && script.kind === 'async')

function expected(scripts: Script[]): number {
  return scripts.filter(({ kind }) => kind !== 'missing').length
}

/** How often each file was asked for. Firefox asks again for one that failed ahead of its turn, natively too. */
function requests({ seen }: Site): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { path } of seen) {
    const name = path.split('&')[0]!
    counts[name] = name.startsWith('/missing') ? 1 : (counts[name] ?? 0) + 1
  }
  return counts
}

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`runs mix ${seed} in the order of the same page without marks, each file requested once @firefox`, async ({
    page,
    site
  }) => {
    const scripts = mix(seed)
    const inOrder = async () => (await ran(page)).filter(name => !isAsync(scripts, name))
    const half = scripts.length / 2
    const both = (marked: boolean, visit: string) =>
      html(marked ? head(SILENT) : '') +
      write(scripts.slice(0, half), marked, visit) +
      '<p>text</p>' +
      write(scripts.slice(half), marked, visit)

    await page.goto(site.page('/reference', both(false, 'live')))
    await expect.poll(async () => (await ran(page)).length).toBe(expected(scripts))
    const reference = await inOrder()
    const natively = requests(site)

    site.seen.length = 0
    await page.goto(site.page('/', both(true, 'first')))
    expect(site.seen).toEqual([])
    await accept(page)
    await expect.poll(async () => (await ran(page)).length).toBe(expected(scripts))
    expect(await inOrder()).toEqual(reference)
    expect(requests(site)).toEqual(natively)

    site.seen.length = 0
    await returning(page, site.url)
    await page.goto(site.page('/', both(true, 'again')))
    await expect.poll(async () => (await ran(page)).length).toBe(expected(scripts))
    expect(await inOrder()).toEqual(reference)
    expect(requests(site)).toEqual(natively)
  })
}

test('waits 5 s for a file that never answers, then goes on in order @firefox', async ({ page, site }) => {
  const marked = (attributes: string, code = '') =>
    `<script type="text/plain" data-consent="analytics" ${attributes}>${code}</script>`
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        marked('src="{third}/a.js"') +
          marked('src="{third}/never.js?never"') +
          marked('', `ran.push('inline')`) +
          marked('src="{third}/b.js"') +
          marked('data-type="module" src="{third}/never-module.js?never"') +
          marked('data-type="module"', `ran.push('module')`) +
          marked('defer src="{third}/last.js"')
      )
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['a'])
  await page.waitForTimeout(2000)
  expect(await ran(page)).toEqual(['a'])
  await expect.poll(() => ran(page), { timeout: 7000 }).toEqual(['a', 'inline', 'b'])
  await expect.poll(() => ran(page), { timeout: 7000 }).toEqual(['a', 'inline', 'b', 'module', 'last'])
  expect(Object.values(requests(site)).every(count => count === 1)).toBe(true)
})

test('downloads files side by side', async ({ page, site }) => {
  const files = Array.from(
    { length: 5 },
    (_, i) => `<script type="text/plain" data-consent="analytics" src="{third}/f${i}.js?delay=400"></script>`
  )
  await page.goto(site.page('/', html(head(SILENT), files.join(''))))
  const start = Date.now()
  await accept(page)
  await expect.poll(() => site.seen.length, { intervals: [20] }).toBe(5)
  expect(Date.now() - start).toBeLessThan(1200)
  await expect.poll(() => ran(page)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4'])
})

test('runs blocking code before deferred code that stands above it @firefox', async ({ page, site }) => {
  const marked = (attributes: string, code = '') =>
    `<script type="text/plain" data-consent="analytics" ${attributes}>${code}</script>`
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        marked('src="{third}/defer.js" defer') +
          marked('data-type="module"', `ran.push('module')`) +
          marked('src="{third}/slow.js?delay=300"') +
          marked('', `ran.push('inline')`)
      )
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['slow', 'inline', 'defer', 'module'])
})
