// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { isLive, place } from '../../../src/guard/place'

function script(type?: string): HTMLScriptElement {
  const element = document.createElement('script')
  if (type !== undefined) element.setAttribute('type', type)
  return element
}

test('knows the types that a browser runs', () => {
  for (const type of [
    undefined,
    '',
    'module',
    'text/javascript',
    'TEXT/JavaScript',
    'application/javascript',
    'text/ecmascript',
    'text/x-javascript'
  ])
    expect(isLive(script(type)), type).toBe(true)
  for (const type of ['text/plain', 'application/json', 'importmap', 'speculationrules', 'text/html', 'consentry/held'])
    expect(isLive(script(type)), type).toBe(false)
})

test('puts markup in at the spot, its scripts parked with the type they had', () => {
  document.body.innerHTML = '<p id="a"></p><p id="b"></p>'
  const spot = document.createRange()
  spot.setStartAfter(document.getElementById('a')!)
  const { nodes, scripts } = place('<i>1</i><script>1</script><div><script type="module">2</script></div>', spot)
  place('<b>2</b>', spot)
  expect([...document.body.children].map(({ localName }) => localName)).toEqual(['p', 'i', 'script', 'div', 'b', 'p'])
  expect(nodes).toHaveLength(3)
  expect(scripts.map(({ type, dataset }) => [type, dataset.type])).toEqual([
    ['text/plain', ''],
    ['text/plain', 'module']
  ])
})

test('leaves data blocks and marked scripts as they are', () => {
  document.body.innerHTML = ''
  const spot = document.createRange()
  spot.selectNodeContents(document.body)
  const { scripts } = place(
    '<script type="application/json">{}</script><script type="text/plain" data-consent="x">1</script>',
    spot
  )
  expect(scripts).toEqual([])
  expect([...document.scripts].map(({ type }) => type)).toEqual(['application/json', 'text/plain'])
})
