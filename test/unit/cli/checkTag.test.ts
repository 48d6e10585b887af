import { describe, expect, it } from 'vitest'
import { check, checkPage, CONFIG, folder, page, put, TAG } from './checkSupport'

async function told(parts: Parameters<typeof checkPage>[0]) {
  return (await checkPage(parts)).short
}

describe('the tag of consentry.js', () => {
  it.each([
    ['async', { tag: '<script async src="/consentry.js"></script>' }, ['4 async-tag']],
    ['defer', { tag: '<script src="/consentry.js" defer></script>' }, ['4 async-tag']],
    ['a module', { tag: '<script type="module" src="/consentry.js"></script>' }, ['4 async-tag']],
    ['after another script', { tag: `<script src="/own.js"></script>${TAG}` }, ['4 not-first']],
    ['after inline code', { tag: `<script>own()</script>${TAG}` }, ['4 not-first']],
    ['in the body', { tag: '', body: TAG }, ['7 not-first']],
    ['behind a stylesheet', { tag: `<link rel="stylesheet" href="/own.css">${TAG}` }, ['4 behind-stylesheet']],
    ['twice', { head: TAG }, ['5 tag-twice']]
  ])('must not be %s', async (_, parts, expected) => {
    expect(await told(parts)).toEqual(expected)
  })

  it.each([
    ['a stylesheet after it', { head: '<link rel="stylesheet" href="/own.css">' }],
    ['its own settings before it', { tag: `<script>(window.consentry ||= []).push(c => c)</script>${TAG}` }],
    ['data before it', { tag: `<script type="application/ld+json">{}</script>${TAG}` }],
    ['a version in its address', { tag: '<script src="https://cdn.example/consentry@1/dist/consentry.js?v=2"></script>' }],
    ['a digest in its name', { tag: '<script src="/consentry.3f2a9c1b.js"></script>' }]
  ])('may have %s', async (_, parts) => {
    expect(await told(parts)).toEqual([])
  })

  it('comes after its configuration', async () => {
    put({ 'index.html': page().replace(/(<script type="application\/json".*)\n(.*)/, '$2\n$1') })
    expect((await check(folder)).short).toEqual(['index.html:4 config-late'])
  })
})

describe('the tag of consentry-guard.js', () => {
  const guard = '<script src="/consentry-guard.js"></script>'
  const config = { ...CONFIG, guard: 'dynamic' as const }

  it.each([
    ['is missing', TAG, ['4 guard-missing']],
    ['comes after consentry.js', TAG + guard, ['4 guard-late']],
    ['comes after another script', `<script src="/own.js"></script>\n${guard}${TAG}`, ['5 guard-late', '5 not-first']],
    ['is late by defer', `<script defer src="/consentry-guard.js"></script>${TAG}`, ['4 guard-late']]
  ])('is reported where it %s', async (_, tag, expected) => {
    expect((await told({ config, tag })).sort()).toEqual(expected.sort())
  })

  it('is right between configuration and consentry.js', async () => {
    expect(await told({ config, tag: guard + TAG })).toEqual([])
  })

  it('comes after the configuration, which it reads', async () => {
    expect(await told({ config, before: guard })).toEqual(['3 config-late'])
  })
})

describe('pages', () => {
  it('are told where others have the tag and they do not', async () => {
    put({ 'a.html': page(), 'b.html': page({ tag: '' }), 'part.html': '<p>a piece</p>', 'deep/c.html': page() })
    const { short, report } = await check(folder)
    expect(report.pages).toBe(4)
    expect(short).toEqual(['b.html:1 no-tag'])
  })

  it('get one reminder where the npm module is used', async () => {
    put({ 'a.html': page({ tag: '' }), 'b.html': page({ tag: '' }) })
    const { report, code } = await check(folder)
    expect(report.findings).toMatchObject([{ code: 'no-tag', severity: 'warning', file: folder }])
    expect(code).toBe(0)
  })

  it('need a way back to the settings', async () => {
    const config = { ...CONFIG, ui: { reopen: 'none' as const } }
    expect(await told({ config })).toEqual(['4 no-way-back'])
    expect(await told({ config, body: '<button data-consent-action="preferences">S</button>' })).toEqual([])
  })
})

describe('a policy with a nonce', () => {
  const meta = (policy: string) => `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`
  const strict = meta("script-src 'nonce-abc' 'strict-dynamic'")
  const tag = '<script nonce="abc" src="/consentry.js"></script>'
  const marked = (rest: string) => `<script type="text/plain" data-consent="analytics" ${rest}></script>`

  it('must be met by our tag', async () => {
    expect(await told({ before: strict })).toEqual(['5 no-nonce'])
    expect(await told({ before: strict, tag })).toEqual([])
    expect(await told({ before: strict, tag: tag.replace('abc', 'xyz') })).toEqual(['5 wrong-nonce'])
  })

  it('must be met by marked scripts, inline and not', async () => {
    const told2 = (rest: string, before = strict) => told({ before, tag, body: marked(rest) })
    expect(await told2('src="https://www.stats.example/s.js"')).toEqual(['8 no-nonce'])
    expect(await told2('')).toEqual(['8 no-nonce'])
    expect(await told2('nonce="abc"')).toEqual([])
    expect(await told2('nonce="other"')).toEqual(['8 wrong-nonce'])
  })

  it('lets files pass that it lists', async () => {
    const listed = meta("script-src 'self' 'nonce-abc' https://*.stats.example")
    const parts = { before: listed, body: marked('src="https://www.stats.example/s.js"') }
    expect(await told(parts)).toEqual([])
    expect(await told({ ...parts, body: marked('src="https://other.example/s.js"') })).toEqual(['8 no-nonce'])
  })

  it('asks for nothing where it has none', async () => {
    expect(await told({ before: meta("script-src 'self'") })).toEqual([])
  })
})
