// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import type { ConsentConfig } from '../../../src/types'
import { createPlaceholder } from '../../../src/ui/Placeholder'
import { createScene, hook, lendBrowser, SERVICES } from './support'

beforeEach(() => {
  lendBrowser()
  document.body.innerHTML = '<p><iframe data-src="https://film.example/1" style="color: red" title="Film"></iframe></p>'
})

function place(service: string | null, categories: string[], config: Partial<ConsentConfig> = {}) {
  const { scene, decide, store } = createScene({ services: SERVICES, ...config })
  const embed = document.querySelector<HTMLElement>('iframe')!
  const placeholder = createPlaceholder(embed, service, categories, [new CSSStyleSheet()], 'light dark')
  placeholder.draw(scene)
  const host = document.querySelector('consentry-embed')!
  const root = host.shadowRoot!
  return { scene, store, decide, embed, placeholder, host, root, allow: hook(root, 'allow-embed')! }
}

it('stands before the embed, which is hidden meanwhile and then as it was', () => {
  const { embed, host, placeholder } = place('youtube', [])
  expect(host.nextElementSibling).toBe(embed)
  expect(embed.style.display).toBe('none')
  placeholder.stop()
  expect(document.body.innerHTML).toBe(
    '<p><iframe data-src="https://film.example/1" style="color: red;" title="Film"></iframe></p>'
  )
})

it('leaves no style where there was none', () => {
  document.querySelector('iframe')!.removeAttribute('style')
  const { embed, placeholder } = place('youtube', [])
  placeholder.stop()
  placeholder.stop()
  expect(embed.hasAttribute('style')).toBe(false)
})

it('names the service and its category', () => {
  const { root } = place('youtube', [])
  expect(root.textContent).toContain('YouTube is blocked')
  expect(root.textContent).toContain('Tracking and advertising')
})

it('allows the service for this page only, unless the visitor wants more', () => {
  const { allow, decide, root } = place('youtube', [])
  const remember = hook<HTMLInputElement>(root, 'remember-embed')!
  expect(remember.checked).toBe(false)
  allow.click()
  remember.click()
  allow.click()
  const decision = { action: 'allow-embed', surface: 'embed', services: { youtube: true }, categories: {} }
  expect(decide.mock.calls).toEqual([[{ ...decision, page: true }], [{ ...decision, page: false }]])
})

it('allows it to stay, and says so beforehand, where the server’s policy follows the cookie', () => {
  const { allow, decide, root } = place('youtube', [], { guard: 'policy' })
  const remember = hook<HTMLInputElement>(root, 'remember-embed')!
  expect([remember.checked, remember.disabled]).toEqual([true, true])
  allow.click()
  expect(decide.mock.calls[0]![0].page).toBe(false)
})

it('allows the category where the markup names only that, and says which', () => {
  const { allow, decide, root } = place(null, ['advertising'])
  expect(allow.textContent).toBe('Allow Tracking and advertising and show')
  expect(root.textContent).toContain('This content comes from film.example')
  allow.click()
  expect(decide.mock.calls[0]![0]).toMatchObject({ categories: { advertising: true }, services: {} })
})

it('asks only for what is missing', () => {
  const { placeholder, scene, store, root } = place(null, ['advertising', 'analytics'])
  store.$granted.set(['necessary', 'analytics'])
  placeholder.draw(scene)
  expect(hook(root, 'allow-embed')!.textContent).toBe('Allow Tracking and advertising and show')
})

it('moves the focus to the embed that was allowed, and to none that was not', async () => {
  const { allow, embed, placeholder } = place('youtube', [])
  const focus = vi.spyOn(embed, 'focus')
  placeholder.stop()
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(focus).not.toHaveBeenCalled()
  allow.click()
  placeholder.stop()
  await vi.waitFor(() => expect(focus).toHaveBeenCalledOnce())
})

it.each([
  ['map', 1],
  ['form', 1],
  ['constructor', 0],
  ['', 0]
])('draws what the markup says is there: %j', (kind, drawn) => {
  document.querySelector('iframe')!.dataset.consentryPlaceholder = kind
  expect(place('youtube', []).root.querySelectorAll('svg[aria-hidden="true"] path')).toHaveLength(drawn)
})

it('gives the focus to the first field of a block of HTML that was let through, else to its text', async () => {
  for (const [html, id] of [
    ['<p>Address</p><p><input type="hidden"><input id="street"></p>', 'street'],
    ['<p id="text">Our address</p>', 'text']
  ]) {
    document.body.innerHTML = '<script type="text/plain" data-type="text/html"></script>'
    const { scene } = createScene({ services: SERVICES })
    const block = document.querySelector<HTMLElement>('script')!
    const placeholder = createPlaceholder(block, 'youtube', [], [], 'light dark')
    placeholder.draw(scene)
    hook(document.querySelector('consentry-embed')!.shadowRoot!, 'allow-embed')!.click()
    block.insertAdjacentHTML('beforebegin', html!)
    placeholder.stop()
    await vi.waitFor(() => expect(document.activeElement!.id).toBe(id))
  }
})

it('asks for nothing where a service is necessary, and only not on this path', () => {
  const { scene } = createScene({
    services: [{ id: 'pay', category: 'necessary', name: 'Pay', reason: 'Pays', match: ['/checkout'] }]
  })
  const embed = document.querySelector<HTMLElement>('iframe')!
  createPlaceholder(embed, 'pay', [], [new CSSStyleSheet()], 'light dark').draw(scene)
  expect(document.querySelector('consentry-embed')).toBeNull()
  expect(embed.style.display).toBe('')
})
