// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/shop/list" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from '../../../src/config/index'
import { matches } from '../../../src/purge/names'
import { startPurge } from '../../../src/purge/index'
import { stored } from '../../../src/purge/stored'
import { resolve } from '../../../src/regime/resolve'
import { createStore, NOTHING, type Change } from '../../../src/state/store'

const { config } = parse({
  controller: { name: 'A' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      name: 'Stats',
      cookies: [{ name: '_ga' }, { name: '_ga_*' }, { name: 'shared' }, { name: 'IDE', party: 'third' }],
      storage: ['local:_st*', 'session:once']
    },
    { id: 'login', category: 'necessary', name: 'Login', reason: 'x', cookies: [{ name: 'shared' }] }
  ]
})

const KINDS = ['local:', 'session:']

function run(part: object = {}) {
  const store = createStore(config, resolve(config, undefined, 'default', { gpc: 'absent', dnt: 'absent' }), () => {})
  const stop = startPurge(store)
  const change = {
    cause: 'decision',
    services: { granted: [], revoked: ['stats'] },
    now: { ...NOTHING, services: new Set(['login']) },
    deleted: [],
    left: [],
    ...part
  }
  store.$change.set(change as unknown as Change)
  return { change, store, stop }
}

beforeEach(() => {
  vi.useFakeTimers()
  for (const name of ['_ga', '_ga_X1', 'shared', 'own']) document.cookie = `${name}=1;path=/`
  document.cookie = '_ga_deep=1;path=/shop;domain=example.com'
  localStorage.setItem('_st_id', '1')
  localStorage.setItem('own', '1')
  localStorage.setItem('consentry.last', '1')
  sessionStorage.setItem('once', '1')
})
afterEach(() => vi.useRealTimers())

describe('purge', () => {
  it('deletes what the revoked service declared, wherever it was set, and nothing else', () => {
    const { change, stop } = run()
    expect(stored(KINDS).sort()).toEqual(['cookie:own', 'cookie:shared', 'local:consentry.last', 'local:own'])
    expect(change.deleted.sort()).toEqual(['_ga', '_ga_X1', '_ga_deep', 'local:_st_id', 'session:once'])
    stop()
  })

  it('says what is out of reach', () => {
    const { change, store, stop } = run()
    expect(change.left).toEqual(['IDE'])
    expect(store.$left.get()).toEqual(['IDE'])
    stop()
  })

  it('looks for stragglers after a second', () => {
    const { stop } = run()
    document.cookie = '_ga=2;path=/'
    vi.advanceTimersByTime(1000)
    expect(stored(KINDS)).not.toContain('cookie:_ga')
    stop()
  })
})

describe('a later page', () => {
  const start = { cause: 'start', services: { granted: [], revoked: [] } }

  it('deletes what was written after the withdrawal, in its own time and without a word', () => {
    const { store, stop } = run({ ...start, question: null })
    expect(stored(KINDS)).toContain('cookie:_ga')
    vi.advanceTimersByTime(1000)
    expect(stored(KINDS).sort()).toEqual(['cookie:own', 'cookie:shared', 'local:consentry.last', 'local:own'])
    expect(store.$left.get()).toEqual([])
    stop()
  })

  it('touches nothing before the visitor has decided', () => {
    const { stop } = run({ ...start, question: 'first' })
    vi.advanceTimersByTime(5000)
    expect(stored(KINDS)).toContain('cookie:_ga')
    stop()
  })
})

describe('matches', () => {
  it('takes a star at the end only', () => {
    expect(matches(['cookie:_ga*'], 'cookie:_ga_1')).toBe(true)
    expect(matches(['cookie:_ga'], 'cookie:_ga_1')).toBe(false)
    expect(matches(['cookie:*'], 'local:x')).toBe(false)
  })
})
