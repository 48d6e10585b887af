import type { ComponentChildren } from 'preact'
import type { Scene } from './scene'

interface Props {
  scene: Scene
  name: ComponentChildren
  on: boolean
  /** The hook: `data-consentry-category` or `data-consentry-service`, and the id. */
  hook: [attribute: string, id: string]
  /** Id of the element that describes it. */
  description?: string
  /** Missing where it cannot be switched. */
  toggle?(on: boolean): void
}

/** The ARIA switch pattern: the name never changes with the state; the state stands in words too, not in colour alone. */
export function Switch({ scene, name, on, hook: [attribute, id], description, toggle }: Props) {
  const { messages } = scene.words
  return (
    <label part="switch">
      <span class="name">{name}</span>
      <span class="state" aria-hidden={toggle && 'true'}>
        {toggle ? (on ? messages.on : messages.off) : messages.alwaysOn}
      </span>
      <input
        type="checkbox"
        role="switch"
        {...{ [attribute]: id }}
        aria-describedby={description}
        checked={on}
        disabled={!toggle}
        onChange={event => toggle?.(event.currentTarget.checked)}
      />
    </label>
  )
}
