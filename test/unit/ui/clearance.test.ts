// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest'
import { keepClear } from '../../../src/ui/clearance'
import { lendBrowser } from './support'

const rect = (top: number, bottom: number) => ({ top, bottom, left: 0, right: 300, height: bottom - top }) as DOMRect
const css = () => (document.adoptedStyleSheets as unknown as { text: string }[]).map(({ text }) => text)
let measure = () => {}

beforeEach(() => {
  lendBrowser()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        measure = callback
      }
      observe() {}
      disconnect() {}
    }
  )
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => callback())
  document.body.innerHTML = '<section class="banner"><div class="text"></div></section><a href="#">Link</a>'
})

function start(top: number, bottom: number) {
  const banner = document.querySelector<HTMLElement>('.banner')!
  banner.getBoundingClientRect = () => rect(top, bottom)
  const stop = keepClear(banner)
  measure()
  return { banner, stop, link: document.querySelector<HTMLElement>('a')!, text: document.querySelector<HTMLElement>('.text')! }
}

it('lets the page scroll clear of a banner at the bottom, or at the top, until it is gone', () => {
  const bottom = start(568, 768)
  expect(css()).toEqual([':root{scroll-padding-bottom:200px!important}'])
  bottom.stop()
  const top = start(0, 150)
  expect(css()).toEqual([':root{scroll-padding-top:150px!important}'])
  top.stop()
  expect(css()).toEqual([])
})

it('goes to the other edge where it would cover what has the focus', () => {
  const { banner, link, stop } = start(568, 768)
  link.getBoundingClientRect = () => rect(500, 580)
  link.focus()
  expect(banner.classList.contains('top')).toBe(false)
  link.blur()
  link.getBoundingClientRect = () => rect(600, 620)
  link.focus()
  expect(banner.classList.contains('top')).toBe(true)
  stop()
})

it('makes its text a stop on the way only where it scrolls', () => {
  const { text, stop } = start(568, 768)
  expect(text.hasAttribute('tabindex')).toBe(false)
  Object.defineProperty(text, 'scrollHeight', { value: 500 })
  measure()
  expect(text.tabIndex).toBe(0)
  stop()
})
