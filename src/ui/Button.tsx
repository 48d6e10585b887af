import type { ComponentChildren } from 'preact'

interface Props {
  /** The hook (design §6); its first word is the `::part`. */
  hook: string
  kind: 'solid' | 'outline' | 'quiet' | 'icon'
  press(): void
  /** Where the content is no text. */
  name?: string
  children: ComponentChildren
}

export function Button({ hook, kind, press, name, children }: Props) {
  return (
    <button
      type="button"
      class={kind}
      data-consentry={hook}
      part={`button ${hook.split('-')[0]}`}
      aria-label={name}
      title={name}
      onClick={press}
    >
      {children}
    </button>
  )
}
