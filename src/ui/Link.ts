import { h } from './h'

export function Link(address: string | undefined, text: string): HTMLElement | false {
  return !!address && h('a', { part: 'link', href: address }, text)
}
