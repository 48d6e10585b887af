import { h, type ComponentChild } from 'preact'
import type { Scene } from './scene'

interface Options {
  name: string
  on: boolean
  /** The hook, `data-consentry-category` or `data-consentry-service`. */
  hook: string
  id: string
  /** Id of the element that describes it. */
  description?: string
  /** Cannot be switched. */
  fixed?: boolean
}

/** The ARIA switch pattern: the name stays the same in both states, and the state stands there in words, not in colour alone. */
export function Switch({ messages }: Scene, { name, on, hook, id, description, fixed = false }: Options): ComponentChild {
  return h(
    'label',
    { part: 'switch' },
    h('input', { type: 'checkbox', role: 'switch', [hook]: id, 'aria-describedby': description, checked: on, disabled: fixed }),
    h('span', { class: 'name' }, name),
    fixed
      ? h('span', { class: 'state' }, messages.alwaysOn)
      : ['on', 'off'].map(state => h('span', { class: `state ${state}`, 'aria-hidden': 'true' }, messages[state as 'on' | 'off']))
  )
}
