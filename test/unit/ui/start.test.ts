// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadFrom } from '../../../src/lib/loadFrom'
import type { Choice, ConsentConfig } from '../../../src/types'
import type { UiModule } from '../../../src/ui/module'
import { startInterface } from '../../../src/ui/start'
import { createCore, hook, lendBrowser } from './support'

const CHOICE: Choice = { id: 'x', seq: 1, decidedAt: 1, expiresAt: 2, policyVersion: null, categories: {}, services: {} }
const LABEL = 'consentry.label'
const none = () => Promise.reject()
let stop = () => {}

beforeEach(() => {
  lendBrowser()
  localStorage.clear()
  sessionStorage.clear()
  document.documentElement.lang = 'en'
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function start({ choice = null, ...input }: Partial<ConsentConfig> & { choice?: Choice | null } = {}) {
  const made = createCore(input)
  made.store.$choice.set(choice)
  const mounted = { placeholder: vi.fn(() => vi.fn()), stop: vi.fn() }
  const mount = vi.fn<UiModule['mount']>((_core, _root, _loaders, speaks) => {
    queueMicrotask(() => speaks('en', 'ltr', 'Cookie settings'))
    return mounted
  })
  const ui = vi.fn(async () => ({ mount }))
  const control = startInterface(made.core, { load: loadFrom({ ui, details: none }), locale: none })
  stop = control.stop
  const host = () => document.querySelector<HTMLElement>('consentry-root')
  const reopen = () => (host() ? hook<HTMLButtonElement>(host()!.shadowRoot!, 'reopen') : null)
  return { ...made, ui, mount, mounted, control, host, reopen }
}

it('puts nothing on the page and loads nothing while there is nothing to show', () => {
  const { ui, host } = start()
  expect([ui.mock.calls.length, host()]).toEqual([0, null])
})

it('loads the interface once, and puts its host before the body', async () => {
  const { store, ui, mount, host } = start()
  store.$view.set('banner')
  store.$view.set('preferences')
  await vi.waitFor(() => expect(mount).toHaveBeenCalledOnce())
  expect(ui).toHaveBeenCalledOnce()
  expect(host()!.nextElementSibling).toBe(document.body)
  expect(host()!.matches(':defined')).toBe(true)
})

it('reads and writes no label before a decision', async () => {
  const read = vi.spyOn(Storage.prototype, 'getItem')
  const { store, mount } = start()
  store.$view.set('banner')
  await vi.waitFor(() => expect(mount).toHaveBeenCalled())
  expect([read.mock.calls.length, localStorage.length]).toEqual([0, 0])
  store.$choice.set(CHOICE)
  store.$view.set(null)
  await vi.waitFor(() => expect(localStorage.getItem(LABEL)).toBe('en|en|ltr|Cookie settings'))
})

it('draws the control for a returning visitor without loading the interface', () => {
  localStorage.setItem(LABEL, 'en|ar|rtl|Label')
  const { ui, reopen, host } = start({ choice: CHOICE })
  expect([reopen()!.textContent, host()!.lang, host()!.dir, ui.mock.calls.length]).toEqual(['Label', 'ar', 'rtl', 0])
})

it('fetches the label again where the page speaks another language', async () => {
  localStorage.setItem(LABEL, 'sv|sv|ltr|Kakor')
  const { reopen, ui } = start({ choice: CHOICE })
  await vi.waitFor(() => expect(reopen()!.textContent).toBe('Cookie settings'))
  expect(ui).toHaveBeenCalledOnce()
})

it('opens the preferences, not the banner', () => {
  localStorage.setItem(LABEL, 'en|en|ltr|Label')
  const { reopen, store } = start({ choice: CHOICE })
  reopen()!.click()
  expect(store.$view.get()).toBe('preferences')
})

it('leaves the control out where the page has its own, unless it must be there', () => {
  localStorage.setItem(LABEL, 'en|en|ltr|Label')
  document.body.innerHTML = '<a data-consent-action="preferences">Cookies</a>'
  expect(start({ choice: CHOICE }).reopen()).toBeNull()
  stop()
  expect(start({ choice: CHOICE, ui: { reopen: 'button' } }).reopen()).not.toBeNull()
  stop()
  document.body.replaceChildren()
  expect(start({ choice: CHOICE, ui: { reopen: 'none' } }).reopen()).toBeNull()
})

it('stays on the pages that follow where what was told has been closed, once the region is known', async () => {
  sessionStorage.setItem('consentry.closed', '1')
  const { store, tell, reopen } = start({ regime: 'us' })
  expect(reopen()).toBeNull()
  store.$question.set('first')
  tell('ready')
  await vi.waitFor(() => expect(reopen()!.textContent).toBe('Cookie settings'))
  expect(localStorage.length).toBe(0)
})

it('comes back where a router takes its host away, and not for ever', async () => {
  localStorage.setItem(LABEL, 'en|en|ltr|Label')
  const { host } = start({ choice: CHOICE })
  host()!.remove()
  await vi.waitFor(() => expect(host()).not.toBeNull())
  const fight = new MutationObserver(() => host()?.remove())
  fight.observe(document.documentElement, { childList: true })
  host()!.remove()
  await new Promise(resolve => setTimeout(resolve, 20))
  fight.disconnect()
  expect(host()).toBeNull()
})

it('stays closed and says so where the interface cannot be loaded, and tries again when asked', async () => {
  const made = createCore()
  const ui = vi.fn(() => Promise.reject(new Error('offline')))
  const control = startInterface(made.core, { load: loadFrom({ ui, details: none }), locale: none })
  stop = control.stop
  made.store.$view.set('banner')
  await vi.waitFor(() => expect(made.errors).toEqual(['interface-unavailable']))
  expect(made.store.$view.get()).toBeNull()
  made.store.$view.set('banner')
  await vi.waitFor(() => expect(ui).toHaveBeenCalledTimes(2))
})

it('draws no placeholder that is no longer wanted when the interface arrives', async () => {
  const { control, mounted, mount } = start()
  const embed = document.createElement('iframe')
  control.placeholder(embed, 'a', [])()
  const stopSecond = control.placeholder(embed, 'b', [])
  await vi.waitFor(() => expect(mount).toHaveBeenCalled())
  await vi.waitFor(() => expect(mounted.placeholder.mock.calls).toEqual([[embed, 'b', []]]))
  stopSecond()
  expect(mounted.placeholder.mock.results[0]!.value).toHaveBeenCalledOnce()
})

it('shows nothing on a page that is prerendered, until it is activated', async () => {
  const prerendering = { value: true, configurable: true }
  Object.defineProperty(document, 'prerendering', prerendering)
  const { store, ui, mount } = start()
  store.$view.set('banner')
  await vi.waitFor(() => expect(ui).toHaveBeenCalled())
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(mount).not.toHaveBeenCalled()
  Object.defineProperty(document, 'prerendering', { value: false, configurable: true })
  document.dispatchEvent(new Event('prerenderingchange'))
  await vi.waitFor(() => expect(mount).toHaveBeenCalledOnce())
})
