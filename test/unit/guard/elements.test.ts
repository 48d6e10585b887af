// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { letGo, park } from '../../../src/guard/elements'

afterEach(() => document.body.replaceChildren())

function frame(attributes: Record<string, string>): HTMLIFrameElement {
  const element = document.createElement('iframe')
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  document.body.append(element)
  return element
}

it('gives an element its attributes back, and takes them again', () => {
  const element = frame({ 'data-srcdoc': 'Hello', title: 'A film' })
  letGo(element)
  expect(element.outerHTML).toBe('<iframe title="A film" srcdoc="Hello"></iframe>')
  park(element)
  expect(element.outerHTML).toBe('<iframe title="A film" data-srcdoc="Hello"></iframe>')
  expect(document.body.firstChild).toBe(element)
})

it('takes nothing back that the page has taken away itself', () => {
  const element = frame({ 'data-srcdoc': 'Hello' })
  letGo(element)
  element.removeAttribute('srcdoc')
  park(element)
  expect(element.outerHTML).toBe('<iframe></iframe>')
})

it('parks an element that is away in its place', () => {
  const element = frame({ 'data-srcdoc': 'Hello' })
  letGo(element)
  const away = document.createElement('div')
  away.append(element, document.createElement('p'))
  park(element)
  expect(away.innerHTML).toBe('<iframe data-srcdoc="Hello"></iframe><p></p>')
})
