import { h } from './h'

/** @param hook design §6; its first word is the `::part` */
export function Button(hook: string, kind: 'solid' | 'outline' | 'quiet', text: string, press: () => void): HTMLElement {
  return h(
    'button',
    { type: 'button', class: kind, 'data-consentry': hook, part: `button ${hook.split('-')[0]}`, onclick: press },
    text
  )
}

export function CloseButton(name: string, press: () => void): HTMLElement {
  const button = Button('close', 'quiet', '×', press)
  button.title = button.ariaLabel = name
  return button
}
