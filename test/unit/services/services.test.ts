import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import { compileHosts } from '../../../src/guard/match'
import * as catalogue from '../../../src/services'
import { service, services } from '../../../src/services'
import { more } from '../../../src/signals/more'
import { vendors } from '../../../src/signals/vendors'

const CATEGORIES = ['necessary', 'functionality', 'analytics', 'advertising']

describe('the catalogue', () => {
  it('takes no tag manager for necessary, and no pixel for anything but advertising', () => {
    const categoryOf = (id: string) => service(id)!.category
    expect(categoryOf('google-tag-manager')).toBe('analytics')
    const pixels = [
      'meta-pixel',
      'tiktok-pixel',
      'pinterest-tag',
      'linkedin-insight',
      'reddit-pixel',
      'snapchat-pixel',
      'x-pixel'
    ]
    expect(new Set(pixels.map(categoryOf))).toEqual(new Set(['advertising']))
    // Whoever tells a vendor about consent is no vendor that needs none.
    expect(services.filter(({ category, signal }) => category === 'necessary' && signal)).toEqual([])
  })

  it('holds more than a hundred services, each found by its id and under a name of its own', () => {
    expect(services.length).toBeGreaterThan(100)
    expect(new Set(services.map(({ id }) => id)).size).toBe(services.length)
    expect(new Set(services.map(({ name }) => name)).size).toBe(services.length)
    for (const entry of services) expect(service(entry.id)).toBe(entry)
    expect(service('nobody')).toBeUndefined()
  })

  it('exports each by its id in camel case, so that a bundler takes single ones', () => {
    for (const entry of services) {
      const name = entry.id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
      expect(catalogue[name as keyof typeof catalogue]).toBe(entry)
    }
  })

  it('passes the parser as it is, but for what the catalogue alone knows', () => {
    const { config, issues } = parse({ controller: { name: 'Example AB' }, services: [...services] })
    expect(config.services.map(({ id }) => id)).toEqual(services.map(({ id }) => id))
    expect(issues.filter(({ code, path }) => code !== 'unknown-key' || !/\.(signal|source)$/.test(path))).toEqual([])
  })

  it('names no host twice: an address belongs to one service', () => {
    const hosts = services.flatMap(({ hosts = [] }) => hosts)
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([])
  })

  it('gives no two services the same first-party cookie name', () => {
    const own = services.flatMap(({ cookies = [] }) => cookies.filter(({ party }) => party !== 'third').map(({ name }) => name))
    expect(own.filter((name, index) => own.indexOf(name) !== index)).toEqual([])
  })

  it('stands in its documentation, row by row', () => {
    const docs = readFileSync(new URL('../../../docs/services.md', import.meta.url), 'utf8')
    const rows = [...docs.matchAll(/^\| `([\w-]+)` +\| (.*?) +\| (\w+)/gm)].map(
      ([, id, name, category]) => `${id} ${name} ${category}`
    )
    expect(rows).toEqual(services.map(({ id, name, category }) => `${id} ${name} ${category}`))
    expect(docs).toContain(`${services.length} well-known services`)
  })

  it('says of what is necessary why, in words for visitors', () => {
    for (const { category, reason } of services) expect(!!reason).toBe(category === 'necessary')
  })
})

describe.each(services.map(entry => [entry.id, entry] as const))('%s', (_id, entry) => {
  it('has an id, a category, a provider and a purpose', () => {
    expect(entry.id).toMatch(/^[a-z0-9_-]{1,40}$/)
    expect(CATEGORIES).toContain(entry.category)
    expect(entry.provider).toMatch(/\S/)
    expect(entry.purpose).toMatch(/^[A-Z].*\.$/)
  })

  it('has hosts that match themselves and nobody else', () => {
    for (const host of entry.hosts ?? []) {
      const address = new URL(`https://${host.replace('*.', 'www.').replace('/*', '/x.js')}`)
      expect(compileHosts([host])(address), host).toBe(true)
      expect(compileHosts([host])(new URL('https://www.example.com/x.js')), host).toBe(false)
      expect(host.split('/')[0]!.replace('*.', '').split('.').length, 'a registrable name at least').toBeGreaterThan(1)
    }
  })

  it('names its cookies, and never all of them', () => {
    for (const { name, duration } of entry.cookies ?? []) {
      expect(name).toMatch(/^[\w.!~^&$#%'+|`/-]+\*?$/)
      if (duration) expect(duration).toMatch(/^(session|\d+ (second|minute|hour|day|week|month|year)s?)$/)
    }
  })

  it('has a page of the provider behind https, where one is known', () => {
    if (entry.policy) expect(new URL(entry.policy).protocol).toBe('https:')
  })

  it('says where its facts are from', () => {
    expect(entry.source.length).toBeGreaterThan(0)
    for (const source of entry.source) expect(source).toMatch(/\S/)
  })

  it('names a signal that there is', () => {
    if (entry.signal) expect([...Object.keys(vendors), ...Object.keys(more)]).toContain(entry.signal)
  })
})
