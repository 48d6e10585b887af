import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/index'

const controller = { name: 'Example AB' }
const codes = (input: unknown, page?: string) => parse(input, page).issues.map(({ code, path }) => `${code} ${path}`)
const messages = (input: unknown) => parse(input).issues.map(({ message }) => message)

describe('parse', () => {
  it('fills in every default', () => {
    const { config, issues } = parse({ controller })
    expect(issues).toEqual([])
    expect(config).toMatchObject({
      controller: { name: 'Example AB', id: 'example-ab' },
      policy: { version: null, material: false },
      categories: [{ id: 'functionality', basis: 'consent' }, { id: 'analytics' }, { id: 'advertising' }],
      services: [],
      regime: 'eea',
      region: null,
      validForDays: 182,
      cookie: { name: 'consentry', domain: null, path: '/', sameSite: 'Lax' },
      record: [],
      signals: [],
      signalSources: [],
      guard: 'markup',
      locale: 'auto',
      ui: { layout: 'box', position: 'bottom-left', theme: 'auto', reopen: 'auto', headingLevel: 2, history: false },
      children: false
    })
  })

  it.each([0, 401, 'long'])('keeps the half year where validForDays is %j, and takes no more than 400 days', validForDays => {
    expect(parse({ controller, validForDays }).config.validForDays).toBe(182)
    expect(parse({ controller, validForDays: 400 })).toMatchObject({ config: { validForDays: 400 }, issues: [] })
  })

  it.each([undefined, null, 5, 'text', [], true])('blocks everything and shows nothing for %j', input => {
    const { config, issues } = parse(input)
    expect(issues.map(({ code }) => code)).toEqual(['no-config'])
    expect(config.children).toBe(true)
    expect(config.services).toEqual([])
  })

  it('says which setting was meant', () => {
    expect(messages({ controller, categoires: [] })).toEqual(['categoires is not a setting. Did you mean "categories"?'])
    expect(messages({ controller, services: [{ id: 'a', category: 'analytic', name: 'A' }] })[0]).toBe(
      'services[0].category is "analytic", which no category has. Did you mean "analytics"? It stays blocked.'
    )
    expect(messages({ controller, guard: 'dynamc' })[0]).toContain('Did you mean "dynamic"?')
    expect(messages({ controller, signals: ['google-consent'] })[0]).toContain('Did you mean "google-consent-mode"?')
  })

  it('counts services as they stand in the file, also behind one that is left out', () => {
    const services = [
      { id: 'A B', category: 'analytics' },
      { id: 'login', category: 'necessary' },
      { id: 'b', category: 'x' }
    ]
    expect(codes({ controller, services })).toEqual([
      'not-allowed services[0].id',
      'missing-reason services[1].reason',
      'unknown-category services[2].category'
    ])
  })

  it('says where an id is missing', () => {
    expect(codes({ controller, services: [{ category: 'analytics', name: 'A' }] })).toEqual(['wrong-type services[0].id'])
    expect(codes({ controller, categories: [{ name: 'A' }] })).toEqual(['wrong-type categories[0].id'])
    expect(messages({ controller, categories: [{ name: 'A' }] })[0]).toMatch(/^categories\[0\]\.id is missing; it has to be/)
  })

  it('keeps a service of an unknown category, closed', () => {
    expect(parse({ controller, services: [{ id: 'a', category: 'analytic' }] }).config.services).toMatchObject([
      { id: 'a', category: 'analytic', name: 'a' }
    ])
  })

  it('takes the first of two services with one id', () => {
    const services = [
      { id: 'a', category: 'analytics', name: 'First' },
      { id: 'a', category: 'necessary', name: 'Second', reason: 'x' }
    ]
    expect(codes({ controller, services })).toEqual(['duplicate-id services'])
    expect(parse({ controller, services }).config.services.map(({ name }) => name)).toEqual(['First'])
  })

  it('leaves out ids that would break the cookie', () => {
    expect(
      parse({ controller, categories: ['Analytics', 'a b', 'a.b', 'ok', '', 'x'.repeat(41), 'necessary'] }).config.categories.map(
        ({ id }) => id
      )
    ).toEqual(['ok'])
    expect(codes({ controller, policy: { version: '1 2' } })).toEqual(['not-allowed policy.version'])
  })

  it('takes no id that every object has as a key', () => {
    const ids = ['constructor', '__proto__']
    expect(parse({ controller, categories: ids }).config.categories).toEqual([])
    expect(parse({ controller, services: ids.map(id => ({ id, category: 'analytics', name: id })) }).config.services).toEqual([])
  })

  it('allows a necessary service nowhere where its only path is wrong, and everywhere where there is none', () => {
    const login = { id: 'login', category: 'necessary', name: 'Login', reason: 'x' }
    expect(parse({ controller, services: [{ ...login, match: ['checkout'] }] }).config.services[0]!.match).toEqual([])
    expect(parse({ controller, services: [login] }).config.services[0]!.match).toBeNull()
  })

  it('takes 64 categories and no more', () => {
    const categories = Array.from({ length: 70 }, (_, index) => `c${index}`)
    expect(parse({ controller, categories: categories.slice(0, 64) }).issues).toEqual([])
    expect(parse({ controller, categories }).config.categories).toHaveLength(64)
    expect(codes({ controller, categories })).toEqual(['too-many categories'])
  })

  it('asks for the reason of a necessary service', () => {
    expect(codes({ controller, services: [{ id: 'login', category: 'necessary', name: 'Sign-in' }] })).toEqual([
      'missing-reason services[0].reason'
    ])
  })

  it.each(['', '#', 'javascript:alert(1)', 'https://a.example/page', 'http://[', '/page#'])(
    'leaves out the dead link %j',
    href => {
      const { config, issues } = parse({ controller, links: { cookiePolicy: href } }, 'https://a.example/page#top')
      expect(issues.map(({ path }) => path)).toEqual(['links.cookiePolicy'])
      expect(config.links.cookiePolicy).toBeFalsy()
    }
  )

  it.each(['/privacy', '/page#cookies', 'https://b.example/', 'mailto:a@b.example'])('keeps the live link %j', href => {
    expect(parse({ controller, links: { cookiePolicy: href } }, 'https://a.example/page').config.links.cookiePolicy).toBe(href)
  })

  it('does not take a text of a megabyte', () => {
    const { config, issues } = parse({ controller: { name: 'x'.repeat(1_000_000) } })
    expect(issues.map(({ code }) => code)).toEqual(['too-long', 'missing-controller'])
    expect(config.controller.name.length).toBeLessThan(100)
  })

  it('lets no __proto__ key through', () => {
    const input = JSON.parse(
      '{"controller":{"name":"A"},"__proto__":{"polluted":1},"texts":{"en":{"__proto__":"x","accept":"Yes"}},"regions":{"__proto__":"us","SE":"eea"}}'
    )
    const { config } = parse(input)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(config.texts).toEqual({ en: { accept: 'Yes' } })
    expect(config.regions).toEqual({ SE: 'eea' })
  })

  it('leaves out texts of what is no language, and rules of what is no region', () => {
    const input = {
      controller,
      texts: { 'de-sie': { accept: 'Jo' }, nb: { accept: 'Ja' } },
      regions: { Sweden: 'us', SE: 'eea' }
    }
    const { config, issues } = parse(input)
    expect(config.texts).toEqual({ nb: { accept: 'Ja' } })
    expect(config.regions).toEqual({ SE: 'eea' })
    expect(issues.map(({ message }) => message)).toEqual([
      'regions.Sweden is "Sweden", write an ISO 3166 code such as "SE" or "US-CA". Until then the strictest rules (eea) hold.',
      'texts.de-sie is "de-sie", write a language tag such as "nb" or "pt-BR". Its texts are left out.'
    ])
  })

  it('says which text was meant, and knows those of the own categories', () => {
    const texts = { en: { bannerTilte: 'Hi', statistics: 'Statistics', statisticsDesc: 'Counts', statisticsIn: 'statistics' } }
    expect(messages({ controller, categories: ['statistics'], texts })).toEqual([
      'texts.en.bannerTilte is not a setting. Did you mean "bannerTitle"?'
    ])
  })

  it('keeps HTML in texts as it is: text', () => {
    expect(parse({ controller: { name: '<img src=x onerror=alert(1)>' } }).config.controller.name).toBe(
      '<img src=x onerror=alert(1)>'
    )
  })

  it('protects children and keeps the strictest region where the value is wrong', () => {
    expect(parse({ controller, children: 'false' }).config.children).toBe(true)
    expect(parse({ controller, regime: 'us', region: 'sweden' }).config.region).toBe('ZZ')
    expect(parse({ controller, regime: 'usa' }).config.regime).toBe('eea')
  })

  it('takes one target, several, a function or none', () => {
    const send = async () => {}
    expect(parse({ controller, record: { endpoint: '/v1/records' } }).config.record).toEqual([{ endpoint: '/v1/records' }])
    expect(
      parse({ controller, record: [send, { endpoint: 'https://a.example', headers: { A: 'b' } }] }).config.record
    ).toHaveLength(2)
    expect(parse({ controller, record: false }).config.record).toEqual([])
    expect(codes({ controller, record: { endpoint: 'ftp://a.example' } })).toEqual(['not-allowed record[0].endpoint'])
    expect(parse({ controller, record: { endpoint: 'ftp://a.example' } }).config.record).toEqual([])
  })

  it('does not set a cookie for a domain that the page does not belong to', () => {
    const page = 'https://www.example.com/'
    expect(parse({ controller, cookie: { domain: 'example.com' } }, page).config.cookie.domain).toBe('example.com')
    expect(codes({ controller, cookie: { domain: 'ample.com' } }, page)).toEqual(['not-allowed cookie.domain'])
  })

  it('never throws, whatever stands where', () => {
    const values = [null, 0, 'x', [], {}, [[]], [{}], [null], true, () => 1, Symbol('x')]
    const keys = Object.keys(parse({ controller }).config)
    for (const key of keys) for (const value of values) expect(() => parse({ controller, [key]: value })).not.toThrow()
    for (const value of values)
      expect(() =>
        parse({ controller, services: [{ id: 'a', category: value, cookies: value, hosts: value, match: value }] })
      ).not.toThrow()
  })

  it('finds nothing to mend in the commented example', () => {
    const text = readFileSync('demo/config.example.jsonc', 'utf8')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/\s\/\/ .*$/gm, '')
      .replace(/,(\s*[}\]])/g, '$1')
    expect(codes(JSON.parse(text))).toEqual([])
  })
})
