// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import en from '../../../src/i18n/locales/en'
import { loadFrom } from '../../../src/lib/loadFrom'
import type { ConsentConfig, Messages } from '../../../src/types'
import * as details from '../../../src/ui/details'
import { mount } from '../../../src/ui/mount'
import { createCore, hook, lendBrowser, SERVICES } from './support'

const nb = { ...en, save: 'Lagre valgene', reopen: 'Informasjonskapsler', bannerTitle: 'Ditt valg' } as Messages
let stop = () => {}

beforeEach(() => {
  lendBrowser()
  document.documentElement.lang = 'en'
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

async function start(input: Partial<ConsentConfig> = { services: SERVICES }) {
  const made = createCore(input)
  const host = document.body.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  const speaks = vi.fn()
  const locale = vi.fn(async () => nb)
  const loadDetails = vi.fn(async () => details)
  const ui = mount(made.core, root, { load: loadFrom({ ui: () => Promise.reject(), details: loadDetails }), locale }, speaks)
  stop = ui.stop
  await vi.waitFor(() => expect(speaks).toHaveBeenCalled())
  return { ...made, root, speaks, locale, loadDetails, ui }
}

async function openPreferences(root: ShadowRoot, { $view }: Awaited<ReturnType<typeof start>>['store']) {
  $view.set('preferences')
  await vi.waitFor(() => expect(hook(root, 'preferences')).not.toBeNull())
  return hook<HTMLDialogElement>(root, 'preferences')!
}

it('shows what the view says, and one thing at a time', async () => {
  const { root, store } = await start()
  expect(root.querySelectorAll('[data-consentry]')).toHaveLength(0)
  store.$view.set('banner')
  expect(hook(root, 'banner')).not.toBeNull()
  const { open } = await openPreferences(root, store)
  expect([hook(root, 'banner'), open]).toEqual([null, true])
  store.$view.set(null)
  expect(hook(root, 'preferences')).toBeNull()
})

it('has everything that a decision needs before it shows', async () => {
  const { root, store, decisions } = await start()
  store.$view.set('banner')
  hook(root, 'reject-all')!.click()
  expect(decisions).toEqual([
    { action: 'reject-all', surface: 'banner', shown: { hash: 'sha256-x', locale: 'en', layout: 'wide' } }
  ])
})

it('goes back from the preferences to the banner where nothing was decided', async () => {
  const { root, store, decisions } = await start()
  store.$view.set('banner')
  hook(root, 'settings')!.click()
  await vi.waitFor(() => expect(root.activeElement?.id).toBe('title'))
  hook(root, 'close')!.click()
  expect(store.$view.get()).toBe('banner')
  expect(root.activeElement).toBe(hook(root, 'settings'))
  expect(decisions).toEqual([])
})

it('gives the focus back to what opened the preferences', async () => {
  const { root, store } = await start()
  const link = document.body.appendChild(document.createElement('button'))
  link.focus()
  await openPreferences(root, store)
  hook(root, 'close')!.click()
  expect(store.$view.get()).toBeNull()
  expect(document.activeElement).toBe(link)
})

it('fetches the second layer when it is asked for, and once', async () => {
  const { root, store, loadDetails } = await start()
  store.$view.set('banner')
  expect(loadDetails).not.toHaveBeenCalled()
  await openPreferences(root, store)
  store.$view.set('banner')
  await openPreferences(root, store)
  expect(loadDetails).toHaveBeenCalledOnce()
})

it('goes back to what was shown and says so where the second layer cannot be loaded, and tries again', async () => {
  const { root, store, loadDetails, errors } = await start()
  loadDetails.mockRejectedValueOnce(new Error('offline'))
  store.$view.set('banner')
  hook(root, 'settings')!.click()
  await vi.waitFor(() => expect(errors).toEqual(['interface-unavailable']))
  expect([store.$view.get(), hook(root, 'banner') === null]).toEqual(['banner', false])
  await openPreferences(root, store)
})

it('steals no focus when the banner comes', async () => {
  const { store } = await start()
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  store.$view.set('banner')
  expect(document.activeElement).toBe(field)
})

it('announces the banner once and a decision after it', async () => {
  const { root, store } = await start()
  const status = root.querySelector('[role="status"]')!
  expect(status.textContent).toBe('')
  store.$view.set('banner')
  await vi.waitFor(() => expect(status.textContent).toBe(en.bannerTitle))
  hook(root, 'accept-all')!.click()
  expect(status.textContent).toBe(en.saved)
})

it('says so where the choice cannot be kept', async () => {
  const { root, store, tell } = await start()
  store.$view.set('banner')
  tell('choice-not-kept')
  hook(root, 'accept-all')!.click()
  expect(root.querySelector('[role="status"]')!.textContent).toBe(en.notKept)
})

it('keeps what was switched, and the focus, when the language changes', async () => {
  const { root, store, speaks } = await start()
  await openPreferences(root, store)
  const analytics = () => root.querySelector<HTMLInputElement>('[data-consentry-category="analytics"]')!
  analytics().focus()
  analytics().click()
  store.$locale.set('nb-NO')
  await vi.waitFor(() => expect(hook(root, 'save')!.textContent).toBe('Lagre valgene'))
  expect([analytics().checked, root.activeElement === analytics(), store.$locale.get()]).toEqual([true, true, 'nb'])
  expect(speaks).toHaveBeenLastCalledWith('nb', 'ltr', 'Informasjonskapsler')
})

it('asks in English where the language cannot be loaded', async () => {
  const made = createCore({ locale: 'nb' })
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' })
  const speaks = vi.fn()
  const none = () => Promise.reject()
  stop = mount(made.core, root, { load: none, locale: none }, speaks).stop
  await vi.waitFor(() => expect(speaks).toHaveBeenCalledWith('en', 'ltr', en.reopen))
})

it("takes the site's own texts", async () => {
  const { root, store } = await start({ texts: { en: { accept: 'Yes, all' } } })
  store.$view.set('banner')
  expect(hook(root, 'accept-all')!.textContent).toBe('Yes, all')
})

it('closes at once what a filter hides, and says so', async () => {
  const { root, store, errors } = await start()
  vi.mocked(Element.prototype.getClientRects).mockImplementation(() => [] as unknown as DOMRectList)
  store.$view.set('preferences')
  await vi.waitFor(() => expect(errors).toEqual(['interface-hidden']))
  expect([store.$view.get(), hook(root, 'preferences')]).toEqual([null, null])
})

it('leaves nothing behind when it stops', async () => {
  const { root, store, ui } = await start()
  store.$view.set('banner')
  ui.stop()
  expect(root.childNodes).toHaveLength(0)
  expect(document.adoptedStyleSheets).toHaveLength(0)
  store.$view.set('preferences')
  expect(root.childNodes).toHaveLength(0)
})

it('fills the declaration of a page and puts its own content back', async () => {
  const element = document.body.appendChild(document.createElement('div'))
  element.dataset.consentry = 'declaration'
  element.append('See our policy.')
  const { ui } = await start()
  ui.placeholder(element, null, [])
  await vi.waitFor(() => expect(element.querySelector('table')).not.toBeNull())
  const rows = [...element.querySelectorAll('tbody tr')].map(row => row.textContent)
  expect(rows).toEqual([
    expect.stringMatching(/^Session Keeps you signed insid/),
    expect.stringMatching(/^Google Analytics \(Google Ireland Ltd\).*Counts visits_ga · Kept for: 2 years/),
    expect.stringMatching(/^YouTube.*VISITOR · Kept for: 6 months · third partyyt-\*/)
  ])
  expect(element.querySelector('[style],[class]')).toBeNull()
  ui.stop()
  expect(element.textContent).toBe('See our policy.')
})
