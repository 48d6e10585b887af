import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// What is shown inside a page: videos, music, maps, typefaces, posts, comments.

export const youtube = {
  id: 'youtube',
  category: 'advertising',
  name: 'YouTube',
  provider: 'Google',
  purpose: 'Plays videos from YouTube. Google learns what is watched, also for advertising.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['*.youtube.com', '*.youtube-nocookie.com', '*.ytimg.com'],
  cookies: [
    { name: 'VISITOR_INFO1_LIVE', duration: '6 months', party: 'third' },
    { name: 'VISITOR_PRIVACY_METADATA', duration: '180 days', party: 'third' },
    { name: 'YSC', duration: 'session', party: 'third' },
    { name: 'PREF', party: 'third' },
    { name: 'GPS', duration: '1 day', party: 'third' },
    { name: 'LOGIN_INFO', duration: '2 years', party: 'third' }
  ],
  source: [OCD, TPW, 'https://policies.google.com/technologies/cookies']
} as const satisfies CatalogueService

export const vimeo = {
  id: 'vimeo',
  category: 'functionality',
  name: 'Vimeo',
  provider: 'Vimeo',
  purpose: 'Plays videos from Vimeo, which measures what is watched.',
  policy: 'https://vimeo.com/cookie_policy',
  hosts: ['*.vimeo.com', '*.vimeocdn.com'],
  cookies: [
    { name: 'vuid', duration: '2 years', party: 'third' },
    { name: 'player', duration: '1 year', party: 'third' },
    { name: 'flags', duration: '1 year', party: 'third' },
    { name: '__cf_bm', duration: '30 minutes', party: 'third' },
    { name: '_cfuvid', duration: 'session', party: 'third' },
    { name: 'cf_clearance', duration: '1 year', party: 'third' }
  ],
  source: [TPW, 'https://help.vimeo.com/hc/en-us/articles/26080940921361']
} as const satisfies CatalogueService

export const wistia = {
  id: 'wistia',
  category: 'functionality',
  name: 'Wistia',
  provider: 'Wistia',
  purpose: 'Plays videos, remembers where one was stopped, and measures what is watched.',
  policy: 'https://wistia.com/privacy',
  hosts: ['*.wistia.com', '*.wistia.net'],
  cookies: [
    { name: '_distillery', duration: '1 year' },
    { name: 'muxData', duration: '1 year' },
    { name: '_simplex', duration: '1 year' },
    { name: 'wistia', duration: 'session' },
    { name: 'wistia-video-progress-*', duration: 'session' },
    { name: 'wistia-http2-push-disabled', duration: '2 weeks' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const dailymotion = {
  id: 'dailymotion',
  category: 'advertising',
  name: 'Dailymotion',
  provider: 'Dailymotion',
  purpose: 'Plays videos from Dailymotion, with its advertising.',
  hosts: ['*.dailymotion.com', '*.dmcdn.net', '*.dmxleo.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const twitch = {
  id: 'twitch',
  category: 'functionality',
  name: 'Twitch',
  provider: 'Twitch',
  purpose: 'Plays broadcasts from Twitch.',
  policy: 'https://www.twitch.tv/p/en/legal/privacy-notice/',
  hosts: ['*.twitch.tv'],
  cookies: [
    { name: 'unique_id', duration: '10 years', party: 'third' },
    { name: 'unique_id_durable', duration: '10 years', party: 'third' },
    { name: 'session_unique_id', duration: 'session', party: 'third' },
    { name: 'server_session_id', duration: 'session', party: 'third' },
    { name: 'api_token', duration: '10 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const spotify = {
  id: 'spotify',
  category: 'functionality',
  name: 'Spotify',
  provider: 'Spotify',
  purpose: 'Plays music and podcasts from Spotify.',
  policy: 'https://www.spotify.com/us/privacy/',
  hosts: ['*.spotify.com', '*.scdn.co'],
  cookies: [
    { name: 'sp_t', duration: '2 months', party: 'third' },
    { name: 'sp_landing', duration: '1 day', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const soundcloud = {
  id: 'soundcloud',
  category: 'functionality',
  name: 'SoundCloud',
  provider: 'SoundCloud',
  purpose: 'Plays music and podcasts from SoundCloud.',
  hosts: ['*.soundcloud.com', '*.sndcdn.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const googleMaps = {
  id: 'google-maps',
  category: 'functionality',
  name: 'Google Maps',
  provider: 'Google',
  purpose: 'Shows maps from Google.',
  policy: 'https://business.safety.google/privacy/',
  hosts: ['maps.google.com', 'maps.googleapis.com', 'maps.gstatic.com', 'www.google.com/maps/*'],
  cookies: [
    { name: 'NID', duration: '6 months', party: 'third' },
    { name: 'OGPC', duration: '1 month', party: 'third' },
    { name: 'OGP', duration: '2 months', party: 'third' }
  ],
  source: [OCD, TPW, 'https://policies.google.com/technologies/cookies']
} as const satisfies CatalogueService

export const mapbox = {
  id: 'mapbox',
  category: 'functionality',
  name: 'Mapbox',
  provider: 'Mapbox',
  purpose: 'Shows maps from Mapbox.',
  hosts: ['*.mapbox.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const googleFonts = {
  id: 'google-fonts',
  category: 'functionality',
  name: 'Google Fonts',
  provider: 'Google',
  purpose: "Loads typefaces from Google, which learns the address of the visitor's connection.",
  policy: 'https://business.safety.google/privacy/',
  hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const adobeFonts = {
  id: 'adobe-fonts',
  category: 'functionality',
  name: 'Adobe Fonts',
  provider: 'Adobe',
  purpose: "Loads typefaces from Adobe, which learns the address of the visitor's connection.",
  policy: 'https://www.adobe.com/privacy.html',
  hosts: ['*.typekit.net', '*.typekit.com'],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const facebookPlugins = {
  id: 'facebook-plugins',
  category: 'advertising',
  name: 'Facebook posts and buttons',
  provider: 'Meta',
  purpose: 'Shows posts, videos and buttons from Facebook, which learns what is read here.',
  policy: 'https://www.facebook.com/about/privacy/',
  hosts: ['www.facebook.com/plugins/*'],
  cookies: [
    { name: 'fr', duration: '90 days', party: 'third' },
    { name: 'datr', duration: '2 years', party: 'third' },
    { name: 'sb', duration: '2 years', party: 'third' },
    { name: 'wd', duration: 'session', party: 'third' }
  ],
  source: [OCD, 'https://www.facebook.com/plugins/post.php']
} as const satisfies CatalogueService

export const instagram = {
  id: 'instagram',
  category: 'advertising',
  name: 'Instagram posts',
  provider: 'Meta',
  purpose: 'Shows posts from Instagram, which learns what is read here.',
  policy: 'https://www.facebook.com/about/privacy/',
  hosts: ['*.instagram.com', '*.cdninstagram.com'],
  source: [TPW, 'https://www.instagram.com/embed.js']
} as const satisfies CatalogueService

export const xPosts = {
  id: 'x-posts',
  category: 'advertising',
  name: 'X posts',
  provider: 'X',
  purpose: 'Shows posts from X, which learns what is read here.',
  policy: 'https://twitter.com/en/privacy',
  hosts: ['platform.twitter.com', 'syndication.twitter.com', '*.twimg.com'],
  cookies: [
    { name: 'guest_id', duration: '2 years', party: 'third' },
    { name: 'personalization_id', duration: '2 years', party: 'third' },
    { name: 'ct0', duration: '2 years', party: 'third' },
    { name: 'gt', duration: '1 year', party: 'third' },
    { name: 'tfw_exp', duration: '2 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const issuu = {
  id: 'issuu',
  category: 'advertising',
  name: 'Issuu',
  provider: 'Issuu',
  purpose: 'Shows magazines and brochures from Issuu, which recognises readers.',
  policy: 'https://issuu.com/legal/privacy',
  hosts: ['*.issuu.com', '*.isu.pub'],
  cookies: [{ name: 'iutk', duration: '10 years', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const calendly = {
  id: 'calendly',
  category: 'functionality',
  name: 'Calendly',
  provider: 'Calendly',
  purpose: 'Shows free appointments and books them.',
  hosts: ['*.calendly.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const disqus = {
  id: 'disqus',
  category: 'advertising',
  name: 'Disqus',
  provider: 'Disqus',
  purpose: 'Shows comments and lets visitors write some. Disqus uses visits for advertising.',
  hosts: ['*.disqus.com', '*.disquscdn.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const sharethis = {
  id: 'sharethis',
  category: 'advertising',
  name: 'ShareThis',
  provider: 'ShareThis',
  purpose: 'Shows buttons for sharing a page, and uses visits for advertising.',
  policy: 'https://sharethis.com/privacy/',
  hosts: ['*.sharethis.com'],
  cookies: [
    { name: '__stid', duration: '1 year', party: 'third' },
    { name: '_stid', duration: '1 year', party: 'third' },
    { name: '_stidv', duration: '10 years', party: 'third' },
    { name: 'fpestid', duration: '13 months' },
    { name: 'pxcelPage*', duration: '1 year', party: 'third' },
    { name: 'pxcelBcnLcy', duration: 'session', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const trustpilot = {
  id: 'trustpilot',
  category: 'functionality',
  name: 'Trustpilot',
  provider: 'Trustpilot',
  purpose: 'Shows reviews from Trustpilot.',
  hosts: ['*.trustpilot.com'],
  cookies: [{ name: 'csrf-canary', duration: 'session', party: 'third' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const flowbox = {
  id: 'flowbox',
  category: 'functionality',
  name: 'Flowbox',
  provider: 'Flowbox',
  purpose: 'Shows pictures of customers and measures which are looked at.',
  policy: 'https://getflowbox.com/privacy/',
  cookies: [{ name: '_flowbox', duration: '1 year' }],
  source: [OCD]
} as const satisfies CatalogueService
