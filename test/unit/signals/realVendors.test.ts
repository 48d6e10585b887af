// @vitest-environment jsdom
import mixpanel from 'mixpanel-browser'
import posthog from 'posthog-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { parse } from '../../../src/config/parse'
import { resolve } from '../../../src/regime/resolve'
import { startSignals } from '../../../src/signals'
import { vendorOf } from '../../../src/signals/more'
import { createStore, type Change, type Store } from '../../../src/state/store'
import type { SignalName } from '../../../src/types'

// The vendors' own code from npm, unchanged: what it stores and sends is the proof that it heard us.

// Loading this much code takes a while where other tests run beside it.
vi.setConfig({ testTimeout: 30_000 })

const page = window as unknown as Record<string, unknown>
const TOKEN = '0123456789abcdef0123456789abcdef'
let sent: string[]
let stop: () => void

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', async (url: RequestInfo) => (sent.push(String(url)), new Response('{}')))
  vi.stubGlobal(
    'XMLHttpRequest',
    class {
      open = (_method: string, url: string) => void sent.push(url)
      send() {}
      setRequestHeader() {}
    }
  )
})
afterEach(() => {
  stop()
  localStorage.clear()
  for (const cookie of document.cookie.split('; ')) document.cookie = `${cookie.split('=')[0]}=; max-age=0`
  delete page.mixpanel
  delete page.posthog
  vi.unstubAllGlobals()
})

async function start(name: SignalName): Promise<Store> {
  const { config } = parse({ controller: { name: 'Example AB' }, signals: [name] })
  const emit = vi.fn()
  const store = createStore(config, resolve(config, undefined, 'default', { gpc: 'absent', dnt: 'absent' }), emit)
  stop = startSignals(store, async () => ({ vendorOf }))
  await Promise.resolve()
  await Promise.resolve()
  expect(emit).not.toHaveBeenCalled()
  return store
}

const grant = (store: Store, ...categories: string[]) =>
  store.$change.set({
    cause: 'decision',
    now: { categories: new Set(['necessary', ...categories]), services: new Set() },
    granted: categories,
    revoked: categories.length ? [] : store.config.categories
  } as unknown as Change)
const stored = () => [...Object.keys(localStorage), ...document.cookie.split('; ').filter(Boolean)]

it('mixpanel stores and sends nothing before a grant, tracks after it, and is silent after a withdrawal', async () => {
  page.mixpanel = mixpanel
  mixpanel.init(TOKEN, {
    api_host: 'https://vendor.example',
    batch_requests: false,
    opt_out_tracking_by_default: true,
    opt_out_persistence_by_default: true
  })
  const store = await start('mixpanel')
  mixpanel.track('before')
  expect(stored(), 'its mark of the opt-out, and no identifier').toEqual([`__mp_opt_in_out_${TOKEN}`])
  expect(sent).toEqual([])

  grant(store, 'analytics')
  expect(mixpanel.has_opted_in_tracking()).toBe(true)
  expect(sent, 'no event for the grant itself').toEqual([])
  mixpanel.track('after')
  expect(sent).toEqual([expect.stringMatching(/^https:\/\/vendor\.example\/track/)])

  grant(store)
  mixpanel.track('withdrawn')
  expect(mixpanel.has_opted_out_tracking()).toBe(true)
  expect(sent, 'neither an event nor an order to erase').toHaveLength(1)
})

it('posthog stores and captures nothing before a grant, captures after it, and is silent after a withdrawal', async () => {
  const captured: string[] = []
  page.posthog = posthog
  posthog.init('phc_test', {
    api_host: 'https://vendor.example',
    autocapture: false,
    capture_pageview: false,
    advanced_disable_flags: true,
    disable_external_dependency_loading: true,
    opt_out_capturing_by_default: true,
    opt_out_persistence_by_default: true,
    before_send: event => (captured.push(event!.event), null)
  })
  const store = await start('posthog')
  posthog.capture('before')
  expect(stored()).toEqual([])
  expect(captured).toEqual([])

  grant(store, 'analytics')
  posthog.capture('after')
  expect(captured).toContain('after')

  grant(store)
  captured.length = 0
  posthog.capture('withdrawn')
  expect(captured).toEqual([])
})
