// @vitest-environment jsdom
import { expect, it } from 'vitest'
import type { ConsentConfig, ConsentRecord } from '../../../src/types'
import { draftOf } from '../../../src/ui/draft'
import { Preferences } from '../../../src/ui/Preferences'
import { createScene, drawn, hook, SERVICES } from './support'

const STORED = {
  id: '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20',
  seq: 1,
  decidedAt: Date.UTC(2026, 4, 3, 12) / 1000,
  expiresAt: Date.UTC(2026, 10, 3) / 1000,
  policyVersion: null,
  categories: { functionality: false, analytics: true, advertising: false },
  services: {}
}

function open(input: Partial<ConsentConfig> = { services: SERVICES }, prepare?: (made: ReturnType<typeof createScene>) => void) {
  const made = createScene(input)
  prepare?.(made)
  const draft = draftOf(made.scene.config, made.store.$choice.get(), made.store.$regime.get().start)
  const dialog = drawn<HTMLDialogElement>(Preferences(made.scene, draft))
  document.body.replaceChildren(dialog)
  const category = (id: string) => dialog.querySelector<HTMLInputElement>(`[data-consentry-category="${id}"]`)!
  const service = (id: string) => dialog.querySelector<HTMLInputElement>(`[data-consentry-service="${id}"]`)
  return { ...made, dialog, category, service }
}

it('has a switch for each category, all off, and necessary on for good', () => {
  const { dialog, category } = open()
  const switches = [...dialog.querySelectorAll<HTMLInputElement>('[data-consentry-category]')]
  expect(switches.map(({ role, type, checked, disabled }) => [role, type, checked, disabled])).toEqual([
    ['switch', 'checkbox', true, true],
    ['switch', 'checkbox', false, false],
    ['switch', 'checkbox', false, false],
    ['switch', 'checkbox', false, false]
  ])
  expect(category('necessary').closest('label')!.textContent).toContain('Always on')
})

it('keeps the name of a switch the same in both states', () => {
  const { category } = open()
  const label = category('analytics').closest('label')!
  const spoken = [...label.querySelectorAll('span:not([aria-hidden])')].map(span => span.textContent)
  expect(spoken).toEqual(['Analytics'])
  expect(document.getElementById(category('analytics').getAttribute('aria-describedby')!)!.textContent).toContain('Measures')
})

it('tells of each service who is behind it, what for, what it stores and for how long', () => {
  const { dialog } = open()
  const text = dialog.textContent
  for (const fact of ['Google Ireland Ltd', 'Counts visits', '_ga · Kept for: 2 years', 'VISITOR', 'third party', 'yt-*'])
    expect(text).toContain(fact)
  expect(text).toContain('Keeps you signed in')
  expect(dialog.querySelector<HTMLAnchorElement>('li a')!.href).toBe('https://policies.example/')
})

it('writes names of the web from left to right, in an Arabic line too', () => {
  const names = [...open().dialog.querySelectorAll('code')]
  expect(names.map(({ dir, textContent }) => [dir, textContent])).toContainEqual(['ltr', '_ga'])
  expect(names.every(({ dir }) => dir === 'ltr')).toBe(true)
})

it('has no switch for a necessary service', () => expect(open().service('session')).toBeNull())

it('takes the services of a category along, and lets one be an exception', () => {
  const { category, service, dialog, decide } = open()
  category('advertising').click()
  expect(service('youtube')!.checked).toBe(true)
  category('analytics').click()
  service('ga')!.click()
  expect(category('analytics').checked).toBe(true)
  hook(dialog, 'save')!.click()
  expect(decide).toHaveBeenCalledWith({
    action: 'save-selection',
    surface: 'preferences',
    categories: { functionality: false, analytics: true, advertising: true },
    services: { ga: false, youtube: true }
  })
})

it('decides nothing before the visitor saves', () => {
  const { category, decide } = open()
  category('analytics').click()
  expect(decide).not.toHaveBeenCalled()
})

it('closes by its button and by a click beside it, and stays at a click inside', () => {
  const { dialog, close } = open()
  dialog.querySelector<HTMLElement>('.head')!.click()
  expect(close).not.toHaveBeenCalled()
  hook(dialog, 'close')!.click()
  dialog.click()
  dialog.dispatchEvent(new Event('close'))
  expect(close).toHaveBeenCalledTimes(3)
})

it('offers withdrawal first, and only where something is granted', () => {
  expect(hook(open().dialog, 'withdraw')).toBeNull()
  const { dialog, decide } = open(undefined, ({ store }) =>
    store.$grants.set({ categories: new Set(['necessary']), services: new Set(['youtube']) })
  )
  expect(dialog.querySelector<HTMLElement>('.text button')!.dataset.consentry).toBe('withdraw')
  hook(dialog, 'withdraw')!.click()
  expect(decide).toHaveBeenCalledWith({ action: 'withdraw', surface: 'preferences' })
})

it('shows an old choice in words and leaves the switches off where it is asked again', () => {
  const { dialog, category } = open(undefined, ({ store }) => store.$stored.set(STORED))
  expect(dialog.textContent).toContain('Your choice from May 3, 2026. Functionality: Off, Analytics: On')
  expect(category('analytics').checked).toBe(false)
})

it('names the reference of the record where one is kept, and no record where none is', () => {
  const decided = ({ store }: ReturnType<typeof createScene>) => store.$stored.set(STORED)
  expect(open({ record: { endpoint: 'https://log.example/' } }, decided).dialog.textContent).toContain(STORED.id)
  expect(open({}, decided).dialog.textContent).not.toContain(STORED.id)
})

it('hands out the receipt where there is a record', () => {
  expect(hook(open(undefined, ({ store }) => store.$stored.set(STORED)).dialog, 'receipt')).toBeNull()
  const { dialog } = open(undefined, ({ store, scene }) => {
    store.$stored.set(STORED)
    scene.core.consent.receipt = () => ({ recordId: 'r' }) as ConsentRecord
  })
  expect(hook(dialog, 'receipt')).not.toBeNull()
})

it('says what could not be deleted, and that nothing can be kept', () => {
  const { dialog } = open(undefined, ({ store, scene }) => {
    store.$left.set(['_ga', '_fbp'])
    scene.lost = true
  })
  expect(dialog.textContent).toContain('_ga, _fbp')
  expect(dialog.textContent).toContain('holds for this page only')
})

it('does not say that everything is off where the regime starts with something on', () => {
  expect(open().dialog.textContent).toContain('Everything optional is off')
  const { dialog, category } = open({ regime: 'us' })
  expect(dialog.textContent).not.toContain('Everything optional is off')
  expect(category('analytics').checked).toBe(true)
})

it('folds many services away and finds one by its name', () => {
  const services = Array.from({ length: 13 }, (_, index) => ({
    id: `s${index}`,
    category: index % 2 ? 'analytics' : 'advertising',
    name: `Service ${index}`,
    provider: index === 12 ? 'Twelve Ltd' : 'Other Ltd'
  }))
  const { dialog } = open({ services })
  const search = dialog.querySelector<HTMLInputElement>('[type="search"]')!
  expect(dialog.querySelector('details')!.open).toBe(false)
  search.value = 'twelve'
  search.dispatchEvent(new Event('input'))
  const shown = [...dialog.querySelectorAll<HTMLElement>('details li[part]')].filter(({ hidden }) => !hidden)
  expect(shown.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Service 12')])
  expect(dialog.querySelector<HTMLElement>('.category:has([data-consentry-category="analytics"])')!.hidden).toBe(true)
  search.value = ''
  search.dispatchEvent(new Event('input'))
  expect(dialog.querySelectorAll('[hidden]')).toHaveLength(0)
  expect(dialog.querySelectorAll('details[open]')).toHaveLength(0)
})

it('leaves unfolded after a search what was unfolded before it', () => {
  const services = Array.from({ length: 14 }, (_, index) => ({
    id: `s${index}`,
    category: index % 2 ? 'analytics' : 'advertising',
    name: `Service ${index}`
  }))
  const { dialog } = open({ services })
  const search = dialog.querySelector<HTMLInputElement>('[type="search"]')!
  const [first, second] = dialog.querySelectorAll('details')
  first!.open = true
  for (const [sought, states] of [
    ['s', [true, true]],
    ['service 1', [true, true]],
    ['', [true, false]]
  ] as const) {
    search.value = sought
    search.dispatchEvent(new Event('input'))
    expect([first!.open, second!.open]).toEqual(states)
  }
})

it('has no search where there are few services', () => expect(open().dialog.querySelector('[type="search"]')).toBeNull())

it('keeps a text of the site in its own direction, whatever the language around it', () => {
  const { dialog } = open()
  const texts = [...dialog.querySelectorAll('dd > bdi')].map(({ textContent }) => textContent)
  expect(texts).toContain('Counts visits')
})
