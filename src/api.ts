import { call } from './lib/call'
import type { Events } from './state/events'
import type { Decision, Store } from './state/store'
import type { Consent } from './types'

/** The object that `createConsent` returns, `window.consentry`. */
export function createApi(
  store: Store,
  events: Events,
  decide: (decision: Decision) => void,
  show: Consent['show'],
  receipt: Consent['receipt'],
  refresh: Consent['refresh'],
  destroy: Consent['destroy']
): Consent {
  const consent: Consent = {
    ready: new Promise<void>(done => events.on('ready', () => done())),
    get decided() {
      return !!store.$choice.get() && !store.$question.get()
    },
    get choice() {
      return store.$choice.get()
    },
    $choice: store.$choice,
    $granted: store.$granted,
    $view: store.$view,
    allows(what) {
      const { categories, services } = store.$grants.get()
      if (typeof what === 'string') return categories.has(what)
      return 'service' in what ? services.has(what.service) : categories.has(what.category)
    },
    acceptAll: () => decide({ action: 'accept-all', surface: 'api' }),
    rejectAll: () => decide({ action: 'reject-all', surface: 'api' }),
    save: (categories, services) => decide({ action: 'save-selection', surface: 'api', categories, services }),
    withdraw: () => decide({ action: 'withdraw', surface: 'api' }),
    show,
    hide: () => store.$view.set(null),
    on: events.on,
    receipt,
    setLocale: locale => store.$locale.set(locale),
    refresh,
    mountDeclaration(element) {
      element.dataset.consentry = 'declaration'
      refresh(element)
    },
    push: (...fns) => fns.forEach(fn => call(fn, consent)),
    destroy
  }
  return consent
}
