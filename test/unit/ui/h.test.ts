// @vitest-environment jsdom
import { expect, it, vi } from 'vitest'
import { h } from '../../../src/ui/h'

it('takes markup in a string for text', () => expect(h('p', {}, '<b>x</b>').innerHTML).toBe('&lt;b&gt;x&lt;/b&gt;'))

it('leaves out what is empty, among attributes and among children', () => {
  const element = h('p', { id: undefined, title: '', hidden: false, class: 'a' }, '', null, undefined, false, ['x', [h('b')]])
  expect(element.outerHTML).toBe('<p class="a">x<b></b></p>')
})

it('listens where a function is given', () => {
  const press = vi.fn()
  const button = h('button', { onclick: press, disabled: true })
  expect(button.outerHTML).toBe('<button disabled=""></button>')
  button.dispatchEvent(new Event('click'))
  expect(press).toHaveBeenCalledOnce()
})
