// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createGate } from '../../../../src/guard/dynamic/gate'
import { readServices } from '../../../../src/guard/dynamic/services'

const services = readServices({
  services: [
    { id: 'ads', category: 'advertising', hosts: ['ads.example', 'shared.example'], cookies: [{ name: '_ads*' }] },
    { id: 'stats', category: 'analytics', hosts: ['shared.example'], storage: ['local:stats_*'] },
    { id: 'pay', category: 'necessary', hosts: ['pay.example'] },
    { id: 'own', category: 'analytics', hosts: [location.hostname] }
  ]
})
const core = (granted: string[]) => ({ allows: (id: string) => granted.includes(id), blocked: vi.fn() })

afterEach(() => document.head.replaceChildren())

describe('gate', () => {
  it('holds everything optional until the core comes', () => {
    const gate = createGate(services)
    expect(gate.url('https://ads.example/a.js', 'script')).toBe('ads')
    expect(gate.url('https://pay.example/a.js', 'script')).toBe('')
    expect(gate.url('https://other.example/a.js', 'script')).toBeUndefined()
  })

  it('asks the core at each use', () => {
    const gate = createGate(services)
    const granted = ['ads']
    gate.connect(core(granted))
    expect(gate.url('https://ads.example/', 'img')).toBe('')
    granted.pop()
    expect(gate.url('https://ads.example/', 'img')).toBe('ads')
    expect(gate.url('https://pay.example/', 'img')).toBe('pay')
  })

  it('lets a shared host through where one of its services is granted', () => {
    const gate = createGate(services)
    gate.connect(core(['stats']))
    expect(gate.url('https://shared.example/', 'script')).toBe('')
  })

  it('never holds what is its own', () => {
    const gate = createGate(services)
    for (const address of ['/a.js', location.href, `//${location.host}/a.js`, ''])
      expect(gate.url(address, 'script')).toBeUndefined()
  })

  it('reads addresses against <base>', () => {
    const gate = createGate(services)
    expect(gate.url('a.js', 'script')).toBeUndefined()
    document.head.innerHTML = '<base href="https://ads.example/">'
    expect(gate.url('a.js', 'script')).toBe('ads')
  })

  it('finds addresses in javascript: code', () => {
    const gate = createGate(services)
    expect(gate.url(`java\nscript:'<script src="//ads.example/a.js"></script>'`, 'iframe')).toBe('ads')
    expect(gate.url('javascript:void 0', 'iframe')).toBeUndefined()
  })

  it('takes any input for an address', () => {
    const gate = createGate(services)
    for (const address of [undefined, null, 7, {}, 'https://', Object.create(null)])
      expect(gate.url(address, 'fetch')).toBeUndefined()
    expect(gate.url(new Request('https://ads.example/'), 'fetch')).toBe('ads')
    expect(gate.url(new URL('https://ads.example/'), 'fetch')).toBe('ads')
  })

  it('takes held addresses out of CSS and leaves the rest as it is', () => {
    const gate = createGate(services)
    expect(gate.css('@import "https://ads.example/a.css"; b { background: url(//ads.example/b.png), url(/own.png) }')).toBe(
      '@import "about:invalid"; b { background: url(about:invalid), url(/own.png) }'
    )
    const own = 'b { background: url("https://cdn.example/x?u=https://ads.example/") } /* // */'
    expect(gate.css(own)).toBe(own)
  })

  it('holds declared names', () => {
    const gate = createGate(services)
    expect(gate.name('cookie', '_ads_1')).toBe('ads')
    expect(gate.name('local', 'stats_a')).toBe('stats')
    expect(gate.name('session', 'stats_a')).toBeUndefined()
    expect(gate.declares('local')).toBe(true)
    expect(gate.declares('session')).toBe(false)
  })

  it('reports to the core, also what came before it', () => {
    const gate = createGate(services)
    gate.url('//ads.example/a.js', 'script')
    const first = core([])
    gate.connect(first)
    gate.name('cookie', '_ads')
    expect(first.blocked.mock.calls).toEqual([
      [{ url: 'http://ads.example/a.js', category: 'advertising', service: 'ads', via: 'script' }],
      [{ url: '_ads', category: 'advertising', service: 'ads', via: 'cookie' }]
    ])
  })

  it('holds although a listener fails', () => {
    const gate = createGate(services)
    gate.connect({
      allows: () => false,
      blocked() {
        throw new Error('of the page')
      }
    })
    expect(gate.url('https://ads.example/', 'img')).toBe('ads')
  })
})
