import { page, type Vendor } from './vendor'

/**
 * `revoke` holds events back until `grant`: https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 * Never stubbed: the snippet returns early where its global exists.
 */
export const meta: Vendor = allows => (): false | void => {
  const fbq = page.fbq as ((...call: string[]) => void) | undefined
  if (!fbq) return false
  fbq('consent', allows('advertising') ? 'grant' : 'revoke')
}
