// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { Banner } from '../../../src/ui/Banner'
import { createScene, drawn, hook, SERVICES } from './support'

const names = (element: HTMLElement) => [...element.querySelectorAll('button')].map(button => button.dataset.consentry)
const CHOICE = { id: 'x', seq: 1, decidedAt: 1, expiresAt: 2, policyVersion: null, categories: {}, services: {} }

it('gives reject and accept the same form, beside each other', () => {
  const banner = drawn(Banner(createScene().scene))
  expect(names(banner)).toEqual(['reject-all', 'accept-all', 'settings'])
  expect(hook(banner, 'reject-all')!.className).toBe(hook(banner, 'accept-all')!.className)
})

it('is a region named by its heading, and not modal', () => {
  const banner = drawn(Banner(createScene({ ui: { headingLevel: 3 } }).scene))
  const title = banner.querySelector(`#${banner.getAttribute('aria-labelledby')}`)!
  expect([banner.getAttribute('role'), banner.hasAttribute('aria-modal')]).toEqual(['region', false])
  expect([title.localName, title.textContent]).toEqual(['h3', 'Your choice about cookies'])
})

it('says who asks, for what, that a choice can be withdrawn, and how many others receive data', () => {
  const text = drawn(Banner(createScene({ services: SERVICES }).scene)).textContent
  expect(text).toContain('Example AB')
  expect(text).toContain('functionality, analytics, tracking and advertising')
  expect(text).toContain('withdraw your choice at any time under “Cookie settings”')
  expect(text).toContain('1 other company receives data')
})

it('does not count the controller, nor who is necessary, among the others', () => {
  const services = [
    { id: 'own', category: 'analytics', name: 'Own statistics', provider: 'Example AB' },
    { id: 'host', category: 'necessary', name: 'Host', provider: 'Host Ltd', reason: 'Serves the page' }
  ]
  expect(drawn(Banner(createScene({ services }).scene)).textContent).not.toContain('receives data')
})

it('says how far the choice reaches where the cookie has a domain', () => {
  const { scene } = createScene({ cookie: { domain: '.example.com' } })
  scene.config.cookie.domain = '.example.com'
  expect(drawn(Banner(scene)).textContent).toContain('applies to all of example.com')
})

it('decides with one click', () => {
  const { scene, decide, show } = createScene()
  const banner = drawn(Banner(scene))
  hook(banner, 'reject-all')!.click()
  hook(banner, 'accept-all')!.click()
  hook(banner, 'settings')!.click()
  expect(decide.mock.calls).toEqual([
    [{ action: 'reject-all', surface: 'banner' }],
    [{ action: 'accept-all', surface: 'banner' }]
  ])
  expect(show).toHaveBeenCalledWith('preferences')
})

it('offers the opt-out and a way to close where the regime is one of opt-out', () => {
  const { scene, close } = createScene({ regime: 'us' })
  const banner = drawn(Banner(scene))
  expect(names(banner)).toEqual(['reject-all', 'settings', 'close'])
  expect(hook(banner, 'reject-all')!.textContent).toBe('Do not sell or share my data')
  hook(banner, 'close')!.click()
  expect(close).toHaveBeenCalledOnce()
})

it('only tells where the regime asks nothing', () =>
  expect(names(drawn(Banner(createScene({ regime: 'notice' }).scene)))).toEqual(['close']))

it('shows that an opt-out signal is honoured, and nothing where there is none', () => {
  expect(hook(drawn(Banner(createScene({}, true).scene)), 'gpc')!.textContent).toBe('Opt-out preference signal honoured')
  expect(hook(drawn(Banner(createScene().scene)), 'gpc')).toBeNull()
})

it('does not say that a signal is honoured where the visitor has allowed advertising against it', () => {
  const { scene, store } = createScene({}, true)
  const said = (advertising: boolean) => {
    store.$choice.set({ ...CHOICE, categories: { advertising } })
    return !!hook(drawn(Banner(scene)), 'gpc')
  }
  expect([said(false), said(true)]).toEqual([true, false])
})

it('says why it asks again', () => {
  const policy = { version: '2', changes: { en: 'We now use maps.' }, changelog: 'https://example.com/changes' }
  const { scene, store } = createScene({ policy })
  store.$question.set('policy')
  const note = drawn(Banner(scene)).querySelector('.note')!
  expect(note.textContent).toContain('Our policy has changed since your last choice. We now use maps.')
  expect(note.querySelector('a')!.href).toBe('https://example.com/changes')
  store.$question.set('expired')
  expect(drawn(Banner(scene)).querySelector('.note')!.textContent).toContain('has expired')
})

it('names the categories that are new', () => {
  const { scene, store } = createScene()
  store.$question.set('new-category')
  store.$stored.set({ ...CHOICE, categories: { functionality: true, analytics: true } })
  expect(drawn(Banner(scene)).querySelector('.note')!.textContent).toBe('New since your last choice: tracking and advertising.')
})

it('shows a name of the site as text, whatever stands in it', () => {
  const { scene } = createScene({ controller: { name: '<img src=x onerror=alert(1)>' } })
  expect(drawn(Banner(scene)).querySelector('img')).toBeNull()
})

it('uses the names that the site gives its categories', () => {
  const { scene } = createScene({ categories: [{ id: 'maps', name: { en: 'Maps' } }, 'accept'] })
  expect(drawn(Banner(scene)).textContent).toContain('for: Maps, accept.')
})

it('goes away by Escape where it only tells or offers an opt-out, and not where it asks', () => {
  const pressed = (regime: 'eea' | 'us' | 'notice') => {
    const { scene, close } = createScene({ regime })
    const banner = drawn(Banner(scene))
    for (const key of ['a', 'Escape'])
      banner.querySelector('button')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    return close.mock.calls.length
  }
  expect([pressed('eea'), pressed('us'), pressed('notice')]).toEqual([0, 1, 1])
})

it('sets off what for from the rest of the sentence', () => {
  expect(drawn(Banner(createScene().scene)).querySelector('p strong')!.textContent).toBe(
    'functionality, analytics, tracking and advertising'
  )
  expect(drawn(Banner(createScene({ regime: 'notice' }).scene)).querySelector('p strong')).toBeNull()
})
