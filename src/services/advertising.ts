import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// Advertising: measuring it, choosing it, and recognising visitors across sites for it.

export const googleAds = {
  id: 'google-ads',
  category: 'advertising',
  name: 'Google Ads',
  provider: 'Google',
  purpose: 'Measures what visitors do after an advertisement on Google, and shows them further ones.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.googleadservices.com'],
  cookies: [
    { name: '_gcl_au', duration: '3 months' },
    { name: '_gcl_aw', duration: '90 days' },
    { name: '_gcl_gb', duration: '90 days' },
    { name: '_gcl_gs', duration: '90 days' },
    { name: '_gcl_dc', duration: '3 months' },
    { name: '_gac_*', duration: '90 days' },
    { name: 'FPGCLAW', duration: '90 days' },
    { name: 'FPGCLGB', duration: '90 days' },
    { name: 'Conversion', duration: '90 days', party: 'third' }
  ],
  signal: 'google-consent-mode',
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const googleMarketingPlatform = {
  id: 'google-marketing-platform',
  category: 'advertising',
  name: 'Google Marketing Platform (DoubleClick)',
  provider: 'Google',
  purpose: 'Delivers advertisements, limits how often one is shown, and measures their effect.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.doubleclick.net', '*.2mdn.net', '*.googletagservices.com'],
  cookies: [
    { name: 'IDE', party: 'third' },
    { name: 'DSID', duration: '2 weeks', party: 'third' },
    { name: 'FLC', duration: '10 seconds', party: 'third' },
    { name: 'RUL', duration: '1 year', party: 'third' },
    { name: 'test_cookie', party: 'third' },
    { name: 'ar_debug', party: 'third' }
  ],
  signal: 'google-consent-mode',
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const googleAdsense = {
  id: 'google-adsense',
  category: 'advertising',
  name: 'Google AdSense',
  provider: 'Google',
  purpose: 'Shows advertisements on this site.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.googlesyndication.com'],
  cookies: [
    { name: '__gads' },
    { name: '__gpi', duration: '13 months' },
    { name: '__gsas', duration: '3 months' },
    { name: '__eoi', duration: '3 months' },
    { name: 'GoogleAdServingTest', duration: 'session' },
    { name: 'GED_PLAYLIST_ACTIVITY', duration: 'session' },
    { name: 'ACLK_DATA', duration: '5 minutes' }
  ],
  signal: 'google-consent-mode',
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const metaPixel = {
  id: 'meta-pixel',
  category: 'advertising',
  name: 'Meta Pixel',
  provider: 'Meta',
  purpose: 'Measures what visitors do after an advertisement on Facebook or Instagram, and shows them further ones.',
  policy: 'https://www.facebook.com/about/privacy/',
  hosts: ['connect.facebook.net', 'www.facebook.com/tr/*'],
  cookies: [
    { name: '_fbp' },
    { name: '_fbc' },
    { name: 'fr', duration: '90 days', party: 'third' },
    { name: 'datr', duration: '2 years', party: 'third' },
    { name: 'sb', duration: '2 years', party: 'third' }
  ],
  signal: 'meta',
  source: [
    OCD,
    'https://developers.facebook.com/docs/meta-pixel/implementation/gdpr',
    'https://connect.facebook.net/en_US/fbevents.js'
  ]
} as const satisfies CatalogueService

export const microsoftAdvertising = {
  id: 'microsoft-advertising',
  category: 'advertising',
  name: 'Microsoft Advertising (UET)',
  provider: 'Microsoft',
  purpose: 'Measures what visitors do after an advertisement on Bing, and shows them further ones.',
  policy: 'https://account.microsoft.com/privacy',
  hosts: ['bat.bing.com'],
  cookies: [
    { name: '_uetsid' },
    { name: '_uetvid' },
    { name: '_uetmsclkid' },
    { name: 'MUID', duration: '1 year', party: 'third' },
    { name: 'MR', party: 'third' },
    { name: 'SRM_B', duration: '1 year', party: 'third' }
  ],
  signal: 'microsoft-uet',
  source: [OCD, 'https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_consentfaq']
} as const satisfies CatalogueService

export const tiktokPixel = {
  id: 'tiktok-pixel',
  category: 'advertising',
  name: 'TikTok Pixel',
  provider: 'TikTok',
  purpose: 'Measures what visitors do after an advertisement on TikTok, and shows them further ones.',
  policy: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en?lang=en',
  hosts: ['analytics.tiktok.com'],
  cookies: [
    { name: '_ttp', duration: '13 months' },
    { name: '_tt_enable_cookie', duration: '13 months' },
    { name: 'ttcsid*' },
    { name: 'ttwid', duration: '1 year', party: 'third' },
    { name: 'msToken', duration: '9 days', party: 'third' }
  ],
  storage: ['session:tt_*'],
  signal: 'tiktok',
  source: [
    OCD,
    'https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel',
    'https://analytics.tiktok.com/i18n/pixel/events.js'
  ]
} as const satisfies CatalogueService

export const linkedinInsight = {
  id: 'linkedin-insight',
  category: 'advertising',
  name: 'LinkedIn Insight Tag',
  provider: 'LinkedIn',
  purpose:
    'Measures what visitors do after an advertisement on LinkedIn, shows them further ones, and tells the site owner which lines of work visitors come from.',
  policy: 'https://www.linkedin.com/legal/privacy-policy',
  hosts: ['snap.licdn.com', '*.ads.linkedin.com'],
  cookies: [
    { name: 'li_fat_id' },
    { name: 'li_giant' },
    { name: 'li_sugr', duration: '90 days', party: 'third' },
    { name: 'bcookie', duration: '1 year', party: 'third' },
    { name: 'bscookie', duration: '1 year', party: 'third' },
    { name: 'lidc', duration: '1 day', party: 'third' },
    { name: 'UserMatchHistory', party: 'third' },
    { name: 'AnalyticsSyncHistory', duration: '30 days', party: 'third' },
    { name: 'ln_or', duration: '1 day' }
  ],
  signal: 'linkedin',
  source: [OCD, TPW, 'https://www.linkedin.com/legal/l/cookie-table']
} as const satisfies CatalogueService

export const pinterestTag = {
  id: 'pinterest-tag',
  category: 'advertising',
  name: 'Pinterest Tag',
  provider: 'Pinterest',
  purpose: 'Measures what visitors do after an advertisement on Pinterest, and shows them further ones.',
  policy: 'https://policy.pinterest.com/en/privacy-policy',
  hosts: ['*.pinimg.com', 'ct.pinterest.com'],
  cookies: [
    { name: '_pin_unauth' },
    { name: '_epik', duration: '1 year' },
    { name: '_derived_epik', duration: '1 year' },
    { name: '_routing_id', duration: '1 day' },
    { name: '_pinterest_ct', duration: '1 year', party: 'third' },
    { name: '_pinterest_ct_rt', duration: '1 year', party: 'third' },
    { name: '_pinterest_ct_ua', party: 'third' }
  ],
  signal: 'pinterest',
  source: [OCD, TPW, 'https://help.pinterest.com/en/business/article/pinterest-tag-parameters-and-cookies']
} as const satisfies CatalogueService

export const redditPixel = {
  id: 'reddit-pixel',
  category: 'advertising',
  name: 'Reddit Pixel',
  provider: 'Reddit',
  purpose: 'Measures what visitors do after an advertisement on Reddit, and shows them further ones.',
  policy: 'https://www.redditinc.com/policies/privacy-policy',
  hosts: ['www.redditstatic.com/ads/*'],
  cookies: [
    { name: '_rdt_uuid' },
    { name: 'edgebucket', duration: '2 years', party: 'third' },
    { name: 'initref', duration: 'session', party: 'third' }
  ],
  signal: 'reddit',
  source: [OCD, 'https://www.redditstatic.com/ads/pixel.js', 'https://www.pagelensai.com/cookies']
} as const satisfies CatalogueService

export const snapchatPixel = {
  id: 'snapchat-pixel',
  category: 'advertising',
  name: 'Snap Pixel',
  provider: 'Snap',
  purpose: 'Measures what visitors do after an advertisement on Snapchat, and shows them further ones.',
  policy: 'https://www.snap.com/en-US/privacy/privacy-policy/',
  hosts: ['sc-static.net', '*.snapchat.com'],
  cookies: [
    { name: '_scid', duration: '1 year' },
    { name: '_schn', duration: '1 day' },
    { name: 'sc_at', duration: '1 year', party: 'third' }
  ],
  source: [OCD, TPW, 'https://sc-static.net/scevent.min.js']
} as const satisfies CatalogueService

export const xPixel = {
  id: 'x-pixel',
  category: 'advertising',
  name: 'X Pixel',
  provider: 'X',
  purpose: 'Measures what visitors do after an advertisement on X, and shows them further ones.',
  policy: 'https://twitter.com/en/privacy',
  hosts: ['*.ads-twitter.com', 'analytics.twitter.com', 't.co'],
  cookies: [
    { name: 'muc_ads', duration: '2 years', party: 'third' },
    { name: 'guest_id', duration: '2 years', party: 'third' },
    { name: 'guest_id_ads', duration: '2 years', party: 'third' },
    { name: 'guest_id_marketing', duration: '2 years', party: 'third' },
    { name: 'personalization_id', duration: '2 years', party: 'third' }
  ],
  source: [OCD, TPW, 'https://static.ads-twitter.com/uwt.js']
} as const satisfies CatalogueService

export const amazonAds = {
  id: 'amazon-ads',
  category: 'advertising',
  name: 'Amazon Ads',
  provider: 'Amazon',
  purpose: 'Shows advertisements of Amazon and measures their effect.',
  policy: 'https://www.amazon.com/gp/help/customer/display.html?nodeId=468496',
  hosts: ['*.amazon-adsystem.com'],
  cookies: [
    { name: 'ad-id', duration: '190 days', party: 'third' },
    { name: 'ad-privacy', duration: '5 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const adform = {
  id: 'adform',
  category: 'advertising',
  name: 'Adform',
  provider: 'Adform',
  purpose: 'Delivers advertisements and measures their effect.',
  policy: 'https://site.adform.com/privacy-center/overview',
  hosts: ['*.adform.net', '*.adformdsp.net'],
  cookies: [
    { name: 'uid', duration: '60 days', party: 'third' },
    { name: 'cid', duration: '60 days', party: 'third' },
    { name: 'C', party: 'third' },
    { name: 'TPC', duration: '14 days', party: 'third' },
    { name: 'GCM', duration: '1 day', party: 'third' },
    { name: 'CM', duration: '1 day', party: 'third' },
    { name: 'CM14', duration: '1 day', party: 'third' },
    { name: 'adtrc', duration: '7 days', party: 'third' },
    { name: 'token', duration: 'session', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const taboola = {
  id: 'taboola',
  category: 'advertising',
  name: 'Taboola',
  provider: 'Taboola',
  purpose: 'Recommends paid content and measures which of it is read.',
  hosts: ['*.taboola.com', '*.taboolasyndication.com'],
  cookies: [{ name: 't_gid', duration: '13 months', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const outbrain = {
  id: 'outbrain',
  category: 'advertising',
  name: 'Outbrain',
  provider: 'Outbrain',
  purpose: 'Recommends paid content and measures which of it is read.',
  policy: 'https://www.outbrain.com/privacy/',
  hosts: ['*.outbrain.com', '*.outbrainimg.com'],
  cookies: [
    { name: 'obuid', duration: '3 months', party: 'third' },
    { name: 'apnxs', duration: '4 months', party: 'third' },
    { name: 'recs*', duration: '1 minute', party: 'third' },
    { name: 'outbrain_dicbo_id', duration: '1 day' },
    { name: 'dicbo_id', duration: '1 day' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const criteo = {
  id: 'criteo',
  category: 'advertising',
  name: 'Criteo',
  provider: 'Criteo',
  purpose: 'Shows advertisements for products that visitors have looked at before.',
  hosts: ['*.criteo.com', '*.criteo.net'],
  cookies: [
    { name: 'cto_bundle', duration: '13 months' },
    { name: 'cto_bidid', duration: '13 months' }
  ],
  storage: ['local:cto_bundle', 'local:cto_bidid'],
  source: [TPW, 'https://github.com/prebid/Prebid.js/blob/master/modules/criteoIdSystem.js']
} as const satisfies CatalogueService

export const quantcast = {
  id: 'quantcast',
  category: 'advertising',
  name: 'Quantcast',
  provider: 'Quantcast',
  purpose: 'Measures the audience of the site and chooses advertisements for it.',
  policy: 'https://www.quantcast.com/privacy/',
  hosts: ['*.quantserve.com', '*.quantcount.com'],
  cookies: [
    { name: '__qca', duration: '1 year' },
    { name: 'mc', duration: '13 months', party: 'third' },
    { name: 'd', duration: '13 months', party: 'third' },
    { name: 'cref', duration: '13 months', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const theTradeDesk = {
  id: 'the-trade-desk',
  category: 'advertising',
  name: 'The Trade Desk',
  provider: 'The Trade Desk',
  purpose: 'Buys advertising space and recognises visitors across sites for it.',
  hosts: ['*.adsrvr.org'],
  cookies: [
    { name: 'TDID', duration: '1 year', party: 'third' },
    { name: 'TDCPM', duration: '1 year', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const xandr = {
  id: 'xandr',
  category: 'advertising',
  name: 'Xandr',
  provider: 'Microsoft',
  purpose: 'Trades advertising space and recognises visitors across sites for it.',
  policy: 'https://www.xandr.com/privacy/platform-privacy-policy/',
  hosts: ['*.adnxs.com'],
  cookies: [
    { name: 'uuid2', duration: '90 days', party: 'third' },
    { name: 'anj', duration: '90 days', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const pubmatic = {
  id: 'pubmatic',
  category: 'advertising',
  name: 'PubMatic',
  provider: 'PubMatic',
  purpose: 'Trades advertising space and recognises visitors across sites for it.',
  policy: 'https://pubmatic.com/legal/privacy/',
  hosts: ['*.pubmatic.com'],
  cookies: [
    { name: 'KADUSERCOOKIE', duration: '90 days', party: 'third' },
    { name: 'PUBMDCID', duration: '3 months', party: 'third' },
    { name: 'PugT', duration: '30 days', party: 'third' },
    { name: 'KRTBCOOKIE_*', duration: '29 days', party: 'third' },
    { name: 'SyncRTB*', duration: '90 days', party: 'third' },
    { name: 'DPSync*', duration: '90 days', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const magnite = {
  id: 'magnite',
  category: 'advertising',
  name: 'Magnite (Rubicon Project)',
  provider: 'Magnite',
  purpose: 'Trades advertising space and recognises visitors across sites for it.',
  policy: 'https://www.magnite.com/legal/platform-cookie-statement/',
  hosts: ['*.rubiconproject.com'],
  cookies: [
    { name: 'khaos', duration: '1 year', party: 'third' },
    { name: 'audit', party: 'third' },
    { name: 'put_*', duration: '1 month', party: 'third' },
    { name: 'rpb', duration: '1 month', party: 'third' },
    { name: 'rpx', duration: '1 month', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const openx = {
  id: 'openx',
  category: 'advertising',
  name: 'OpenX',
  provider: 'OpenX',
  purpose: 'Trades advertising space and recognises visitors across sites for it.',
  policy: 'https://www.openx.com/privacy-center/privacy-policy/',
  hosts: ['*.openx.net', '*.openxcdn.net'],
  cookies: [
    { name: 'i', duration: '1 year', party: 'third' },
    { name: 'pd', duration: '15 days', party: 'third' },
    { name: 'univ_id', duration: '3 days', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const teads = {
  id: 'teads',
  category: 'advertising',
  name: 'Teads',
  provider: 'Teads',
  purpose: 'Shows video advertisements inside articles.',
  policy: 'https://www.teads.com/privacy-policy/',
  hosts: ['*.teads.tv'],
  cookies: [{ name: 'tt_viewer', duration: '1 year', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const adobeAudienceManager = {
  id: 'adobe-audience-manager',
  category: 'advertising',
  name: 'Adobe Audience Manager',
  provider: 'Adobe',
  purpose: 'Sorts visitors into groups for advertising and exchanges these with others.',
  policy: 'https://www.adobe.com/privacy.html',
  hosts: ['*.demdex.net', '*.everesttech.net'],
  cookies: [
    { name: 'demdex', duration: '180 days', party: 'third' },
    { name: 'dextp', duration: '180 days', party: 'third' },
    { name: 'dpm', duration: '180 days', party: 'third' },
    { name: 'aam_uuid', duration: '1 month' },
    { name: 'AMCV_*', duration: '2 years' },
    { name: 'AMCVS_*', duration: 'session' },
    { name: 'everest_g_v2', duration: '2 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const id5 = {
  id: 'id5',
  category: 'advertising',
  name: 'ID5',
  provider: 'ID5',
  purpose: 'Gives visitors an identifier that advertisers share.',
  policy: 'https://www.id5.io/privacy-policy',
  hosts: ['*.id5-sync.com'],
  cookies: [
    { name: 'id5', duration: '1 day', party: 'third' },
    { name: '3pi', duration: '3 months', party: 'third' },
    { name: 'callback', duration: '1 day', party: 'third' },
    { name: 'cip', duration: '1 day', party: 'third' },
    { name: 'car', duration: '1 day', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const lotame = {
  id: 'lotame',
  category: 'advertising',
  name: 'Lotame',
  provider: 'Lotame',
  purpose: 'Sorts visitors into groups for advertising.',
  policy: 'https://www.lotame.com/about-lotame/privacy/lotames-products-services-privacy-policy/',
  hosts: ['*.crwdcntrl.net'],
  cookies: [
    { name: '_cc_id', duration: '269 days', party: 'third' },
    { name: '_cc_aud', duration: '269 days', party: 'third' },
    { name: '_cc_cc', duration: 'session', party: 'third' },
    { name: '_cc_dc', duration: 'session', party: 'third' },
    { name: 'panoramaId*' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const awin = {
  id: 'awin',
  category: 'advertising',
  name: 'Awin',
  provider: 'Awin',
  purpose: 'Records which partner site a buyer came from, so that the partner is paid.',
  policy: 'https://www.awin.com/gb/privacy',
  hosts: ['*.awin1.com', '*.zenaps.com'],
  cookies: [{ name: 'AwinChannelCookie' }, { name: 'lantern' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const indeed = {
  id: 'indeed',
  category: 'advertising',
  name: 'Indeed Conversion Tracking',
  provider: 'Indeed',
  purpose: 'Counts applications that came from a job advertisement on Indeed.',
  hosts: ['conv.indeed.com'],
  cookies: [
    { name: 'CTK', duration: '17 years', party: 'third' },
    { name: 'ctkgen', duration: '1 day', party: 'third' },
    { name: 'INDEED_CSRF_TOKEN', duration: 'session', party: 'third' },
    { name: 'jasx_pool_id', duration: 'session', party: 'third' }
  ],
  source: [OCD]
} as const satisfies CatalogueService
