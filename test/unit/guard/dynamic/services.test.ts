// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { findConfig, readServices } from '../../../../src/guard/dynamic/services'

beforeEach(() => {
  document.head.innerHTML = ''
  delete (window as { consentryConfig?: unknown }).consentryConfig
  history.replaceState(null, '', '/checkout/pay')
})

describe('findConfig', () => {
  it('takes the JSON block before the global', () => {
    Object.assign(window, { consentryConfig: { from: 'global' } })
    expect(findConfig()).toEqual({ from: 'global' })
    document.head.innerHTML = '<script type="application/json" id="consentry-config">{ "from": "block" }</script>'
    expect(findConfig()).toEqual({ from: 'block' })
  })

  it('overlooks a block that is no JSON', () => {
    document.head.innerHTML = '<script type="application/json" id="consentry-config">{ from: block }</script>'
    expect(findConfig()).toBeUndefined()
  })
})

describe('readServices', () => {
  it('reads hosts and names', () => {
    const [service] = readServices({
      services: [
        {
          id: 'a',
          category: 'analytics',
          hosts: ['*.a.example'],
          cookies: [{ name: '_a*' }, { name: 'theirs', party: 'third' }],
          storage: ['local:a']
        }
      ]
    })
    expect(service).toMatchObject({ id: 'a', category: 'analytics', free: false })
    expect(service!.owns(new URL('https://x.a.example/'))).toBe(true)
    const holds = (name: string) => service!.names.some(pattern => pattern.test(name))
    expect(['cookie:_ab', 'cookie:theirs', 'local:a', 'session:a'].map(holds)).toEqual([true, false, true, false])
  })

  it('lets a necessary service through where its paths are', () => {
    const free = (match?: unknown) => readServices({ services: [{ id: 'a', category: 'necessary', match }] })[0]!.free
    expect(free()).toBe(true)
    expect(free(['/checkout/*'])).toBe(true)
    expect(free('/checkout/*')).toBe(true)
    expect(free(['/checkout'])).toBe(false)
    expect(free(['/contact'])).toBe(false)
  })

  it('takes a single value for a list', () => {
    const [service] = readServices({ services: { id: 'a', category: 'analytics', hosts: 'a.example' } })
    expect(service!.owns(new URL('https://a.example/'))).toBe(true)
  })

  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { services: null },
    { services: [null, 7, 'text', [], { category: 'x' }, { id: 7 }] }
  ])('finds nothing to hold in %j, and throws nothing', config => {
    const found = readServices(config)
    expect(found.some(({ owns, names }) => names.length || owns(new URL('https://a.example/')))).toBe(false)
  })

  it('holds what a service without an id declares, which the core leaves out', () => {
    const [service] = readServices({ services: [{ category: 'analytics', hosts: ['a.example'], storage: ['local:a'] }] })
    expect(service!.owns(new URL('https://a.example/'))).toBe(true)
    expect(service!.names).toHaveLength(1)
    // The gate reads a verdict without a name as "nobody's".
    expect(service!.id).toBeTruthy()
  })

  it.each([{ hosts: [null, 7, {}] }, { cookies: [null, 7, {}] }, { storage: 7 }, { hosts: 'a b' }])(
    'keeps a service with %j',
    broken => {
      expect(readServices({ services: [{ id: 'a', category: 'analytics', ...broken }] })).toHaveLength(1)
    }
  )
})
