import { h, type ComponentChild } from 'preact'

export function Link(address: string | undefined, text: string): ComponentChild {
  return !!address && h('a', { part: 'link', href: address }, text)
}
