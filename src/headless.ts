/** `consentry/headless`: the same names as `consentry`, without an interface and without Preact. Bring your own. */
import { createConsent as create } from './consent'
import { loadFrom } from './lib/loadFrom'
import type { CategoriesOf, Consent, ConsentConfig, ServicesOf } from './types'

export * from './types'
export { dataLayer } from './record/dataLayer'
export { http } from './record/http'
export { queued } from './record/queue'
export { retrying } from './record/retry'

/**
 * Starts the consent layer. Touches the page only when called; a second call returns the first instance.
 * Never throws: what is wrong with `config` is printed in the console, with the fix.
 */
export function createConsent<const C extends ConsentConfig>(config: C): Consent<CategoriesOf<C>, ServicesOf<C>> {
  return create(config, {
    load: loadFrom({
      issues: () => import('./config/messages'),
      vendors: () => import('./signals/more'),
      delivery: () => import('./record/delivery')
    })
  }) as unknown as Consent<CategoriesOf<C>, ServicesOf<C>>
}
