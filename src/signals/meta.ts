import { row } from './row'

/** `revoke` holds events back until `grant`: https://developers.facebook.com/docs/meta-pixel/implementation/gdpr */
export const meta = row({
  category: 'advertising',
  global: 'fbq',
  start: [['consent', 'revoke']],
  grant: [['consent', 'grant']],
  deny: [['consent', 'revoke']]
})
