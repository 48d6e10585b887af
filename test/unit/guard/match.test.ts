import { describe, expect, it } from 'vitest'
import { compileGlob, compileHosts } from '../../../src/guard/match'

const fits = (pattern: string, url: string) => compileHosts([pattern])(new URL(url, 'https://own.example/'))

describe('compileHosts', () => {
  it.each([
    ['stats.example', 'https://stats.example/a.js'],
    ['stats.example', 'https://STATS.Example/a.js'],
    ['stats.example', '//stats.example/a.js'],
    ['stats.example', 'ht\ntps://stats\t.example/a.js'],
    ['stats.example', 'https://user:word@stats.example/'],
    ['stats.example', 'https://stats.example./a.js'],
    ['stats.example', 'https://%73tats.example/'],
    ['stats.example', '\\\\stats.example\\a.js'],
    ['stats.example', 'wss://stats.example/socket'],
    ['stats.example', 'https://stats.example:8443/'],
    ['https://stats.example', 'https://stats.example/'],
    ['STATS.example.', 'https://stats.example/'],
    ['*.stats.example', 'https://a.b.stats.example/'],
    ['*.stats.example', 'https://stats.example/'],
    ['stats.example:8443', 'https://stats.example:8443/'],
    ['stats.example:443', 'https://stats.example/'],
    ['stats.example/', 'https://stats.example/any'],
    ['stats.example/pixel/*', 'https://stats.example/pixel/a?b'],
    ['stats.example/pixel/*', 'https://stats.example/pixel'],
    ['stats.example/*.gif', 'https://stats.example/a/b.gif'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['localhost', 'http://localhost:5000/'],
    ['127.0.0.1', 'http://127.0.0.1:5000/']
  ])('%s covers %s', (pattern, url) => {
    expect(fits(pattern, url)).toBe(true)
  })

  it.each([
    ['stats.example', 'https://a.stats.example/'],
    ['stats.example', 'https://mystats.example/'],
    ['*.stats.example', 'https://mystats.example/'],
    ['stats.example', 'https://stats.example.evil.example/'],
    ['stats.example', 'https://stats.example@evil.example/'],
    ['stats.example', 'https://own.example/?u=https://stats.example/'],
    ['stats.example', 'data:text/html,//stats.example/'],
    ['stats.example', 'mailto:me@stats.example'],
    ['stats.example:8443', 'https://stats.example/'],
    ['stats.example/pixel/*', 'https://stats.example/pixels'],
    ['stats.example/pixel', 'https://stats.example/pixel/a'],
    ['stats.example/a.js', 'https://stats.example/aXjs']
  ])('%s does not cover %s', (pattern, url) => {
    expect(fits(pattern, url)).toBe(false)
  })

  it.each(['', '*', '*.', '/', 'a b', 'https://', '.*', 'x:y'])('reads %j as no host', pattern => {
    expect(fits(pattern, 'https://stats.example/')).toBe(false)
    expect(fits(pattern, '/own.js')).toBe(false)
  })
})

describe('compileGlob', () => {
  it('takes a path exactly, or with everything below', () => {
    expect(compileGlob('/checkout').test('/checkout')).toBe(true)
    expect(compileGlob('/checkout').test('/checkout/pay')).toBe(false)
    expect(compileGlob('/checkout/*').test('/checkout')).toBe(true)
    expect(compileGlob('/checkout/*').test('/checkout/pay')).toBe(true)
    expect(compileGlob('/checkout/*').test('/checkouts')).toBe(false)
    expect(compileGlob('/*').test('/')).toBe(true)
  })

  it('takes names with a star', () => {
    expect(compileGlob('cookie:_ga*').test('cookie:_ga_X1')).toBe(true)
    expect(compileGlob('cookie:_ga').test('cookie:_ga_X1')).toBe(false)
    expect(compileGlob('local:a.b').test('local:aXb')).toBe(false)
  })
})
