import type { CategoryId } from '../types'
import { page, type Vendor } from './vendor'

/** The plugin's categories, and ours that stand behind them. */
const CATEGORIES: Record<string, CategoryId> = {
  functional: 'necessary',
  preferences: 'functionality',
  statistics: 'analytics',
  'statistics-anonymous': 'analytics',
  marketing: 'advertising'
}

/** WP Consent API: https://github.com/WordPress/wp-consent-level-api */
export const wordpress: Vendor =
  allows =>
  (phase): false | void => {
    // Without a type the plugin answers yes to everything, so it is set before the plugin loads.
    if (phase === 'default' && !page.wp_consent_type) {
      page.wp_consent_type = 'optin'
      document.dispatchEvent(new CustomEvent('wp_consent_type_defined'))
    }
    const set = page.wp_set_consent as ((category: string, value: 'allow' | 'deny') => void) | undefined
    const has = page.wp_has_consent as ((category: string) => boolean) | undefined
    if (!set || !has) return false
    for (const [theirs, ours] of Object.entries(CATEGORIES)) {
      // Setting writes a cookie, so before a decision only an old yes is taken back.
      if (phase === 'update' || (has(theirs) && !allows(ours))) set(theirs, allows(ours) ? 'allow' : 'deny')
    }
  }
