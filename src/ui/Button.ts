import { h, type ComponentChild } from 'preact'

export type Press = (event: MouseEvent & { currentTarget: HTMLElement }) => void

/** @param hook design §6; its first word is the `::part` */
export function Button(hook: string, kind: 'solid' | 'outline' | 'quiet', text: string, press: Press, more = {}): ComponentChild {
  return h(
    'button',
    { type: 'button', class: kind, 'data-consentry': hook, part: `button ${hook.split('-')[0]}`, onClick: press, ...more },
    text
  )
}

/** The cross is drawn by the stylesheet: as text it would be read out as a times sign. */
export function CloseButton(name: string, press: () => void): ComponentChild {
  return Button('close', 'quiet', '', press, { title: name, 'aria-label': name })
}
