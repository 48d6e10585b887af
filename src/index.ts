/** `consentry`: the consent layer with its interface, which is loaded when it is needed. */
import { createConsent as create } from './consent'
import { loadLocale } from './i18n/load'
import { loadFrom } from './lib/loadFrom'
import type { CategoriesOf, Consent, ConsentConfig, ServicesOf } from './types'
import { startInterface } from './ui/start'

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
    }),
    startInterface: core =>
      startInterface(core, {
        load: loadFrom({ ui: () => import('./ui/mount'), details: () => import('./ui/details') }),
        locale: loadLocale
      })
  }) as unknown as Consent<CategoriesOf<C>, ServicesOf<C>>
}
