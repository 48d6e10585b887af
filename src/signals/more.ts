import type { SignalName } from '../types'
import { hubspot } from './hubspot'
import { row } from './row'
import { shopify } from './shopify'
import type { Vendor } from './vendor'
import { wordpress } from './wordpress'

/** Nothing to tell: the vendor has no call. */
const silent: Vendor = () => () => {}

/** A name that the configuration has and we do not: the page that it stands on is the only one that can say so. */
const unknown: Vendor<{ name: string }> = (_allows, { name }) => {
  console.warn(
    `Consentry: signals names ${JSON.stringify(name)}, which is no vendor, so nobody is told. docs/signals.md has the names.`
  )
  return () => {}
}

/**
 * The vendors that are loaded only where the configuration names one (`consentry-vendors.js`). docs/signals.md has the
 * page behind each row. `linkedin` and `hotjar` have no call: they are loaded after consent, and deleted and reloaded at a
 * withdrawal.
 */
export const more: Partial<Record<SignalName, Vendor>> = {
  linkedin: silent,
  hotjar: silent,
  tiktok: row({
    category: 'advertising',
    global: 'ttq',
    start: [['holdConsent']],
    grant: [['grantConsent']],
    deny: [['revokeConsent']]
  }),
  pinterest: row({
    category: 'advertising',
    global: 'pintrk',
    start: [['setconsent', false]],
    grant: [['setconsent', true]],
    deny: [['setconsent', false]]
  }),
  reddit: row({
    category: 'advertising',
    global: 'rdt',
    start: [['disableFirstPartyCookies']],
    grant: [['enableFirstPartyCookies']],
    deny: [['disableFirstPartyCookies']]
  }),
  matomo: row({
    category: 'analytics',
    queue: '_paq',
    start: [['requireConsent']],
    grant: [['setConsentGiven']],
    deny: [['forgetConsentGiven']]
  }),
  // Clearing forgets an old yes, and leaves it to `opt_out_capturing_by_default`; opting out would store a mark before a decision.
  posthog: row({
    category: 'analytics',
    global: 'posthog',
    loaded: '__loaded',
    start: [['clear_opt_in_out_capturing']],
    grant: [['opt_in_capturing']],
    deny: [['opt_out_capturing']]
  }),
  // Clearing would let it track: its `opt_out_tracking_by_default` is such a mark too. A grant is no event to track, and a
  // withdrawal is no order to erase the profile.
  mixpanel: row({
    category: 'analytics',
    global: 'mixpanel',
    loaded: '__loaded',
    start: [['opt_out_tracking', { delete_user: false }]],
    grant: [['opt_in_tracking', { track() {} }]],
    deny: [['opt_out_tracking', { delete_user: false }]]
  }),
  hubspot,
  shopify,
  wordpress
}

export function vendorOf(name: SignalName): Vendor {
  return more[name] ?? (unknown as Vendor)
}
