import { describe, expect, it } from 'vitest'
import { createOrigins, originFlaw } from '../../../src/collector/origin'

describe('a list of origins', () => {
  it.each([
    ['https://*.example.com', 'https://www.example.com', true],
    ['https://*.example.com', 'https://a.b.example.com', true],
    ['https://*.example.com', 'https://example.com', false],
    ['https://*.example.com', 'http://www.example.com', false],
    ['https://*.example.com', 'https://www.example.com:8443', false],
    ['https://*.example.com', 'https://www.example.com.evil.test', false],
    ['https://*.example.com', 'https://evil.test/.example.com', false],
    ['https://*.example.com', 'https://evilexample.com', false],
    ['https://*.example.com', 'https://wwwXexample.com', false],
    ['http://localhost:*', 'http://localhost:5173', true],
    ['http://localhost:*', 'http://localhost', true],
    ['http://localhost:*', 'http://localhost.evil.test:80', false],
    ['http://[::1]:*', 'http://[::1]:3000', true],
    ['https://shop.example:8443', 'https://shop.example:8443', true],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example', true]
  ])('%s and %s: %s', (pattern, origin, allowed) => {
    expect(originFlaw(pattern)).toBeNull()
    expect(createOrigins([pattern]).has(origin)).toBe(allowed)
  })

  it.each([
    ['https://www.example.com/', 'is no origin. Did you mean https://www.example.com?'],
    ['https://www.example.com/shop?x', 'is no origin. Did you mean https://www.example.com?'],
    ['www.example.com', 'is no origin. Did you mean https://www.example.com?'],
    ['HTTPS://WWW.EXAMPLE.COM', 'is no origin. Did you mean https://www.example.com?'],
    ['https://www.example.com:443', 'should be written https://www.example.com'],
    ['https://bücher.example', 'is no origin. Did you mean https://xn--bcher-kva.example?'],
    ['*', 'would let every website write into the log. Name the origins'],
    ['null', 'is no origin (like https://www.example.com)'],
    ['https://*', 'is no origin (like https://www.example.com)'],
    ['file:///index.html', 'is no origin (like https://www.example.com)']
  ])('does not take %s, and says what would do', (pattern, flaw) => {
    expect(originFlaw(pattern)).toBe(flaw)
  })
})
