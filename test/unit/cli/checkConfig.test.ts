import { describe, expect, it } from 'vitest'
import type { ConsentConfig } from '../../../src/types'
import { check, CONFIG, folder, page, put, STATS } from './checkSupport'
import { run } from './support'

/** What a configuration file is told, `line code`. */
async function told(config: string | object, ...args: string[]) {
  put({ 'consentry.json': config })
  const result = await check(`${folder}/consentry.json`, ...args)
  return { ...result, short: result.short.map(line => line.replace('consentry.json:', '')) }
}

it('finds nothing in a whole configuration', async () => {
  expect(await told(CONFIG)).toMatchObject({ code: 0, short: [], report: { pages: 0 } })
})

describe('issues', () => {
  it('stand at their line, with the fix', async () => {
    const config = `{
  "controller": { "name": "Example AB" },
  "links": { "privacyPolicy": "/privacy" },
  "policy": { "version": "1" },
  "categories": ["analytics"], "record": false,
  "services": [
    ${JSON.stringify(STATS)},
    {
      "id": "chat",
      "name": "Chat",
      "provider": "Chat Inc.",
      "purpose": "Chats.",
      "storage": ["local:chat"],
      "category": "analytic"
    }
  ]
}`
    const { report, code } = await told(config)
    expect(report.findings).toMatchObject([{ line: 14, column: 7, code: 'unknown-category', severity: 'error' }])
    expect(report.findings[0]!.message).toContain('Did you mean "analytics"?')
    expect(code).toBe(1)
  })

  it('are found at what is not there: at the thing that lacks it', async () => {
    const shop = { ...STATS, id: 'shop', category: 'necessary' }
    const { short } = await told({ ...CONFIG, services: [STATS, shop] })
    const lines = JSON.stringify({ ...CONFIG, services: [STATS, shop] }, null, 2).split('\n')
    const line = lines.findIndex(text => text.includes('"shop"'))
    expect(short).toEqual([`${line} missing-reason`])
  })

  it('name the place where the text stops being JSON', async () => {
    const { report } = await told('{\n  "controller": { "name": "Example AB" },\n  "regime": eea\n}')
    expect(report.findings).toMatchObject([{ code: 'not-json', line: 3, column: 13 }])
  })

  it('stand in the line of the page, where the block is in a page', async () => {
    const config = { ...CONFIG, regime: 'eu' }
    put({ 'index.html': page({ config }).replace(JSON.stringify(config), JSON.stringify(config, null, 2)) })
    const inBlock = JSON.stringify(config, null, 2)
      .split('\n')
      .findIndex(text => text.includes('"regime"'))
    expect((await check(folder)).short).toEqual([`index.html:${3 + inBlock} not-allowed`])
  })

  it('are told once, however many pages have them', async () => {
    const html = page({ config: { ...CONFIG, regime: 'eu' } })
    put({ 'a.html': html, 'b.html': html })
    expect((await check(folder)).short).toEqual(['a.html:3 not-allowed'])
  })

  it('say nothing of a cookie domain that only the real site has', async () => {
    expect((await told({ ...CONFIG, cookie: { domain: '.example.com' } })).short).toEqual([])
    expect(
      (await told({ ...CONFIG, cookie: { domain: 'other.example' } }, '--site', 'https://www.example.com')).short
    ).toHaveLength(1)
  })
})

describe('what visitors are not told', () => {
  it.each<[string, Partial<ConsentConfig>]>([
    ['no-provider', { services: [{ ...STATS, provider: '' }] }],
    ['no-purpose', { services: [{ ...STATS, purpose: '' }] }],
    ['no-service-policy', { services: [{ ...STATS, policy: undefined }] }],
    ['no-duration', { services: [{ ...STATS, cookies: [{ name: '_st' }] }] }],
    ['nothing-declared', { services: [{ ...STATS, hosts: [], cookies: [] }] }],
    ['no-policy-link', { links: {} }],
    ['no-version', { policy: undefined }],
    ['no-record', { record: undefined }],
    ['exempt-nowhere', { categories: [{ id: 'analytics', basis: 'exempt' }] }],
    ['exempt-unsaid', { categories: [{ id: 'analytics', basis: 'exempt' }], regions: { GB: 'uk' } }],
    ['changes-unsaid', { policy: { version: '2', material: true } }],
    ['empty-category', { categories: ['analytics', 'advertising'] }],
    ['category-unsaid', { categories: ['analytics', 'maps'], services: [STATS, { ...STATS, id: 'map', category: 'maps' }] }]
  ])('is a warning: %s', async (code, part) => {
    const result = await told({ ...CONFIG, ...part })
    expect(result.report.findings).toMatchObject([{ code, severity: 'warning' }])
    expect(result.code).toBe(0)
    expect((await told({ ...CONFIG, ...part }, '--strict')).code).toBe(1)
  })

  it('is told by words of the site’s own where something runs before an answer', async () => {
    const texts = { en: { bannerBody: 'We count visits; turn it off under {reopen}. Everything else waits for your yes.' } }
    const categories = [{ id: 'analytics', basis: 'exempt' }]
    expect((await told({ ...CONFIG, categories, texts, regions: { GB: 'uk' } })).short).toEqual([])
  })

  it('is none where the site means to keep no record', async () => {
    expect((await told({ ...CONFIG, record: false })).short).toEqual([])
  })

  it('stands at the line of the cookie', async () => {
    const config = { ...CONFIG, services: [{ ...STATS, cookies: [{ name: 'a', duration: '1 day' }, { name: 'b' }] }] }
    const line = JSON.stringify(config, null, 2)
      .split('\n')
      .findIndex(text => text.includes('"b"'))
    expect((await told(config)).short).toEqual([`${line} no-duration`])
  })
})

describe('a new release', () => {
  async function since(before: ConsentConfig, now: ConsentConfig) {
    put({ 'before.json': before })
    return (await told(now, '--before', `${folder}/before.json`)).report.findings
  }
  const chat = { ...STATS, id: 'chat', name: 'Chat' }
  const more = { ...CONFIG, services: [STATS, chat] }

  it('that adds a service to a category has to ask again', async () => {
    const [found] = await since(CONFIG, more)
    expect(found).toMatchObject({ code: 'not-material', severity: 'warning' })
    expect(found!.message).toContain('"chat" is new in "analytics"')
  })

  it('that has another controller has to ask again', async () => {
    const [found] = await since(CONFIG, { ...CONFIG, controller: { name: 'Other AB' } })
    expect(found!.message).toContain('the controller is Other AB, not Example AB')
  })

  it('may be silent where the policy says it', async () => {
    const policy = { version: '2', material: true, changes: { en: 'A chat.' } }
    expect(await since(CONFIG, { ...more, policy })).toEqual([])
    expect(await since({ ...CONFIG, policy }, { ...more, policy })).toMatchObject([{ code: 'not-material' }])
  })

  it('may be silent about necessary services and new categories, which ask by themselves', async () => {
    const shop = { ...STATS, id: 'shop', category: 'necessary', reason: 'Takes payments' }
    const ads = { ...STATS, id: 'ads', category: 'advertising' }
    expect(await since(CONFIG, { ...CONFIG, categories: ['analytics', 'advertising'], services: [STATS, shop, ads] })).toEqual([])
  })
})

describe('where the configuration comes from', () => {
  const live = '<script src="https://www.stats.example/s.js"></script>'

  it('is the file that the tag names', async () => {
    const tag = '<script src="/consentry.js" data-config="/consentry.json?v=2"></script>'
    const html = page({ tag, body: live }).replace(/<script type="application\/json".*/, '')
    put({ 'deep/index.html': html, 'consentry.json': { ...CONFIG, regime: 'eu' } })
    const { short } = await check(folder)
    expect(short.sort()).toEqual(['consentry.json:37 not-allowed', 'deep/index.html:7 live-tag'])
  })

  it('is the only one of the folder, for a page that has none', async () => {
    put({ 'a.html': live, 'b.html': page() })
    expect((await check(folder)).short).toEqual(['a.html:1 live-tag'])
  })

  it('is --config, for pages whose code has it', async () => {
    put({ 'a.html': live, 'consentry.json': CONFIG })
    expect((await check(folder)).short).toEqual([':1 no-config'])
    expect((await check(folder, '--config', `${folder}/consentry.json`)).short).toEqual(['a.html:1 live-tag'])
  })
})

describe('the exit code', () => {
  it.each([
    ['a folder that is not there', ['/nowhere/at/all'], 'is not there'],
    ['no target', [], 'is missing'],
    ['two targets', ['a', 'b'], 'one folder, address or file, not 2'],
    ['an unknown format', ['/', '--format', 'xml'], '--format is text or json'],
    ['an unknown flag', ['/', '--loud'], '--loud'],
    ['a site that is none', ['/', '--site', 'ftp://a'], '--site']
  ])('is 2 for %s', async (_, args, words) => {
    const { code, err } = await run(['check', ...args])
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('is 2 for a folder without pages, and for a port where nobody listens', async () => {
    expect(await run(['check', folder])).toMatchObject({ code: 2 })
    expect((await run(['check', 'http://127.0.0.1:1/'])).err).toContain('cannot read http://127.0.0.1:1/')
  })

  it('comes with one line a finding, in the form that editors know', async () => {
    put({ 'index.html': page({ body: '<script src="https://www.stats.example/s.js"></script>' }) })
    const { code, out, err } = await run(['check', folder])
    expect(code).toBe(1)
    expect(out).toMatch(/^\/.*\/index\.html:7:9 error live-tag: <script src/)
    expect(err).toBe('1 page: 1 error, 0 warnings')
  })
})

describe('vendors', () => {
  const posthog = { ...STATS, id: 'posthog' }
  const short = async (config: Partial<ConsentConfig>) =>
    (await told({ ...CONFIG, ...config })).report.findings.map(({ code }) => code)

  it('that hear about the category that they are in are no finding', async () => {
    expect(await short({ services: [posthog], signals: ['posthog'] })).toEqual([])
    expect(
      await short({ signals: ['google-consent-mode', 'linkedin', { queue: '_q', grant: [], deny: [], category: 'analytics' }] })
    ).toEqual([])
  })

  it('that hear about another category than their own are told apart', async () => {
    const categories = ['analytics', 'functionality']
    const services = [STATS, { ...posthog, category: 'functionality' }]
    expect(await short({ categories, services, signals: ['posthog'] })).toEqual(['signal-elsewhere'])
    expect(
      await short({ categories, services, signals: [{ name: 'posthog', categories: { analytics: 'functionality' } }] })
    ).toEqual([])
  })

  it('that hear about no category of the site are found, and so are names of its own that mend it', async () => {
    expect(await short({ signals: ['meta'] })).toEqual(['signal-unheard'])
    expect(await short({ signals: [{ name: 'meta', categories: { advertising: 'analytics' } }] })).toEqual([])
  })

  it('that load before consent are named with what that means', async () => {
    const { report } = await told({ ...CONFIG, signals: [{ name: 'google-consent-mode', mode: 'advanced' }] })
    expect(report.findings).toMatchObject([{ code: 'advanced-mode', severity: 'warning' }])
    expect(report.findings[0]!.message).toContain('2/2023')
  })
})
