import { queue, type Vendor } from './vendor'

export interface GoogleOptions {
  /** How long Google's tags wait for the update, in milliseconds. @default 500 */
  waitForUpdate: number
  /** Ad identifiers are left out of requests while `ad_storage` is denied. @default true */
  adsDataRedaction: boolean
  /** Ad and session ids travel in link addresses while storage is denied. @default false */
  urlPassthrough: boolean
  /** Name of the data layer's global. @default "dataLayer" */
  dataLayer: string
  /** Event for Tag Manager triggers, pushed after each update. @default "consentry_update" */
  event: string
  /**
   * What the site does with its Google tags; the calls are the same. `basic`: they are marked and load after consent.
   * `advanced`: they load at once and send cookieless pings before consent (docs/signals.md has the warning).
   * @default "basic"
   */
  mode: 'basic' | 'advanced'
}

/**
 * Consent Mode v2: https://developers.google.com/tag-platform/security/guides/consent
 *
 * All seven types are always sent, since one that was never set counts as granted; and one default without `region`,
 * since the regime has decided that already.
 */
export const google: Vendor<GoogleOptions> = (
  allows,
  { waitForUpdate = 500, adsDataRedaction = true, urlPassthrough = false, dataLayer = 'dataLayer', event = 'consentry_update' }
) => {
  // Google's tags read `arguments` objects and pass over arrays in silence: no rest parameter here.
  const gtag: (...call: unknown[]) => void = function () {
    // eslint-disable-next-line prefer-rest-params
    queue(dataLayer).push(arguments)
  }

  return phase => {
    const state = (category: string) => (allows(category) ? 'granted' : 'denied')
    const consent = {
      ad_storage: state('advertising'),
      ad_user_data: state('advertising'),
      ad_personalization: state('advertising'),
      analytics_storage: state('analytics'),
      functionality_storage: state('functionality'),
      personalization_storage: state('functionality'),
      security_storage: 'granted'
    }
    if (phase === 'default') {
      gtag('consent', phase, { ...consent, wait_for_update: waitForUpdate })
      gtag('set', 'ads_data_redaction', adsDataRedaction)
      gtag('set', 'url_passthrough', urlPassthrough)
    } else {
      gtag('consent', phase, consent)
      queue(dataLayer).push({ event })
    }
  }
}
