import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// What a site cannot do without: payments, security, load balancing, the basket, the login.

export const stripe = {
  id: 'stripe',
  category: 'necessary',
  name: 'Stripe',
  provider: 'Stripe',
  purpose: 'Takes card payments and recognises fraud.',
  reason: 'A payment that a visitor starts cannot be taken without it.',
  policy: 'https://stripe.com/en-nl/privacy',
  hosts: ['*.stripe.com', '*.stripe.network'],
  cookies: [
    { name: '__stripe_mid', duration: '1 year' },
    { name: '__stripe_sid', duration: '30 minutes' },
    { name: 'm', duration: '10 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const paypal = {
  id: 'paypal',
  category: 'necessary',
  name: 'PayPal',
  provider: 'PayPal',
  purpose: 'Takes payments through PayPal.',
  reason: 'A payment that a visitor starts cannot be taken without it.',
  policy: 'https://www.paypal.com/privacy-center',
  hosts: ['*.paypal.com', '*.paypalobjects.com'],
  cookies: [
    { name: 'enforce_policy', duration: '1 year', party: 'third' },
    { name: 'x-pp-s', duration: 'session', party: 'third' },
    { name: 'ts', duration: '3 years', party: 'third' },
    { name: 'ts_c', duration: '3 years', party: 'third' },
    { name: 'tsrce', duration: 'session', party: 'third' },
    { name: 'nsid', duration: 'session', party: 'third' },
    { name: 'X-PP-SILOVER', duration: '30 minutes', party: 'third' },
    { name: 'X-PP-L7', duration: 'session', party: 'third' },
    { name: 'l7_az', duration: '1 day', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const klarna = {
  id: 'klarna',
  category: 'necessary',
  name: 'Klarna',
  provider: 'Klarna',
  purpose: 'Takes payments through Klarna.',
  reason: 'A payment that a visitor starts cannot be taken without it.',
  hosts: ['*.klarna.com'],
  source: [TPW]
} as const satisfies CatalogueService

export const adyen = {
  id: 'adyen',
  category: 'necessary',
  name: 'Adyen',
  provider: 'Adyen',
  purpose: 'Takes payments and recognises fraud.',
  reason: 'A payment that a visitor starts cannot be taken without it.',
  policy: 'https://www.adyen.com/privacy-policy',
  hosts: ['*.adyen.com'],
  cookies: [{ name: '_rp_uid', duration: '30 days' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const cloudflare = {
  id: 'cloudflare',
  category: 'necessary',
  name: 'Cloudflare security',
  provider: 'Cloudflare',
  purpose: 'Keeps attacks and programs away from the site.',
  reason: 'The site is delivered through Cloudflare, which has to tell visitors from attacks.',
  policy: 'https://www.cloudflare.com/privacypolicy/',
  cookies: [
    { name: '__cf_bm', duration: '30 minutes' },
    { name: '_cfuvid', duration: 'session' },
    { name: 'cf_clearance', duration: '1 year' },
    { name: '__cflb', duration: 'session' },
    { name: '__cfruid', duration: 'session' },
    { name: 'cf_chl_*', duration: 'session' }
  ],
  source: [OCD, 'https://help.vimeo.com/hc/en-us/articles/26080940921361']
} as const satisfies CatalogueService

export const awsLoadBalancing = {
  id: 'aws-load-balancing',
  category: 'necessary',
  name: 'AWS load balancing',
  provider: 'Amazon Web Services',
  purpose: 'Keeps a visit on the same server.',
  reason: 'Without it a visit would jump between servers and lose what was entered.',
  policy: 'https://aws.amazon.com/privacy/',
  cookies: [
    { name: 'AWSALB', duration: '7 days' },
    { name: 'AWSALBCORS', duration: '7 days' },
    { name: 'AWSELB', duration: 'session' },
    { name: 'AWSELBCORS', duration: 'session' },
    { name: 'AWSALBTG', duration: 'session' },
    { name: 'AWSALBTGCORS', duration: 'session' }
  ],
  source: [OCD, 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html']
} as const satisfies CatalogueService

export const azureLoadBalancing = {
  id: 'azure-load-balancing',
  category: 'necessary',
  name: 'Azure load balancing',
  provider: 'Microsoft',
  purpose: 'Keeps a visit on the same server.',
  reason: 'Without it a visit would jump between servers and lose what was entered.',
  policy: 'https://account.microsoft.com/privacy',
  cookies: [
    { name: 'ARRAffinity', duration: 'session' },
    { name: 'ARRAffinitySameSite', duration: 'session' },
    { name: 'ApplicationGatewayAffinity', duration: 'session' },
    { name: 'ApplicationGatewayAffinityCORS', duration: 'session' },
    { name: 'ASLBSA', duration: 'session' },
    { name: 'ASLBSACORS', duration: 'session' }
  ],
  source: [OCD, 'https://www.nomanssky.com/cookie-policy']
} as const satisfies CatalogueService

export const datadome = {
  id: 'datadome',
  category: 'necessary',
  name: 'DataDome',
  provider: 'DataDome',
  purpose: 'Keeps programs away from the site.',
  reason: 'The site is protected by it, which has to tell people from programs.',
  policy: 'https://datadome.co/privacy-policy/',
  cookies: [{ name: 'datadome', duration: '1 year' }],
  source: [OCD]
} as const satisfies CatalogueService

export const akamaiBotManager = {
  id: 'akamai-bot-manager',
  category: 'necessary',
  name: 'Akamai Bot Manager',
  provider: 'Akamai',
  purpose: 'Keeps programs away from the site.',
  reason: 'The site is delivered through Akamai, which has to tell people from programs.',
  policy: 'https://www.akamai.com/us/en/privacy-policies/',
  cookies: [{ name: '_abck' }, { name: 'ak_bmsc' }, { name: 'bm_sv' }],
  source: [OCD]
} as const satisfies CatalogueService

export const shopify = {
  id: 'shopify',
  category: 'necessary',
  name: 'Shopify storefront',
  provider: 'Shopify',
  purpose: 'Keeps the basket, the checkout and the login of the shop.',
  reason: 'Without it nothing can be put into the basket and bought.',
  policy: 'https://www.shopify.com/legal/cookies',
  cookies: [
    { name: 'cart', duration: '14 days' },
    { name: 'cart_sig', duration: '14 days' },
    { name: 'cart_ts', duration: '14 days' },
    { name: 'cart_currency', duration: '14 days' },
    { name: 'cart_ver', duration: '2 weeks' },
    { name: 'checkout_token', duration: '14 days' },
    { name: 'secure_customer_sig', duration: '2 years' },
    { name: '_secure_session_id', duration: 'session' },
    { name: 'localization', duration: '2 weeks' },
    { name: '_cmp_a', duration: '1 day' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const woocommerce = {
  id: 'woocommerce',
  category: 'necessary',
  name: 'WooCommerce',
  provider: 'Automattic',
  purpose: 'Keeps the basket of the shop.',
  reason: 'Without it nothing can be put into the basket and bought.',
  policy: 'https://automattic.com/privacy/',
  cookies: [
    { name: 'woocommerce_cart_hash', duration: 'session' },
    { name: 'woocommerce_items_in_cart', duration: 'session' },
    { name: 'wp_woocommerce_session_*', duration: '2 days' },
    { name: 'store_notice*', duration: 'session' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const wordpress = {
  id: 'wordpress',
  category: 'necessary',
  name: 'WordPress',
  provider: 'WordPress',
  purpose: 'Keeps the login and remembers who wrote a comment.',
  reason: 'Without it nobody can log in or come back to a protected page.',
  policy: 'https://wordpress.org/about/privacy/',
  cookies: [
    { name: 'wordpress_logged_in_*', duration: 'session' },
    { name: 'wordpress_test_cookie', duration: 'session' },
    { name: 'wp-settings-*', duration: '1 year' },
    { name: 'wp-postpass_*', duration: '10 days' },
    { name: 'comment_author_*', duration: '347 days' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const auth0 = {
  id: 'auth0',
  category: 'necessary',
  name: 'Auth0',
  provider: 'Okta',
  purpose: 'Keeps the login.',
  reason: 'Without it nobody can log in.',
  hosts: ['*.auth0.com'],
  cookies: [
    { name: 'auth0', duration: 'session' },
    { name: 'auth0_compat', duration: 'session' },
    { name: 'auth0-mf', duration: 'session' },
    { name: 'auth0-mf_compat', duration: 'session' },
    { name: 'did', duration: 'session' },
    { name: 'did_compat', duration: 'session' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService
