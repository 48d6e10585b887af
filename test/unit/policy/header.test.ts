import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, type ConsentConfig, type PolicyOptions } from '../../../src/policy'

const NOW = Math.floor(Date.now() / 1000)
const stored = (categories: string, services = '') =>
  `consentry=v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${NOW}&e=${NOW + 60}&p=&c=${categories}${services && `&s=${services}`}`
const YES = stored('functionality:1.analytics:1.advertising:1')
const STATS = stored('functionality:0.analytics:1.advertising:0')

const CONFIG: ConsentConfig = {
  controller: { name: 'Example AB' },
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats', hosts: ['stats.example'] },
    { id: 'film', category: 'advertising', name: 'Film', hosts: ['film.example'] },
    { id: 'pay', category: 'necessary', name: 'Pay', reason: 'Pays', hosts: ['pay.example'], match: ['/checkout'] }
  ]
}

/** Directives by name, as the browser that reads the header would know them. */
function policy(cookie: string, options?: PolicyOptions, config = CONFIG): Record<string, string> {
  const value = contentSecurityPolicy(config, cookie, options)
  return Object.fromEntries(value.split('; ').map(directive => directive.split(/ (.*)/s) as [string, string]))
}

describe('contentSecurityPolicy', () => {
  it('is the site alone before a choice', () => {
    expect(contentSecurityPolicy(CONFIG, undefined)).toBe(
      "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; script-src 'self'; connect-src 'self'"
    )
  })

  it('opens for the hosts of granted services and no others', () => {
    expect(policy(STATS)).toEqual({
      'default-src': "'self' stats.example:*",
      'object-src': "'none'",
      'base-uri': "'self'",
      'form-action': "'self' stats.example:*",
      'script-src': "'self' stats.example:*",
      'connect-src': "'self' stats.example:* ws://stats.example:*"
    })
    expect(contentSecurityPolicy(CONFIG, YES)).toContain('film.example')
    expect(contentSecurityPolicy(CONFIG, stored('functionality:0.analytics:0.advertising:0', 'film:1'))).toContain('film.example')
  })

  it('opens for a necessary service on its path', () => {
    expect(contentSecurityPolicy(CONFIG, '', { path: '/checkout' })).toContain('pay.example')
    expect(contentSecurityPolicy(CONFIG, YES, { path: '/' })).not.toContain('pay.example')
    expect(contentSecurityPolicy(CONFIG, YES)).not.toContain('pay.example')
  })

  it('lets records through', () => {
    const record = [
      { endpoint: 'https://log.example/v1/records' },
      { endpoint: '/v1/records' },
      { endpoint: '//log.example:8443/v1' },
      async () => {}
    ]
    expect(policy('', {}, { ...CONFIG, record })).toMatchObject({
      'default-src': "'self'",
      'connect-src': "'self' log.example:*/v1/records log.example:8443/v1"
    })
    const { 'connect-src': own } = policy('', { base: "default-src 'none'" }, { ...CONFIG, record: { endpoint: '/v1' } })
    expect(own).toBe("'self'")
  })

  it('puts the nonce where scripts are judged', () => {
    const base = "default-src 'self' 'unsafe-inline'; script-src-elem 'self'"
    expect(policy('', { base, nonce: 'abc' })).toMatchObject({
      'default-src': "'self' 'unsafe-inline'",
      'script-src': "'self' 'unsafe-inline' 'nonce-abc'",
      'script-src-elem': "'self' 'nonce-abc'"
    })
  })

  it("keeps the site's own policy, and widens what decides about a granted host", () => {
    const base = `Default-Src 'none'; script-src 'self' https://cdn.example 'strict-dynamic';
      IMG-SRC 'self' data:; img-src *; frame-src 'none'; object-src https://pdf.example; worker-src 'self';
      frame-ancestors 'none'; upgrade-insecure-requests; report-to csp; style-src-attr 'unsafe-inline'`
    expect(policy(STATS, { base })).toEqual({
      'default-src': 'stats.example:*',
      'script-src': "'self' https://cdn.example 'strict-dynamic' stats.example:*",
      'img-src': "'self' data: stats.example:*",
      'frame-src': 'stats.example:*',
      'object-src': 'https://pdf.example',
      'worker-src': "'self' stats.example:*",
      'frame-ancestors': "'none'",
      'upgrade-insecure-requests': undefined,
      'report-to': 'csp',
      'style-src-attr': "'unsafe-inline'",
      'base-uri': "'self'",
      'form-action': "'self' stats.example:*",
      'connect-src': 'stats.example:* ws://stats.example:*'
    })
    expect(policy('', { base })).toMatchObject({ 'default-src': "'none'", 'frame-src': "'none'", 'img-src': "'self' data:" })
  })

  it('restricts what a policy about something else leaves open', () => {
    expect(policy('', { base: "frame-ancestors 'self'" })).toMatchObject({ 'default-src': "'self'", 'form-action': "'self'" })
  })

  it('widens each of two policies, since both have to allow', () => {
    const [first, second] = contentSecurityPolicy(CONFIG, STATS, { base: "default-src 'self', img-src 'self'" }).split(', ')
    expect(first).toContain("default-src 'self' stats.example:*")
    expect(second).toContain("img-src 'self' stats.example:*")
  })

  it('is one line of a header, whatever stands in the configuration', () => {
    const hosts = ['a.example\r\nSet-Cookie: x=1', 'b.example; script-src *', '*', 'c.example,d', null, {}] as string[]
    const services = [{ id: 'stats', category: 'analytics', name: 'Stats', hosts }]
    for (const base of ['', "img-src 'self';\r\n  font-src 'self'"]) {
      const value = contentSecurityPolicy({ ...CONFIG, services }, YES, { base })
      expect(value).toMatch(/^[\x20-\x7e]+$/)
      expect(value).not.toMatch(/script-src[^;]* \*( |;|$)/)
      expect(value.split('; ').filter(directive => directive.startsWith('script-src '))).toHaveLength(1)
    }
  })

  it.each([null, undefined, 'x', 7, [], { services: null, record: null }, { services: [null, { hosts: 7 }], record: [null, 7] }])(
    'is closed where the configuration is %j',
    config => {
      expect(contentSecurityPolicy(config as never, YES)).toBe(contentSecurityPolicy(CONFIG, ''))
    }
  )
})
