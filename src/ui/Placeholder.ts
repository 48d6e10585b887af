import { direction, fill } from '../i18n/translate'
import type { CategoryId, ServiceId } from '../types'
import { Button } from './Button'
import { createDeclaration } from './Declaration'
import { Icon } from './Icon'
import { h, render } from 'preact'
import { nameOf, type Scene } from './scene'
import { standIn } from './standIn'

/** What the core has asked for at one place of the page: it is drawn anew in each language. */
export interface Placeholder {
  draw(scene: Scene): void
  stop(): void
}

const USABLE = ':is(input:not([type="hidden"]),select,textarea,button,iframe,a[href],[tabindex]):not(:disabled)'

/**
 * What stands where an embed is held back: says whose it is, and lets it through. It allows the service; where the markup
 * names categories, those, and the button says which.
 */
export function createPlaceholder(
  embed: HTMLElement,
  service: ServiceId | null,
  categories: readonly CategoryId[],
  sheets: CSSStyleSheet[],
  scheme: string
): Placeholder {
  if (embed.dataset.consentry) return createDeclaration(embed)
  const { host, stop } = standIn(embed, sheets, scheme)
  const root = embed.getRootNode()
  let pressed = false
  let unfollow: (() => void) | undefined

  function draw(scene: Scene): void {
    const { core, config, messages, locale, decide } = scene
    // Nobody sees from outside what a shadow root holds: it is read again at each change.
    if (root instanceof ShadowRoot) unfollow ??= core.consent.on('change', () => core.consent.refresh(root))
    const known = config.services.find(({ id }) => id === service)
    // On this path no answer would let it through (`match`).
    if (known?.category === 'necessary') return stop()
    const granted = core.store.$granted.get()
    const missing = config.categories.filter(({ id }) => categories.includes(id) && !granted.includes(id))
    const asked = [known?.name, ...missing.map(category => nameOf(category, scene))].filter(name => !!name).join(', ')
    const from = { service: known?.name ?? (hostOf(embed) || asked) }
    // The server's policy follows the cookie: what is allowed for a page view only would be an empty frame under it.
    const lasting = config.guard === 'policy'
    const own = config.categories.find(({ id }) => id === known?.category)

    function allow({ currentTarget }: { currentTarget: HTMLElement }): void {
      const remember = currentTarget.parentElement!.querySelector('input')!
      pressed = true
      decide({
        action: 'allow-embed',
        surface: 'embed',
        page: !remember.checked,
        services: service ? { [service]: true } : {},
        categories: Object.fromEntries(missing.map(({ id }) => [id, true]))
      })
    }

    Object.assign(host, { lang: locale, dir: direction(locale) })
    render(
      h(
        'div',
        { class: 'placeholder', part: 'placeholder', role: 'group', 'aria-labelledby': 'title', 'data-consentry': 'placeholder' },
        Icon(embed.dataset.consentryPlaceholder || embed.localName),
        h('p', { id: 'title', part: 'title' }, fill(messages.embedTitle, from)),
        h('p', {}, fill(messages.embedBody, from)),
        own && h('p', { class: 'of' }, nameOf(own, scene)),
        h(
          'div',
          { class: 'allow' },
          Button('allow-embed', 'solid', fill(messages.embedAllow, { service: asked }), allow),
          h(
            'label',
            {},
            h('input', { type: 'checkbox', 'data-consentry': 'remember-embed', checked: lasting, disabled: lasting }),
            fill(messages.embedRemember, { service: asked })
          )
        )
      ),
      host.shadowRoot!
    )
  }

  return {
    draw,
    stop() {
      const target = pressed && cameIn(host, embed)
      unfollow?.()
      stop()
      // The frame gets its address in a task of its own.
      if (target) setTimeout(() => target.focus({ preventScroll: true }))
    }
  }
}

/** What takes the focus: the embed, or the first thing to use in what a block of HTML has put between the two. */
function cameIn(host: HTMLElement, embed: HTMLElement): HTMLElement {
  if (!embed.matches('script')) return embed
  const first = host.nextElementSibling as HTMLElement
  for (let next: Element | null = first; next && next !== embed; next = next.nextElementSibling) {
    const usable = next.matches(USABLE) ? next : next.querySelector(USABLE)
    if (usable) return usable as HTMLElement
  }
  // Text to be read.
  first.tabIndex = -1
  return first
}

/** Whose content it is where the markup names no service. */
function hostOf({ dataset: { src, data } }: HTMLElement): string {
  try {
    return new URL(src ?? data ?? '', location.href).hostname
  } catch {
    return ''
  }
}
