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
export const wordpress: Vendor = allows => {
  // The type itself stands since the start (vendors.ts): without one the plugin answers yes to everything.
  document.dispatchEvent(new CustomEvent('wp_consent_type_defined'))

  return (phase): false | void => {
    const set = page.wp_set_consent as ((category: string, value: 'allow' | 'deny') => void) | undefined
    const has = page.wp_has_consent as ((category: string) => boolean) | undefined
    if (!set || !has) return false
    for (const [theirs, ours] of Object.entries(CATEGORIES)) {
      // Setting writes a cookie, so before a decision only an old yes is taken back.
      if (phase === 'update' || (has(theirs) && !allows(ours))) set(theirs, allows(ours) ? 'allow' : 'deny')
    }
  }
}
