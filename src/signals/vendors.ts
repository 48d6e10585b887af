import { google } from './google'
import { meta } from './meta'
import { clarity, uet } from './microsoft'
import type { Vendor } from './vendor'

/** Those whose tags must never run before they were told: in the core, and so told in the tag's own task. */
export const vendors: Record<string, Vendor | undefined> = {
  'google-consent-mode': google,
  'microsoft-uet': uet,
  'microsoft-clarity': clarity,
  meta
}

/** Globals that vendors of the second file read before it can be here, since they take silence for a yes. */
export const early: Record<string, object | undefined> = {
  hubspot: { disableHubSpotCookieBanner: true },
  wordpress: { wp_consent_type: 'optin' }
}
