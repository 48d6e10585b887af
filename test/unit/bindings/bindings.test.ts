// @vitest-environment jsdom
import { act, createElement } from 'react'
// @ts-expect-error its types are a package of their own, which nothing else here needs
import { createRoot, hydrateRoot } from 'react-dom/client'
// @ts-expect-error as above
import { renderToString } from 'react-dom/server'
import { get } from 'svelte/store'
import { effectScope, watchEffect } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as react from '../../../src/bindings/react'
import { consentStore } from '../../../src/bindings/svelte'
import * as vue from '../../../src/bindings/vue'
import { createConsent } from '../../../src/headless'
import type { Consent } from '../../../src/types'

const CONFIG = {
  controller: { name: 'Example AB' },
  services: [{ id: 'film', category: 'advertising', name: 'Film' }]
} as const
let consent: Consent<'functionality' | 'analytics' | 'advertising', 'film'>

function start() {
  consent = createConsent(CONFIG)
  return consent
}

afterEach(() => {
  consent?.destroy()
  document.cookie = 'consentry=;max-age=0;path=/'
  localStorage.clear()
})

describe('react', () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

  function Page({ consent, before }: { consent: Consent<string, string> | null; before?: boolean }) {
    const analytics = react.useConsent(consent, 'analytics', before)
    const film = react.useConsent(consent, { service: 'film' })
    const choice = react.useChoice(consent)
    return `${analytics} ${film} ${choice?.seq ?? '-'}`
  }

  it('follows each decision, of a category and of a service alone', async () => {
    const host = document.createElement('div')
    const tree = createRoot(host)
    start()
    await act(() => tree.render(createElement(Page, { consent: consent as never })))
    expect(host.textContent).toBe('false false -')
    await act(() => consent.save({ analytics: true }))
    expect(host.textContent).toBe('true false 1')
    await act(() => consent.save({}, { film: true }))
    expect(host.textContent).toBe('true true 2')
    await act(() => consent.withdraw())
    expect(host.textContent).toBe('false false 3')
    await act(() => tree.unmount())
  })

  it('says on a server what it is told, hydrates with that, and goes on with the instance', async () => {
    const host = document.createElement('div')
    host.innerHTML = renderToString(createElement(Page, { consent: null, before: true }))
    expect(host.textContent).toBe('true false -')
    const errors = vi.spyOn(console, 'error')
    start()
    const tree = await act(() => hydrateRoot(host, createElement(Page, { consent: consent as never, before: true })))
    expect(errors).not.toHaveBeenCalled()
    expect(host.textContent).toBe('false false -')
    await act(() => tree.unmount())
  })

  it('takes an instance that comes later', async () => {
    const host = document.createElement('div')
    const tree = createRoot(host)
    await act(() => tree.render(createElement(Page, { consent: null })))
    expect(host.textContent).toBe('false false -')
    start()
    await act(() => tree.render(createElement(Page, { consent: consent as never })))
    await act(() => consent.acceptAll())
    expect(host.textContent).toBe('true true 1')
    await act(() => tree.unmount())
  })
})

describe('vue', () => {
  it('follows each decision, until its scope ends', () => {
    start()
    const seen: string[] = []
    const scope = effectScope()
    scope.run(() => {
      const analytics = vue.useConsent(consent, 'analytics')
      const film = vue.useConsent(consent, { service: 'film' })
      const choice = vue.useChoice(consent)
      watchEffect(() => seen.push(`${analytics.value} ${film.value} ${choice.value?.seq ?? '-'}`), { flush: 'sync' })
    })
    consent.save({ analytics: true })
    consent.save({}, { film: true })
    expect([seen[0], seen.at(-1)]).toEqual(['false false -', 'true true 2'])
    scope.stop()
    const count = seen.length
    consent.withdraw()
    expect(seen.length).toBe(count)
  })

  it('says on a server what it is told', () => {
    expect(vue.useConsent(null, 'analytics', true).value).toBe(true)
    expect(vue.useConsent(undefined, 'analytics').value).toBe(false)
    expect(vue.useChoice(null).value).toBeNull()
  })
})

describe('svelte', () => {
  it('follows each decision, until nobody listens', () => {
    start()
    const film = consentStore(consent, { service: 'film' })
    const seen: boolean[] = []
    const stop = film.subscribe(allowed => seen.push(allowed))
    consent.save({}, { film: true })
    expect(get(film)).toBe(true)
    consent.rejectAll()
    expect(get(film)).toBe(false)
    expect(seen).toEqual([false, true, false])
    stop()
    consent.acceptAll()
    expect(seen.length).toBe(3)
    expect(get(consent.$choice)?.seq).toBe(3)
  })

  it('says on a server what it is told', () => {
    expect(get(consentStore(null, 'analytics', true))).toBe(true)
    expect(get(consentStore(undefined, 'analytics'))).toBe(false)
  })
})
