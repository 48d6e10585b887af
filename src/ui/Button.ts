import { h, type VNode } from 'preact'

export type Press = (event: MouseEvent & { currentTarget: HTMLElement }) => void

/** @param hook design §6; its first word is the `::part` */
export function Button(hook: string, kind: 'solid' | 'outline' | 'quiet', text: string, press: Press, more = {}): VNode {
  return h(
    'button',
    { type: 'button', class: kind, 'data-consentry': hook, part: `button ${hook.split('-')[0]}`, onClick: press, ...more },
    text
  )
}

export function CloseButton(name: string, press: Press, more = {}): VNode {
  const button = Button('close', 'quiet', '×', press)
  button.title = button.ariaLabel = name
  return button
}
