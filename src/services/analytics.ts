import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// Counting, watching and comparing: what is used on the site, and how.

export const googleAnalytics = {
  id: 'google-analytics',
  category: 'analytics',
  name: 'Google Analytics',
  provider: 'Google',
  purpose: 'Counts visits and shows which pages are read and where readers come from.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.google-analytics.com', 'analytics.google.com', 'www.googletagmanager.com/gtag/*'],
  cookies: [
    { name: '_ga', duration: '2 years' },
    { name: '_ga_*', duration: '2 years' },
    { name: '_gid', duration: '24 hours' },
    { name: '_gat*', duration: '1 minute' },
    { name: '_dc_gtm_*', duration: '1 minute' },
    { name: '_gali', duration: '30 seconds' },
    { name: 'FPID' },
    { name: 'FPLC', duration: '20 hours' }
  ],
  signal: 'google-consent-mode',
  source: [OCD, TPW, 'https://www.googletagmanager.com/gtag/js']
} as const satisfies CatalogueService

export const googleTagManager = {
  id: 'google-tag-manager',
  category: 'analytics',
  name: 'Google Tag Manager',
  provider: 'Google',
  purpose: 'Loads the other tags of this site. What each of them does is listed with its own name.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['www.googletagmanager.com/gtm.js', 'www.googletagmanager.com/ns.html'],
  cookies: [{ name: 'td', duration: 'session', party: 'third' }],
  signal: 'google-consent-mode',
  source: [OCD, 'https://www.googletagmanager.com/gtm.js']
} as const satisfies CatalogueService

export const microsoftClarity = {
  id: 'microsoft-clarity',
  category: 'analytics',
  name: 'Microsoft Clarity',
  provider: 'Microsoft',
  purpose: 'Records mouse movements, clicks and scrolling, so that the site owner sees where pages are hard to use.',
  policy: 'https://account.microsoft.com/privacy',
  hosts: ['*.clarity.ms'],
  cookies: [
    { name: '_clck', duration: '1 year' },
    { name: '_clsk', duration: '1 day' },
    { name: 'CLID', duration: '1 year', party: 'third' },
    { name: 'ANONCHK', duration: '10 minutes', party: 'third' },
    { name: 'MUID', duration: '1 year', party: 'third' },
    { name: 'MR', party: 'third' },
    { name: 'SM', duration: 'session', party: 'third' }
  ],
  storage: ['session:_cltk'],
  signal: 'microsoft-clarity',
  source: [
    OCD,
    'clarity-js 0.8.70 (npm)',
    TPW,
    'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
    'https://idealink.tech/privacy-policy/cookies-policy'
  ]
} as const satisfies CatalogueService

export const hotjar = {
  id: 'hotjar',
  category: 'analytics',
  name: 'Hotjar',
  provider: 'Hotjar',
  purpose: 'Shows heat maps and recordings of visits, and asks for feedback.',
  policy: 'https://www.hotjar.com/legal/compliance/opt-out',
  hosts: ['*.hotjar.com', '*.hotjar.io'],
  cookies: [
    { name: '_hjSessionUser_*', duration: '365 days' },
    { name: '_hjSession_*', duration: '30 minutes' },
    { name: '_hjIncludedInPageviewSample', duration: '30 minutes' },
    { name: '_hjIncludedInSessionSample*', duration: '30 minutes' },
    { name: '_hjClosedSurveyInvites', duration: '365 days' },
    { name: '_hjDonePolls', duration: '365 days' },
    { name: '_hjMinimizedPolls', duration: '365 days' },
    { name: '_hjTLDTest', duration: 'session' },
    { name: '_hj*' }
  ],
  signal: 'hotjar',
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const matomo = {
  id: 'matomo',
  category: 'analytics',
  name: 'Matomo',
  provider: 'InnoCraft',
  purpose: 'Counts visits and shows how the site is used.',
  policy: 'https://matomo.org/privacy-policy/',
  hosts: ['*.matomo.cloud'],
  cookies: [
    { name: '_pk_id*', duration: '13 months' },
    { name: '_pk_ref*', duration: '6 months' },
    { name: '_pk_ses*', duration: '30 minutes' },
    { name: '_pk_hsr*', duration: '30 minutes' },
    { name: '_pk_cvar*', duration: '30 minutes' },
    { name: '_pk_testcookie*', duration: 'session' },
    { name: 'mtm_consent*' }
  ],
  signal: 'matomo',
  source: [OCD, TPW, 'https://github.com/matomo-org/developer-documentation']
} as const satisfies CatalogueService

export const piwikPro = {
  id: 'piwik-pro',
  category: 'analytics',
  name: 'Piwik PRO',
  provider: 'Piwik PRO',
  purpose: 'Counts visits and shows how the site is used.',
  policy: 'https://piwik.pro/privacy-policy/',
  hosts: ['*.piwikpro.com'],
  cookies: [
    { name: '_pk_id.*', duration: '13 months' },
    { name: '_pk_ses.*', duration: '30 minutes' },
    { name: 'stg_traffic_source_priority', duration: '30 minutes' },
    { name: 'stg_last_interaction', duration: '365 days' },
    { name: 'stg_returning_visitor', duration: '365 days' },
    { name: 'stg_externalReferrer', duration: 'session' }
  ],
  source: [OCD, TPW, 'https://help.piwik.pro/support/privacy/cookies-created-by-piwik-pro/']
} as const satisfies CatalogueService

export const posthog = {
  id: 'posthog',
  category: 'analytics',
  name: 'PostHog',
  provider: 'PostHog',
  purpose: 'Shows how the product is used, step by step, and replays visits.',
  policy: 'https://posthog.com/privacy',
  hosts: ['*.posthog.com'],
  cookies: [{ name: 'ph_*', duration: '365 days' }],
  storage: ['local:ph_*', 'local:__ph_opt_in_out_*', 'session:ph_*'],
  signal: 'posthog',
  source: ['posthog-js 1.449.2 (npm)']
} as const satisfies CatalogueService

export const mixpanel = {
  id: 'mixpanel',
  category: 'analytics',
  name: 'Mixpanel',
  provider: 'Mixpanel',
  purpose: 'Shows how the product is used, step by step.',
  policy: 'https://mixpanel.com/legal/privacy-policy/',
  hosts: ['*.mixpanel.com', '*.mxpnl.com'],
  cookies: [{ name: 'mp_*', duration: '365 days' }],
  // Without `local:__mp_opt_in_out_*`: its mark is how it remembers the "no", and it tracks on where that is deleted.
  storage: ['local:mp_*', 'session:mp_*'],
  signal: 'mixpanel',
  source: [TPW, 'mixpanel-browser 2.83.0 (npm)']
} as const satisfies CatalogueService

export const amplitude = {
  id: 'amplitude',
  category: 'analytics',
  name: 'Amplitude',
  provider: 'Amplitude',
  purpose: 'Shows how the product is used, step by step.',
  policy: 'https://amplitude.com/privacy',
  hosts: ['*.amplitude.com'],
  cookies: [
    { name: 'AMP_*', duration: '1 year' },
    { name: 'AMP_MKTG_*', duration: '1 year' }
  ],
  source: [OCD, TPW, 'https://amplitude.com/docs/get-started/cookies-and-consent-management']
} as const satisfies CatalogueService

export const heap = {
  id: 'heap',
  category: 'analytics',
  name: 'Heap',
  provider: 'Contentsquare',
  purpose: 'Records clicks and page views, so that questions about use can be answered later.',
  policy: 'https://contentsquare.com/privacy-policy/',
  hosts: ['*.heapanalytics.com'],
  cookies: [
    { name: '_hp2_id.*', duration: '13 months' },
    { name: '_hp2_ses_props.*', duration: '30 minutes' },
    { name: '_hp2_props.*', duration: '13 months' },
    { name: '_hp5_meta.*', duration: '13 months' },
    { name: '_hp5_event_props.*', duration: '13 months' },
    { name: '_hp5_let.*', duration: '13 months' }
  ],
  source: [
    OCD,
    TPW,
    'https://help.heap.io/hc/en-us/articles/37271939081617-What-cookies-does-Heap-set-and-what-are-they-used-for'
  ]
} as const satisfies CatalogueService

export const contentsquare = {
  id: 'contentsquare',
  category: 'analytics',
  name: 'Contentsquare',
  provider: 'Contentsquare',
  purpose: 'Shows which parts of a page are seen and used, and replays visits.',
  policy: 'https://contentsquare.com/privacy-policy/',
  hosts: ['*.contentsquare.net', '*.content-square.net'],
  cookies: [
    { name: '_cs_c', duration: '13 months' },
    { name: '_cs_id', duration: '13 months' },
    { name: '_cs_s', duration: '1 year' },
    { name: '_cs_cvars', duration: 'session' },
    { name: '_cs_ex', duration: '30 days' },
    { name: '_cs_rl', duration: '1 year' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const segment = {
  id: 'segment',
  category: 'analytics',
  name: 'Segment',
  provider: 'Twilio',
  purpose: 'Passes what visitors do on to the analytics and advertising tools that the site owner has connected.',
  hosts: ['*.segment.com', '*.segment.io'],
  cookies: [{ name: 'ajs_anonymous_id' }, { name: 'ajs_user_id' }, { name: 'ajs_group_id' }],
  storage: [
    'local:ajs_anonymous_id',
    'local:ajs_user_id',
    'local:ajs_user_traits',
    'local:ajs_group_id',
    'local:ajs_group_properties'
  ],
  source: [
    TPW,
    'https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/website/javascript/identity',
    '@segment/analytics-next 1.82.0 (npm)'
  ]
} as const satisfies CatalogueService

export const fullstory = {
  id: 'fullstory',
  category: 'analytics',
  name: 'Fullstory',
  provider: 'Fullstory',
  purpose: 'Replays visits, so that the site owner sees where pages are hard to use.',
  policy: 'https://www.fullstory.com/legal/cookie-policy/',
  hosts: ['*.fullstory.com'],
  cookies: [{ name: 'fs_uid' }, { name: 'fs_cid' }, { name: 'fs_lua' }],
  source: [TPW, 'https://help.fullstory.com/hc/en-us/articles/360020829513-Why-Fullstory-uses-First-Party-Cookies']
} as const satisfies CatalogueService

export const mouseflow = {
  id: 'mouseflow',
  category: 'analytics',
  name: 'Mouseflow',
  provider: 'Mouseflow',
  purpose: 'Shows heat maps and recordings of visits.',
  hosts: ['*.mouseflow.com'],
  cookies: [
    { name: 'mf_user', duration: '90 days' },
    { name: 'mf_*', duration: 'session' }
  ],
  source: [TPW, 'https://help.mouseflow.com/en/articles/4282966-what-is-your-cookie-policy']
} as const satisfies CatalogueService

export const crazyEgg = {
  id: 'crazy-egg',
  category: 'analytics',
  name: 'Crazy Egg',
  provider: 'Crazy Egg',
  purpose: 'Shows heat maps and recordings of visits, and compares variants of a page.',
  policy: 'https://www.crazyegg.com/cookies',
  hosts: ['*.crazyegg.com', '*.cetrk.com'],
  cookies: [
    { name: '_ceir', duration: '1 year' },
    { name: '_CEFT', duration: '1 year' },
    { name: '_ce.s', duration: '1 year' },
    { name: '_ce.clock_event', duration: '1 day' },
    { name: '_ce.clock_data', duration: '1 day' },
    { name: '_ce.irv', duration: 'session' },
    { name: 'cebs', duration: 'session' },
    { name: 'cebsp_*', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const luckyOrange = {
  id: 'lucky-orange',
  category: 'analytics',
  name: 'Lucky Orange',
  provider: 'Lucky Orange',
  purpose: 'Shows heat maps and recordings of visits.',
  policy: 'https://www.luckyorange.com/legal/privacy',
  hosts: ['*.luckyorange.com', '*.luckyorange.net'],
  cookies: [
    { name: '_lo_uid', duration: '2 years' },
    { name: '_lo_rid', duration: '30 minutes' },
    { name: '_lo_v', duration: '1 year' },
    { name: '__lotl', duration: '180 days' },
    { name: '__lotr', duration: '180 days' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const inspectlet = {
  id: 'inspectlet',
  category: 'analytics',
  name: 'Inspectlet',
  provider: 'Inspectlet',
  purpose: 'Records visits, so that the site owner sees how pages are used.',
  hosts: ['*.inspectlet.com'],
  cookies: [
    { name: '__insp_uid', duration: '1 year' },
    { name: '__insp_slim', duration: '1 year' },
    { name: '__insp_targlpt', duration: '1 year' },
    { name: '__insp_targlpu', duration: '1 year' },
    { name: '__insp_norec_sess', duration: '1 year' },
    { name: '__insp_*', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const plausible = {
  id: 'plausible',
  category: 'analytics',
  name: 'Plausible',
  provider: 'Plausible Insights',
  purpose: 'Counts visits without cookies.',
  policy: 'https://plausible.io/privacy',
  hosts: ['*.plausible.io'],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const fathom = {
  id: 'fathom',
  category: 'analytics',
  name: 'Fathom',
  provider: 'Conva Ventures',
  purpose: 'Counts visits.',
  policy: 'https://usefathom.com/privacy',
  hosts: ['*.usefathom.com'],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const umami = {
  id: 'umami',
  category: 'analytics',
  name: 'Umami Cloud',
  provider: 'Umami',
  purpose: 'Counts visits.',
  hosts: ['cloud.umami.is'],
  source: ['https://cloud.umami.is/script.js']
} as const satisfies CatalogueService

export const cloudflareWebAnalytics = {
  id: 'cloudflare-web-analytics',
  category: 'analytics',
  name: 'Cloudflare Web Analytics',
  provider: 'Cloudflare',
  purpose: 'Counts visits and measures how fast pages load.',
  policy: 'https://www.cloudflare.com/privacypolicy/',
  hosts: ['static.cloudflareinsights.com'],
  source: [OCD, TPW, 'https://static.cloudflareinsights.com/beacon.min.js']
} as const satisfies CatalogueService

export const vercelAnalytics = {
  id: 'vercel-analytics',
  category: 'analytics',
  name: 'Vercel Web Analytics',
  provider: 'Vercel',
  purpose: 'Counts visits.',
  policy: 'https://vercel.com/legal/privacy-policy',
  hosts: ['va.vercel-scripts.com'],
  source: [OCD, 'https://va.vercel-scripts.com/v1/script.js']
} as const satisfies CatalogueService

export const adobeAnalytics = {
  id: 'adobe-analytics',
  category: 'analytics',
  name: 'Adobe Analytics',
  provider: 'Adobe',
  purpose: 'Counts visits and shows how the site is used.',
  policy: 'https://www.adobe.com/privacy.html',
  hosts: ['*.omtrdc.net', '*.2o7.net'],
  cookies: [
    { name: 's_cc', duration: 'session' },
    { name: 's_sq', duration: 'session' },
    { name: 's_vi*', duration: '2 years' },
    { name: 's_fid', duration: '5 years' },
    { name: 's_ecid', duration: '2 years' },
    { name: 's_ppv', duration: 'session' },
    { name: 's_tp', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const yandexMetrica = {
  id: 'yandex-metrica',
  category: 'analytics',
  name: 'Yandex Metrica',
  provider: 'Yandex',
  purpose: 'Counts visits, shows how the site is used, and replays visits.',
  policy: 'https://yandex.com/support/metrica/general/gdpr.html',
  hosts: ['mc.yandex.ru', 'mc.yandex.com'],
  cookies: [
    { name: '_ym_uid', duration: '1 year' },
    { name: '_ym_d', duration: '1 year' },
    { name: '_ym_isad', duration: '2 days' },
    { name: '_ym_visorc_*', duration: '30 minutes' },
    { name: '_ym_metrika_enabled', duration: '60 minutes' },
    { name: 'yabs-sid', duration: 'session', party: 'third' },
    { name: 'yandexuid', duration: '1 year', party: 'third' },
    { name: 'yuidss', duration: '1 year', party: 'third' },
    { name: 'ymex', duration: '1 year', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const siteimprove = {
  id: 'siteimprove',
  category: 'analytics',
  name: 'Siteimprove Analytics',
  provider: 'Siteimprove',
  purpose: 'Counts visits and shows the paths that visitors take.',
  policy: 'https://siteimprove.com/en/privacy/',
  hosts: ['*.siteimprove.com', '*.siteimproveanalytics.com'],
  cookies: [{ name: 'nmstat', duration: '3 years' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const snowplow = {
  id: 'snowplow',
  category: 'analytics',
  name: 'Snowplow',
  provider: 'Snowplow',
  purpose: "Records what visitors do on the site, for the site owner's own evaluation.",
  policy: 'https://snowplowanalytics.com/privacy-policy/',
  cookies: [
    { name: '_sp_id.*', duration: '2 years' },
    { name: '_sp_ses.*', duration: '30 minutes' },
    { name: 'sp', duration: '1 year' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const chartbeat = {
  id: 'chartbeat',
  category: 'analytics',
  name: 'Chartbeat',
  provider: 'Chartbeat',
  purpose: 'Shows editors which articles are being read, and how far.',
  policy: 'https://chartbeat.com/privacy/',
  hosts: ['*.chartbeat.com', '*.chartbeat.net'],
  cookies: [
    { name: '_chartbeat*', duration: '30 days' },
    { name: '_SUPERFLY_nosample', duration: '1 hour' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const comscore = {
  id: 'comscore',
  category: 'analytics',
  name: 'Comscore',
  provider: 'Comscore',
  purpose: 'Measures the audience of the site and compares it with that of others.',
  policy: 'https://www.comscore.com/About/Privacy-Policy',
  hosts: ['*.scorecardresearch.com'],
  cookies: [{ name: 'UIDR', duration: '2 years', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const pianoAnalytics = {
  id: 'piano-analytics',
  category: 'analytics',
  name: 'Piano Analytics (AT Internet)',
  provider: 'Piano',
  purpose: 'Counts visits and shows how the site is used.',
  hosts: ['*.xiti.com', '*.aticdn.net'],
  cookies: [
    { name: 'atidvisitor', duration: '6 months' },
    { name: 'atuserid', duration: '13 months' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const azureApplicationInsights = {
  id: 'azure-application-insights',
  category: 'analytics',
  name: 'Azure Application Insights',
  provider: 'Microsoft',
  purpose: 'Measures errors and response times, and counts who uses the application.',
  policy: 'https://account.microsoft.com/privacy',
  cookies: [
    { name: 'ai_session', duration: 'session' },
    { name: 'ai_user', duration: '1 year' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const vwo = {
  id: 'vwo',
  category: 'analytics',
  name: 'VWO',
  provider: 'Wingify',
  purpose: 'Compares variants of a page and shows which works better.',
  policy: 'https://vwo.com/privacy-policy/',
  hosts: ['*.visualwebsiteoptimizer.com', '*.vwo.com'],
  cookies: [
    { name: '_vwo_uuid_v2', duration: '1 year' },
    { name: '_vwo_uuid', duration: '1 year' },
    { name: '_vis_opt_s', duration: '100 days' },
    { name: '_vis_opt_test_cookie', duration: '100 days' },
    { name: '_vis_opt_exp_*', duration: '100 days' },
    { name: '_vwo_sn', duration: '1 day' },
    { name: '_vwo_ds', duration: '2 months' },
    { name: '_vwo_referrer', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const optimizely = {
  id: 'optimizely',
  category: 'analytics',
  name: 'Optimizely',
  provider: 'Optimizely',
  purpose: 'Compares variants of a page and shows which works better.',
  policy: 'https://www.optimizely.com/privacy/',
  hosts: ['*.optimizely.com'],
  cookies: [
    { name: 'optimizelyEndUserId', duration: '6 months' },
    { name: 'optimizelyRedirectData', duration: '5 seconds' },
    { name: 'optimizelyDomainTestCookie', duration: '6 months' },
    { name: 'optimizelyOptOut', duration: '10 years' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const abTasty = {
  id: 'ab-tasty',
  category: 'analytics',
  name: 'AB Tasty',
  provider: 'AB Tasty',
  purpose: 'Compares variants of a page and shows which works better.',
  policy: 'https://www.abtasty.com/terms-of-use/',
  hosts: ['*.abtasty.com'],
  cookies: [
    { name: 'ABTasty', duration: '13 months' },
    { name: 'ABTastySession', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const shopifyAnalytics = {
  id: 'shopify-analytics',
  category: 'analytics',
  name: 'Shopify analytics',
  provider: 'Shopify',
  purpose: 'Counts visits of the shop and shows where buyers come from.',
  policy: 'https://www.shopify.com/legal/cookies',
  cookies: [
    { name: '_shopify_analytics', duration: '1 year' },
    { name: '_shopify_marketing', duration: '1 year' },
    { name: '_shopify_y', duration: '2 years' },
    { name: '_shopify_s', duration: '2 years' },
    { name: '_shopify_sa_p', duration: '2 years' },
    { name: '_shopify_sa_t', duration: '2 years' },
    { name: '_orig_referrer', duration: '2 years' },
    { name: '_landing_page', duration: '2 years' },
    { name: '_y', duration: '2 years' },
    { name: '_s', duration: '2 years' }
  ],
  signal: 'shopify',
  source: [OCD]
} as const satisfies CatalogueService
