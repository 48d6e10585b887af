import { h, type VNode } from 'preact'

export function Link(address: string | undefined, text: string): VNode | false {
  return !!address && h('a', { part: 'link', href: address }, text)
}
