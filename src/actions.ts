import { listen } from './lib/listen'
import type { Decision } from './state/store'
import type { View } from './types'

const DECISIONS = ['accept-all', 'reject-all', 'withdraw'] as const

/** The site's own buttons and links: `data-consent-action` on any element. Returns stop. */
export function startActions(decide: (decision: Decision) => void, show: (view: View) => void): () => void {
  return listen(document, 'click', (event: Event) => {
    // Out of shadow roots too, and where a button inside of one is that of a marked element.
    const pressed = event.composedPath().find(target => (target as Element).matches?.('[data-consent-action]')) as
      Element | undefined
    const wanted = pressed?.getAttribute('data-consent-action')
    const action = DECISIONS.find(known => known === wanted)
    if (action) decide({ action, surface: 'page' })
    else if (wanted === 'preferences') show(wanted)
    else return
    // `<a href="#" data-consent-action="preferences">` would make the page jump to its top.
    if (pressed!.matches('a[href^="#"]')) event.preventDefault()
  })
}
