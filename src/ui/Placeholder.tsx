import { render } from 'preact'
import { fill } from '../i18n/translate'
import type { CategoryId, ServiceId } from '../types'
import { Button } from './Button'
import { standIn } from './standIn'
import { nameOf, type Scene } from './scene'

export interface Placeholder {
  draw(scene: Scene): void
  stop(): void
}

/**
 * What stands where an embed is held back: says whose it is, and lets it through. It allows the service; where the markup
 * names categories, those, and the button says which.
 */
export function createPlaceholder(
  embed: Element,
  service: ServiceId | null,
  categories: readonly CategoryId[],
  sheet: CSSStyleSheet
): Placeholder {
  const { root, stop } = standIn(embed, sheet)
  let pressed = false

  function draw(scene: Scene): void {
    const { config, words, core, decide } = scene
    const { messages } = words
    const named = config.services.find(({ id }) => id === service)
    const granted = core.store.$granted.get()
    const missing = config.categories.filter(({ id }) => categories.includes(id) && !granted.includes(id))
    const own = config.categories.find(({ id }) => id === named?.category)
    const names = missing.map(category => nameOf(category, scene))
    const from = { service: named?.name ?? (hostOf(embed) || names.join(', ')) }
    const allowed = { service: [...(named ? [named.name] : []), ...names].join(', ') }
    const remember = () => root.querySelector('input')!.checked

    function allow(): void {
      pressed = true
      decide({
        action: 'allow-embed',
        surface: 'embed',
        page: !remember(),
        ...(service && { services: { [service]: true } }),
        ...(missing.length && { categories: Object.fromEntries(missing.map(({ id }) => [id, true])) })
      })
    }

    render(
      <div class="placeholder" part="placeholder" data-consentry="placeholder" role="group" aria-labelledby="title">
        <p id="title" part="title">
          {fill(messages.embedTitle, from)}
        </p>
        <p>{fill(messages.embedBody, from)}</p>
        {own && <p class="note">{nameOf(own, scene)}</p>}
        <Button hook="allow-embed" kind="solid" press={allow}>
          {fill(messages.embedAllow, allowed)}
        </Button>
        <label>
          <input type="checkbox" data-consentry="remember-embed" />
          {fill(messages.embedRemember, allowed)}
        </label>
      </div>,
      root
    )
  }

  return {
    draw,
    stop() {
      render(null, root)
      stop()
      // The frame gets its address in a task of its own.
      if (pressed) setTimeout(() => (embed as HTMLElement).focus({ preventScroll: true }))
    }
  }
}

/** Whose content it is where only categories are named. */
function hostOf(embed: Element): string {
  try {
    const { src, data } = (embed as HTMLElement).dataset
    return new URL(src ?? data ?? '', location.href).hostname
  } catch {
    return ''
  }
}
