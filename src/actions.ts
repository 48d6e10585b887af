import { listen } from './lib/listen'
import type { Decision } from './state/store'
import type { View } from './types'

/** The site's own buttons and links: `data-consent-action` on any element. Returns stop. */
export function startActions(decide: (decision: Decision) => void, show: (view: View) => void): () => void {
  return listen(document, 'click', (event: Event) => {
    // Out of shadow roots too.
    const pressed = (event.composedPath()[0] as Element).closest?.('[data-consent-action]')
    const action = pressed?.getAttribute('data-consent-action')
    if (action === 'preferences') show(action)
    else if (action === 'accept-all' || action === 'reject-all' || action === 'withdraw') decide({ action, surface: 'page' })
    else return
    // `<a href="#" data-consent-action="preferences">` would make the page jump to its top.
    if (pressed!.matches('a[href^="#"]')) event.preventDefault()
  })
}
