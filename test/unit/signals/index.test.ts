// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from '../../../src/config/parse'
import { resolve } from '../../../src/regime/resolve'
import { startSignals } from '../../../src/signals'
import { more, vendorOf } from '../../../src/signals/more'
import { vendors } from '../../../src/signals/vendors'
import { difference } from '../../../src/state/choice'
import { createStore, NOTHING, type Change, type Store } from '../../../src/state/store'
import type { ConsentConfig, Granted } from '../../../src/types'

const page = window as unknown as Record<string, any> // eslint-disable-line @typescript-eslint/no-explicit-any -- vendors' globals
const loadMore = () => Promise.resolve({ vendorOf })
const stops: (() => void)[] = []
let before: string[]

beforeEach(() => (before = Object.keys(window)))
afterEach(() => {
  stops.splice(0).forEach(stop => stop())
  Object.keys(window)
    .filter(key => !before.includes(key))
    .forEach(key => delete page[key])
})

function storeFor(
  signals: ConsentConfig['signals'],
  rest: Partial<ConsentConfig> = {}
): Store & { emit: ReturnType<typeof vi.fn> } {
  const { config } = parse({ controller: { name: 'Example AB' }, signals, ...rest })
  const emit = vi.fn()
  return createStore(config, resolve(config, undefined, 'default', { gpc: 'absent', dnt: 'absent' }), emit) as never
}

function start(signals: ConsentConfig['signals'], rest?: Partial<ConsentConfig>) {
  const store = storeFor(signals, rest)
  stops.push(startSignals(store, loadMore))
  return store
}

/** The vendors of the second file come by a promise. */
async function started(signals: ConsentConfig['signals']) {
  const store = start(signals)
  await Promise.resolve()
  await Promise.resolve()
  return store
}

/** A decision of the visitor, or another change. */
function grant(store: Store, categories: string[], services: string[] = [], part: Partial<Change> = {}) {
  const earlier = store.$change.get()
  const before = earlier?.now ?? NOTHING
  const next = { categories: new Set(['necessary', ...categories]), services: new Set(services) }
  const now = ids(next) === ids(before) ? before : next
  const differs = difference(store.config, before, now, !earlier?.decision)
  store.$change.set({ cause: 'decision', decision: {}, question: null, before, now, ...differs, ...part } as unknown as Change)
}

const ids = ({ categories, services }: Granted) => [...categories, '', ...services].join()
const UNDECIDED: Partial<Change> = { cause: 'start', decision: null, question: 'first', revoked: [] }

const calls = (queue: unknown[]) => queue.map(entry => (isArguments(entry) ? Array.from(entry as ArrayLike<unknown>) : entry))
const isArguments = (entry: unknown) => Object.prototype.toString.call(entry) === '[object Arguments]'
const scriptLoaded = () => document.head.appendChild(document.createElement('script')).dispatchEvent(new Event('load'))

describe('google consent mode', () => {
  const DENIED = {
    ad_storage: 'denied',
    ad_user_data: 'denied',
    ad_personalization: 'denied',
    analytics_storage: 'denied',
    functionality_storage: 'denied',
    personalization_storage: 'denied',
    security_storage: 'granted'
  }

  it('sends one denied default with all seven types and no region, as the call returns', () => {
    start(['google-consent-mode'])
    expect(calls(page.dataLayer)).toEqual([
      ['consent', 'default', { ...DENIED, wait_for_update: 500 }],
      ['set', 'ads_data_redaction', true],
      ['set', 'url_passthrough', false]
    ])
  })

  it('pushes arguments objects, never arrays', () => {
    const store = start(['google-consent-mode'])
    grant(store, ['analytics'])
    const commands = page.dataLayer.filter((entry: object) => !('event' in entry))
    expect(commands).toHaveLength(4)
    expect(commands.every(isArguments)).toBe(true)
  })

  it('sends the update for a returning visitor in the same task, then the event', () => {
    grant(start(['google-consent-mode']), ['functionality', 'analytics'])
    expect(calls(page.dataLayer).slice(3)).toEqual([
      [
        'consent',
        'update',
        { ...DENIED, analytics_storage: 'granted', functionality_storage: 'granted', personalization_storage: 'granted' }
      ],
      { event: 'consentry_update' }
    ])
  })

  it('grants the three advertising types together', () => {
    grant(start(['google-consent-mode']), ['advertising'])
    expect(calls(page.dataLayer)[3]).toEqual([
      'consent',
      'update',
      { ...DENIED, ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' }
    ])
  })

  it('denies again at a withdrawal', () => {
    const store = start(['google-consent-mode'])
    grant(store, ['advertising'])
    grant(store, [])
    expect(calls(page.dataLayer)[5]).toEqual(['consent', 'update', DENIED])
  })

  it('keeps a data layer that holds entries already, and follows one that is replaced', () => {
    const first = (page.dataLayer = [{ pageType: 'home' }])
    const store = start(['google-consent-mode'])
    expect(first[0]).toEqual({ pageType: 'home' })
    expect(first).toHaveLength(4)
    page.dataLayer = []
    grant(store, ['analytics'])
    expect(page.dataLayer).toHaveLength(2)
  })

  it('takes its options', () => {
    const options = {
      waitForUpdate: 2000,
      urlPassthrough: true,
      adsDataRedaction: false,
      dataLayer: 'layer',
      event: 'consent_update'
    }
    grant(start([{ name: 'google-consent-mode', ...options }]), ['analytics'])
    expect(page.dataLayer).toBeUndefined()
    expect(calls(page.layer)[0]).toEqual(['consent', 'default', { ...DENIED, wait_for_update: 2000 }])
    expect(calls(page.layer).slice(1, 3)).toEqual([
      ['set', 'ads_data_redaction', false],
      ['set', 'url_passthrough', true]
    ])
    expect(page.layer.at(-1)).toEqual({ event: 'consent_update' })
  })

  it('denies what the configuration has no category for', () => {
    grant(start(['google-consent-mode'], { categories: ['analytics'] }), ['analytics'])
    expect(calls(page.dataLayer)[3]).toEqual(['consent', 'update', { ...DENIED, analytics_storage: 'granted' }])
  })

  it('knows the categories of a site by the names that it gives', () => {
    const signal = { name: 'google-consent-mode', categories: { analytics: 'statistics' } } as const
    grant(start([signal], { categories: ['statistics'] }), ['statistics'])
    expect(calls(page.dataLayer)[3]).toEqual(['consent', 'update', { ...DENIED, analytics_storage: 'granted' }])
  })
})

describe('microsoft', () => {
  it('tells UET by three arguments of one push', () => {
    page.uetq = { push: vi.fn() }
    grant(start(['microsoft-uet']), ['advertising'])
    expect(page.uetq.push.mock.calls).toEqual([
      ['consent', 'default', { ad_storage: 'denied' }],
      ['consent', 'update', { ad_storage: 'granted' }]
    ])
  })

  it('makes the queue that UET reads where there is none', () => {
    start(['microsoft-uet'])
    expect(page.uetq).toEqual(['consent', 'default', { ad_storage: 'denied' }])
  })

  it('queues for Clarity as its own snippet does, with both keys', () => {
    start(['microsoft-clarity'])
    expect(page.clarity.q.every(isArguments)).toBe(true)
    expect(calls(page.clarity.q)).toEqual([['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]])
  })

  it('has Clarity hear, when it comes, only what holds then: a denial would have cost its id', () => {
    const store = start(['microsoft-clarity'])
    grant(store, ['analytics'])
    expect(calls(page.clarity.q)).toEqual([['consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }]])
    page.clarity = vi.fn()
    grant(store, [])
    expect(page.clarity).toHaveBeenCalledExactlyOnceWith('consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' })
  })

  it('calls a Clarity that is there already', () => {
    page.clarity = vi.fn()
    start(['microsoft-clarity'])
    expect(page.clarity).toHaveBeenCalledExactlyOnceWith('consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' })
  })
})

describe('vendors of one category', () => {
  // Name, category, what is heard before a grant, at a grant, at a withdrawal.
  const FUNCTIONS = [
    ['pinterest', 'pintrk', 'advertising', ['setconsent', false], ['setconsent', true], ['setconsent', false]],
    ['reddit', 'rdt', 'advertising', ['disableFirstPartyCookies'], ['enableFirstPartyCookies'], ['disableFirstPartyCookies']]
  ] as const
  const METHODS = [
    ['tiktok', 'ttq', 'advertising', 'holdConsent', 'grantConsent', 'revokeConsent'],
    ['posthog', 'posthog', 'analytics', 'clear_opt_in_out_capturing', 'opt_in_capturing', 'opt_out_capturing'],
    ['mixpanel', 'mixpanel', 'analytics', 'opt_out_tracking', 'opt_in_tracking', 'opt_out_tracking']
  ] as const

  it.each(FUNCTIONS)(
    '%s hears the start, a grant and a withdrawal, each once',
    async (name, global, category, before, granted, denied) => {
      page[global] = vi.fn()
      const store = await started([name])
      grant(store, [category])
      grant(store, [category, 'functionality'])
      grant(store, ['functionality'])
      grant(store, [])
      expect(page[global].mock.calls).toEqual([before, granted, denied])
    }
  )

  it.each(METHODS)('%s hears the start, a grant and a withdrawal, each once', async (name, global, category, ...methods) => {
    const heard: string[] = []
    page[global] = { __loaded: true, ...Object.fromEntries(methods.map(method => [method, () => heard.push(method)])) }
    const store = await started([name])
    grant(store, [category])
    grant(store, [category, 'functionality'])
    grant(store, ['functionality'])
    grant(store, [])
    expect(heard).toEqual(methods)
  })

  it('meta hears revoke before a grant, grant, and revoke at a withdrawal', () => {
    page.fbq = vi.fn()
    const store = start(['meta'])
    grant(store, ['advertising'])
    grant(store, [])
    expect(page.fbq.mock.calls).toEqual([
      ['consent', 'revoke'],
      ['consent', 'grant'],
      ['consent', 'revoke']
    ])
  })

  const GLOBALS = [...FUNCTIONS, ...METHODS].map(([name, global, category]) => [name, global, category] as const)
  it.each([['meta', 'fbq', 'advertising'] as const, ...GLOBALS])('%s is never stubbed', async (name, global, category) => {
    const store = await started([name])
    grant(store, [category])
    grant(store, [])
    expect(global in page).toBe(false)
  })

  it('tells a vendor that a script brings later, and only what holds then', async () => {
    const store = await started(['meta'])
    grant(store, ['advertising'])
    page.fbq = vi.fn()
    scriptLoaded()
    scriptLoaded()
    expect(page.fbq.mock.calls).toEqual([['consent', 'grant']])
  })

  it('holds back a vendor that a script brings before any grant', () => {
    start(['meta'])
    page.fbq = vi.fn()
    scriptLoaded()
    expect(page.fbq.mock.calls).toEqual([['consent', 'revoke']])
  })

  it('waits for a method that the stub of a snippet lacks', async () => {
    page.ttq = {}
    const store = await started(['tiktok'])
    page.ttq.grantConsent = vi.fn()
    grant(store, ['advertising'])
    expect(page.ttq.grantConsent).toHaveBeenCalledOnce()
    expect(store.emit).not.toHaveBeenCalled()
  })

  it.each(['posthog', 'mixpanel'] as const)('waits until %s has been set up, by inline code behind its file', async name => {
    const [start, optIn] =
      name === 'posthog' ? ['clear_opt_in_out_capturing', 'opt_in_capturing'] : ['opt_out_tracking', 'opt_in_tracking']
    const store = await started([name])
    const library = (page[name] = { [start]: vi.fn(), [optIn]: vi.fn() } as Record<string, unknown>)
    scriptLoaded()
    grant(store, ['analytics'])
    expect(library[start]).not.toHaveBeenCalled()
    expect(library[optIn]).not.toHaveBeenCalled()
    scriptLoaded()
    library.__loaded = true
    await new Promise(resolve => setTimeout(resolve))
    expect(library[optIn]).toHaveBeenCalledOnce()
  })

  it("tells a snippet's stub, which keeps the calls for its library", async () => {
    page.posthog = Object.assign([], { opt_in_capturing: vi.fn(), clear_opt_in_out_capturing() {} })
    grant(await started(['posthog']), ['analytics'])
    expect(page.posthog.opt_in_capturing).toHaveBeenCalledOnce()
  })

  it('queues for Matomo: consent required, given on each page, forgotten at a withdrawal', async () => {
    const store = await started(['matomo'])
    grant(store, ['analytics'])
    grant(store, [])
    expect(page._paq).toEqual([['requireConsent'], ['setConsentGiven'], ['forgetConsentGiven']])
  })

  it('gives Matomo arrays of its own, since it takes them apart', async () => {
    await started(['matomo'])
    page._paq[0].shift()
    delete page._paq
    await started(['matomo'])
    expect(page._paq).toEqual([['requireConsent']])
  })

  it('does not ask Mixpanel to track the grant or to erase the profile', async () => {
    const mixpanel = (page.mixpanel = {
      __loaded: true,
      opt_in_tracking: vi.fn(),
      opt_out_tracking: vi.fn()
    })
    const store = await started(['mixpanel'])
    grant(store, ['analytics'])
    grant(store, [])
    expect(mixpanel.opt_in_tracking).toHaveBeenCalledWith({ track: expect.any(Function) })
    expect(mixpanel.opt_out_tracking).toHaveBeenCalledWith({ delete_user: false })
  })
})

describe('platforms', () => {
  it('turns off the banner of HubSpot and sends it all three categories on every page', async () => {
    const store = start(['hubspot'])
    expect(page.disableHubSpotCookieBanner).toBe(true)
    await Promise.resolve()
    grant(store, ['analytics'])
    expect(page._hsp).toEqual([
      ['setHubSpotConsent', { analytics: false, advertisement: false, functionality: false }],
      ['setHubSpotConsent', { analytics: true, advertisement: false, functionality: false }]
    ])
  })

  function shop(consent: Record<string, string>) {
    const setTrackingConsent = vi.fn()
    page.Shopify = {
      loadFeatures: vi.fn((_features: unknown, done: (error?: unknown) => void) => done()),
      customerPrivacy: { currentVisitorConsent: () => consent, setTrackingConsent }
    }
    return setTrackingConsent
  }

  it('stores nothing at Shopify before a decision, and maps four purposes after it', async () => {
    const set = shop({ analytics: '', marketing: '', preferences: '', sale_of_data: '' })
    const store = await started(['shopify'])
    expect(page.Shopify.loadFeatures.mock.calls[0][0]).toEqual([{ name: 'consent-tracking-api', version: '0.1' }])
    expect(set).not.toHaveBeenCalled()
    grant(store, ['advertising'])
    expect(set.mock.lastCall![0]).toEqual({ analytics: false, marketing: true, preferences: false, sale_of_data: true })
  })

  it('takes back a yes that Shopify remembers and we do not', async () => {
    const set = shop({ analytics: 'yes', marketing: 'no', preferences: '', sale_of_data: '' })
    await started(['shopify'])
    expect(set.mock.lastCall![0]).toEqual({ analytics: false, marketing: false, preferences: false, sale_of_data: false })
  })

  it('tells Shopify and WordPress once their scripts are there', async () => {
    const store = await started(['shopify', 'wordpress'])
    grant(store, ['analytics'])
    const set = shop({})
    page.wp_has_consent = () => false
    page.wp_set_consent = vi.fn()
    scriptLoaded()
    expect(set).toHaveBeenCalledOnce()
    expect(page.wp_set_consent).toHaveBeenCalledTimes(5)
  })

  it('sets the consent type of WordPress at the start and announces it', async () => {
    const defined = vi.fn()
    document.addEventListener('wp_consent_type_defined', defined, { once: true })
    start(['wordpress'])
    expect(page.wp_consent_type).toBe('optin')
    await Promise.resolve()
    expect(defined).toHaveBeenCalledOnce()
  })

  it('sends WordPress each of its five categories', async () => {
    page.wp_has_consent = () => false
    page.wp_set_consent = vi.fn()
    const store = await started(['wordpress'])
    expect(page.wp_set_consent).not.toHaveBeenCalled()
    grant(store, ['analytics'])
    expect(page.wp_set_consent.mock.calls).toEqual([
      ['functional', 'allow'],
      ['preferences', 'deny'],
      ['statistics', 'allow'],
      ['statistics-anonymous', 'allow'],
      ['marketing', 'deny']
    ])
  })

  it('takes back a yes that WordPress remembers and we do not', async () => {
    page.wp_has_consent = (category: string) => category === 'marketing'
    page.wp_set_consent = vi.fn()
    await started(['wordpress'])
    expect(page.wp_set_consent.mock.calls).toEqual([['marketing', 'deny']])
  })
})

describe("a site's own signals", () => {
  it('pushes the calls of a queue: denied at the start, granted with the category, denied again', () => {
    const store = start([{ queue: '_own', grant: [['allow', 1], ['go']], deny: [['stop']], category: 'functionality' }])
    grant(store, ['functionality'])
    grant(store, [])
    expect(page._own).toEqual([['stop'], ['allow', 1], ['go'], ['stop']])
  })

  it('calls a function with what is granted and the phase', () => {
    const own = vi.fn()
    const store = start([own])
    grant(store, ['analytics'], ['youtube'])
    expect(own.mock.calls).toEqual([
      [NOTHING, 'default'],
      [{ categories: new Set(['necessary', 'analytics']), services: new Set(['youtube']) }, 'update']
    ])
  })

  it('hears a service that changes while no category does', () => {
    const own = vi.fn()
    const store = start([own], { services: [{ id: 'youtube', name: 'YouTube', category: 'advertising' }] })
    grant(store, [], ['youtube'])
    expect(own).toHaveBeenCalledTimes(2)
  })
})

describe('order and faults', () => {
  it('sends every default before any update, in the order of the configuration', () => {
    const heard: string[] = []
    const own = (name: string) => (_granted: Granted, phase: string) => void heard.push(`${name} ${phase}`)
    const store = start([own('a'), own('b')])
    expect(heard).toEqual(['a default', 'b default'])
    grant(store, ['analytics'])
    expect(heard).toEqual(['a default', 'b default', 'a update', 'b update'])
  })

  it('sends the update at once, and the default before it', () => {
    grant(start(['microsoft-uet']), ['advertising'])
    expect(page.uetq.slice(1)).toEqual(['default', { ad_storage: 'denied' }, 'consent', 'update', { ad_storage: 'granted' }])
  })

  it('sends the update for a "no" too, once: whoever waits for an answer has it', () => {
    const own = vi.fn()
    const store = start([own])
    grant(store, [], [], UNDECIDED)
    expect(own).toHaveBeenCalledTimes(1)
    grant(store, [])
    grant(store, [])
    expect(own.mock.calls.map(([, phase]) => phase as string)).toEqual(['default', 'update'])
  })

  it('sends the update on later pages for a "no" that is stored', () => {
    const own = vi.fn()
    grant(start([own]), [], [], { ...UNDECIDED, question: null })
    expect(own.mock.calls.map(([, phase]) => phase as string)).toEqual(['default', 'update'])
  })

  it('sends nothing where the same is granted again, or only what is necessary', () => {
    const own = vi.fn()
    const services = [{ id: 'pay', name: 'Pay', category: 'necessary', reason: 'Payment' }]
    const store = start([own], { services })
    grant(store, [], ['pay'], UNDECIDED)
    expect(own).toHaveBeenCalledTimes(1)
    grant(store, ['analytics'], ['pay'])
    grant(store, ['analytics'], ['pay'])
    expect(own).toHaveBeenCalledTimes(2)
  })

  it("tells the others after one vendor's fault, and reports it", () => {
    page.fbq = () => {
      throw new Error('no pixel')
    }
    const store = start(['meta', 'microsoft-uet'])
    expect(page.uetq).toHaveLength(3)
    expect(store.emit).toHaveBeenCalledExactlyOnceWith('error', {
      code: 'signal-failed',
      message: 'meta: Error: no pixel',
      cause: expect.any(Error)
    })
  })

  it('names a function and a queue by what they are called', () => {
    const store = start([
      function tellNobody() {
        throw new Error('no')
      },
      { queue: '_own', grant: [], deny: [5] as never, category: 'analytics' }
    ])
    expect(store.emit.mock.calls.map(([, detail]) => detail.message)).toEqual([
      'tellNobody: Error: no',
      expect.stringMatching(/^_own: TypeError/)
    ])
  })

  it('reports a second file that does not load', async () => {
    const store = storeFor(['tiktok'])
    stops.push(startSignals(store, () => Promise.reject(new Error('offline'))))
    await new Promise(resolve => setTimeout(resolve))
    expect(store.emit).toHaveBeenCalledWith('error', expect.objectContaining({ code: 'signal-failed' }))
  })

  it('tells a vendor of the second file what holds when it comes', async () => {
    const store = start(['matomo', 'hubspot'])
    grant(store, ['analytics'])
    await new Promise(resolve => setTimeout(resolve))
    expect(page._paq).toEqual([['setConsentGiven']])
    expect(page._hsp).toEqual([['setHubSpotConsent', { analytics: true, advertisement: false, functionality: false }]])
  })

  it('loads the second file only where one of its vendors is named', () => {
    const load = vi.fn(loadMore)
    stops.push(startSignals(storeFor(['google-consent-mode', 'microsoft-uet', 'microsoft-clarity', 'meta']), load))
    expect(load).not.toHaveBeenCalled()
  })

  it('tells nobody after stop, also where the second file comes later', async () => {
    const store = storeFor(['google-consent-mode', 'matomo'])
    startSignals(store, loadMore)()
    grant(store, ['analytics'])
    await new Promise(resolve => setTimeout(resolve))
    expect(page.dataLayer).toHaveLength(3)
    expect(page._paq).toBeUndefined()
  })

  it('touches nothing where no signal is configured', () => {
    grant(start([]), ['analytics'])
    expect(Object.keys(window)).toEqual(before)
  })

  it('knows every name that the types have', () => {
    expect([...Object.keys(vendors), ...Object.keys(more)].sort()).toEqual(
      // prettier-ignore
      ['google-consent-mode', 'hotjar', 'hubspot', 'linkedin', 'matomo', 'meta', 'microsoft-clarity', 'microsoft-uet', 'mixpanel', 'pinterest', 'posthog', 'reddit', 'shopify', 'tiktok', 'wordpress']
    )
  })
})

it('says which name is no vendor, and is silent for vendors without a call', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { emit } = await started(['google', 'linkedin', 'hotjar'] as never)
  expect(warn.mock.calls.map(([text]) => text)).toEqual([expect.stringContaining('signals names "google", which is no vendor')])
  expect(emit).not.toHaveBeenCalled()
  warn.mockRestore()
})
