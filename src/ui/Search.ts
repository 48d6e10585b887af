import { h, type ComponentChild } from 'preact'
import type { Scene } from './scene'

/** With more services than this there is a search. */
const MANY = 12

export function Search({ config, messages }: Scene): ComponentChild {
  return (
    config.services.length > MANY &&
    h('input', { type: 'search', 'aria-label': messages.search, placeholder: messages.search, onInput: search })
  )
}

/** What the visitor had unfolded, or not, before the search did. */
const before = new WeakMap<HTMLDetailsElement, boolean>()

/** Leaves the services whose name or facts hold what was typed, and the categories that have one. */
function search({ target }: Event): void {
  const field = target as HTMLInputElement
  const sought = field.value.toLowerCase()
  for (const category of field.parentElement!.querySelectorAll('.category')) {
    const services = [...category.querySelectorAll<HTMLElement>('details > ul > li')]
    for (const service of services) service.hidden = !service.textContent!.toLowerCase().includes(sought)
    ;(category as HTMLElement).hidden = !!sought && services.every(({ hidden }) => hidden)
    const details = category.querySelector('details')
    if (!details) continue
    if (!before.has(details)) before.set(details, details.open)
    details.open = !!sought || before.get(details)!
    if (!sought) before.delete(details)
  }
}
