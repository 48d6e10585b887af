import { createHash, webcrypto } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import en from '../../../src/i18n/locales/en'
import { canonical, hashOf, noticeOf } from '../../../src/record/notice'
import { config, regime } from './support'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785 §3.2.2 as the RFC does', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`
    )
  })

  it('sorts keys by UTF-16 code units (RFC 8785 §3.2.3), numbers among them', () => {
    const value = JSON.parse(
      String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`
    )
    expect(Object.values(JSON.parse(canonical(value).replace('"1"', '"one"')))).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh'
    ])
    expect(canonical({ 9: 1, 10: 2, '-': 3 })).toBe('{"-":3,"10":2,"9":1}')
  })

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonical({ a: undefined, b: [undefined, 1] })).toBe('{"b":[null,1]}')
  })
})

describe('the hash', () => {
  it('is the digest that Node gives, in base64url', async () => {
    for (const text of ['', '{}', '{"a":"ø € 😀"}', ...Array.from({ length: 64 }, (_, index) => 'x'.repeat(index))])
      expect(await hashOf(text)).toBe(`sha256-${createHash('sha256').update(text).digest('base64url')}`)
  })

  it('is what openssl gives: vectors', async () => {
    expect(await hashOf('')).toBe('sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
    expect(await hashOf('{"a":1}')).toBe('sha256-AVq9f1zFei3ZS3WQ8ErYCEJzkF7jPsXOvq5iJ2qX-GI')
  })

  it('is null where the page has no crypto.subtle', async () => {
    vi.stubGlobal('crypto', { getRandomValues: webcrypto.getRandomValues.bind(webcrypto) })
    expect(await hashOf('{}')).toBeNull()
    vi.unstubAllGlobals()
  })
})

describe('the notice', () => {
  const from = config({
    policy: { version: '2', date: '2026-11-01', material: true, changes: { en: 'More', nb: 'Mer' } },
    categories: [{ id: 'analytics', basis: 'consent', name: { en: 'Statistics', nb: 'Statistikk' }, description: 'Counts' }]
  })
  const texts = { ...en, accept: 'Ja takk' }
  const shown = noticeOf(from, regime('eea'), 'nb', texts)

  it('holds the words of the language that was shown', () => {
    expect(shown).toMatchObject({
      locale: 'nb',
      policy: { version: '2', date: '2026-11-01', changes: 'Mer' },
      categories: [{ id: 'analytics', name: 'Statistikk', description: 'Counts' }],
      texts: { accept: 'Ja takk', reject: en.reject }
    })
    expect(canonical(shown)).toContain('"reason":"Tar vare på handlekurven"')
    expect(canonical(noticeOf(from, regime('eea'), 'nb-NO', null))).toContain('"reason":"Tar vare på handlekurven"')
    expect(canonical(noticeOf(from, regime('eea'), 'fi', null))).toContain('"reason":"Keeps the cart"')
  })

  it('has nothing of what no visitor sees', () => {
    expect(canonical(shown)).not.toMatch(/"(hosts|match|onRevoke|material)"/)
  })

  it('changes with a word, and not with a host', async () => {
    const hash = (changed: typeof from, words = texts) => hashOf(canonical(noticeOf(changed, regime('eea'), 'nb', words)))
    const first = await hash(from)
    expect(await hash(from, { ...texts, accept: 'Ja' })).not.toBe(first)
    expect(await hash({ ...from, controller: { ...from.controller, name: 'Other' } })).not.toBe(first)
    expect(await hash({ ...from, services: from.services.map(service => ({ ...service, hosts: ['other.example'] })) })).toBe(
      first
    )
  })

  it("keeps all languages of the site's own words, and none of ours, where nothing was shown", () => {
    const silent = noticeOf(from, regime('eea'), null, null)
    expect(silent).toMatchObject({ locale: null, texts: null, categories: [{ name: { en: 'Statistics', nb: 'Statistikk' } }] })
  })

  it('hashes to what it did: a vector of the whole way', async () => {
    const text = canonical(noticeOf(config(), regime('eea'), null, null))
    expect(text).toBe(
      '{"categories":[{"basis":"consent","id":"functionality"},{"basis":"consent","id":"analytics"},{"basis":"consent","id":"advertising"}],"controller":{"id":"example-ab","name":"Example AB"},"links":{"privacyPolicy":"https://www.example.com/privacy"},"locale":null,"policy":{"changes":{},"version":"1.1"},"regime":{"model":"opt-in","preset":"eea"},"schema":"consent-notice/1","scope":null,"services":[{"category":"advertising","cookies":[],"id":"youtube","name":"youtube","storage":[]},{"category":"analytics","cookies":[],"id":"matomo","name":"matomo","storage":[]},{"category":"necessary","cookies":[],"id":"shop","name":"shop","reason":{"en":"Keeps the cart","nb":"Tar vare på handlekurven"},"storage":[]}],"texts":null}'
    )
    expect(await hashOf(text)).toBe(`sha256-${createHash('sha256').update(text).digest('base64url')}`)
  })
})
