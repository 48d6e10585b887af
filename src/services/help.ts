import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// Chats, search, feedback and forms.

export const intercom = {
  id: 'intercom',
  category: 'functionality',
  name: 'Intercom Messenger',
  provider: 'Intercom',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  hosts: ['*.intercom.io', '*.intercomcdn.com'],
  cookies: [
    { name: 'intercom-id-*', duration: '9 months' },
    { name: 'intercom-session-*', duration: '1 week' },
    { name: 'intercom-device-id-*', duration: '9 months' }
  ],
  source: [TPW, 'https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies']
} as const satisfies CatalogueService

export const crisp = {
  id: 'crisp',
  category: 'functionality',
  name: 'Crisp',
  provider: 'Crisp',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://crisp.chat/en/privacy/',
  hosts: ['*.crisp.chat'],
  cookies: [{ name: 'crisp-client/*', duration: '6 months' }],
  source: [OCD, TPW, 'https://docs.crisp.chat/guides/chatbox-sdks/web-sdk/cookie-policies']
} as const satisfies CatalogueService

export const zendeskChat = {
  id: 'zendesk-chat',
  category: 'functionality',
  name: 'Zendesk Chat',
  provider: 'Zendesk',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
  hosts: ['*.zdassets.com', '*.zendesk.com', '*.zopim.com'],
  cookies: [
    { name: '__zlcmid', duration: '365 days' },
    { name: '__zlcprivacy', duration: '365 days' }
  ],
  storage: ['local:__zlcstore'],
  source: [OCD, TPW, 'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget']
} as const satisfies CatalogueService

export const livechat = {
  id: 'livechat',
  category: 'functionality',
  name: 'LiveChat',
  provider: 'LiveChat',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://www.livechat.com/legal/privacy-policy/',
  hosts: ['*.livechatinc.com', '*.livechat.com', '*.livechat-static.com'],
  cookies: [
    { name: '__lc_cid', duration: '3 years', party: 'third' },
    { name: '__lc_cst', duration: '3 years', party: 'third' },
    { name: '__lc2_cid', duration: '3 years' },
    { name: '__lc2_cst', duration: '3 years' },
    { name: '__livechat', duration: '3 years' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const tawkTo = {
  id: 'tawk-to',
  category: 'functionality',
  name: 'tawk.to',
  provider: 'tawk.to',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://www.tawk.to/privacy-policy/',
  hosts: ['*.tawk.to'],
  cookies: [
    { name: 'TawkConnectionTime', duration: 'session' },
    { name: 'TawkCookie', duration: 'session' },
    { name: '__tawkuuid', duration: '10 years' },
    { name: 'tawkUUID', duration: '10 years', party: 'third' },
    { name: 'tawk_*', duration: '6 months' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const drift = {
  id: 'drift',
  category: 'functionality',
  name: 'Drift',
  provider: 'Salesloft',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://www.drift.com/privacy-policy/',
  hosts: ['*.drift.com', '*.driftt.com'],
  cookies: [{ name: 'drift_*', duration: '2 years' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const snapengage = {
  id: 'snapengage',
  category: 'functionality',
  name: 'SnapEngage',
  provider: 'SnapEngage',
  purpose: "Lets visitors write to the site's team and keeps the conversation.",
  policy: 'https://snapengage.com/privacy-policy/',
  cookies: [
    { name: 'SnapABugHistory', duration: '1 year' },
    { name: 'SnapABugUserAlias', duration: '1 year' },
    { name: 'SnapABugVisit', duration: '1 year' },
    { name: 'SnapABugRef', duration: '1 year' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const algolia = {
  id: 'algolia',
  category: 'functionality',
  name: 'Algolia',
  provider: 'Algolia',
  purpose: 'Answers searches on the site and improves the results by what others chose.',
  policy: 'https://www.algolia.com/policies/privacy/',
  hosts: ['*.algolia.net', '*.algolianet.com', '*.algolia.io'],
  cookies: [{ name: '_ALGOLIA', duration: '365 days' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const mopinion = {
  id: 'mopinion',
  category: 'functionality',
  name: 'Mopinion',
  provider: 'Mopinion',
  purpose: 'Asks visitors for feedback.',
  policy: 'https://mopinion.com/legal/policies/privacy-statements/',
  hosts: ['*.mopinion.com'],
  cookies: [
    { name: 'Pastease.passive.activated*', duration: '1 month' },
    { name: 'Pastease.passive.chance*', duration: '1 month' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const googleRecaptcha = {
  id: 'google-recaptcha',
  category: 'functionality',
  name: 'Google reCAPTCHA',
  provider: 'Google',
  purpose: 'Tells people from programs by how they use the page, so that forms are not abused. Google evaluates that.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.recaptcha.net', 'www.google.com/recaptcha/*'],
  cookies: [{ name: '_GRECAPTCHA', duration: '6 months', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const polylang = {
  id: 'polylang',
  category: 'functionality',
  name: 'Polylang',
  provider: 'WP SYNTEX',
  purpose: 'Remembers the chosen language.',
  policy: 'https://polylang.pro/privacy-policy/',
  cookies: [{ name: 'pll_language', duration: '1 year' }],
  source: [OCD]
} as const satisfies CatalogueService
