import type { CatalogueService } from './catalogue'
import { OCD, TPW } from './sources'

// Newsletters, leads and customer data: visits that are linked to a person or a company.

export const hubspot = {
  id: 'hubspot',
  category: 'advertising',
  name: 'HubSpot',
  provider: 'HubSpot',
  purpose: 'Recognises visitors who fill in a form, and shows the site owner which pages they read.',
  policy: 'https://legal.hubspot.com/privacy-policy',
  hosts: [
    '*.hs-scripts.com',
    '*.hs-analytics.net',
    '*.hs-banner.com',
    '*.hsforms.net',
    '*.hsforms.com',
    '*.hscollectedforms.net',
    '*.hsleadflows.net',
    '*.hsadspixel.net',
    '*.hubspot.com',
    '*.hubapi.com'
  ],
  cookies: [
    { name: '__hstc', duration: '13 months' },
    { name: 'hubspotutk', duration: '13 months' },
    { name: '__hssc', duration: '30 minutes' },
    { name: '__hssrc', duration: 'session' },
    { name: 'messagesUtk', duration: '13 months' }
  ],
  signal: 'hubspot',
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const activecampaign = {
  id: 'activecampaign',
  category: 'advertising',
  name: 'ActiveCampaign',
  provider: 'ActiveCampaign',
  purpose: 'Links visits to the address of a newsletter reader, for further mailings.',
  policy: 'https://www.activecampaign.com/gdpr-updates/',
  hosts: ['*.trackcmp.net', '*.app-us1.com'],
  cookies: [{ name: 'ac_enable_tracking', duration: '29 days' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const klaviyo = {
  id: 'klaviyo',
  category: 'advertising',
  name: 'Klaviyo',
  provider: 'Klaviyo',
  purpose: 'Links visits to the address of a newsletter reader, for further mailings.',
  policy: 'https://www.klaviyo.com/legal',
  hosts: ['*.klaviyo.com'],
  cookies: [{ name: '__kla_id', duration: '2 years' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const mailchimp = {
  id: 'mailchimp',
  category: 'advertising',
  name: 'Mailchimp',
  provider: 'Intuit',
  purpose: 'Links visits to the address of a newsletter reader, and shows sign-up forms.',
  policy: 'https://mailchimp.com/legal/',
  hosts: ['*.chimpstatic.com', '*.list-manage.com', '*.mailchimp.com'],
  cookies: [
    { name: 'mc_cid', duration: '14 days' },
    { name: 'mc_eid', duration: '14 days' },
    { name: 'mc_landing_site', duration: '14 days' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const sharpspring = {
  id: 'sharpspring',
  category: 'advertising',
  name: 'SharpSpring',
  provider: 'Constant Contact',
  purpose: 'Follows visits of people who may become customers.',
  policy: 'https://www.constantcontact.com/legal/privacy-notice',
  hosts: ['*.sharpspring.com', '*.marketingautomation.services'],
  cookies: [
    { name: '__ss', duration: '30 minutes' },
    { name: '__ss_tk', duration: '25 years' },
    { name: '__ss_referrer', duration: '6 hours' },
    { name: 'koitk', duration: '3 years', party: 'third' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const pardot = {
  id: 'pardot',
  category: 'advertising',
  name: 'Account Engagement (Pardot)',
  provider: 'Salesforce',
  purpose: 'Follows visits of people who may become customers.',
  policy: 'https://www.salesforce.com/company/privacy/',
  hosts: ['*.pardot.com'],
  cookies: [{ name: 'visitor_id*', duration: '1 year' }],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const customerIo = {
  id: 'customer-io',
  category: 'advertising',
  name: 'Customer.io',
  provider: 'Customer.io',
  purpose: 'Links visits to a person, for further mailings.',
  policy: 'https://customer.io/legal/privacy-policy/',
  hosts: ['*.customer.io'],
  cookies: [
    { name: '_cio', duration: '1 day' },
    { name: '_cioid', duration: '1 year' },
    { name: '_cioanonid', duration: '1 year' },
    { name: 'cioFT', duration: '1 year' },
    { name: 'cioLT', duration: '1 year' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const braze = {
  id: 'braze',
  category: 'advertising',
  name: 'Braze',
  provider: 'Braze',
  purpose: 'Links visits to a person, for messages on the site and by mail.',
  policy: 'https://www.braze.com/company/legal/privacy',
  hosts: ['*.appboycdn.com'],
  cookies: [
    { name: 'ab.storage.userId.*' },
    { name: 'ab.storage.sessionId.*', duration: 'session' },
    { name: 'ab.storage.deviceId.*' },
    { name: 'ab.optOut' },
    { name: 'ab._gd' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const sailthru = {
  id: 'sailthru',
  category: 'advertising',
  name: 'Sailthru',
  provider: 'Sailthru',
  purpose: 'Links visits to the address of a newsletter reader, for further mailings.',
  policy: 'https://www.sailthru.com/legal/privacy-statement/',
  hosts: ['*.sail-horizon.com', '*.sail-personalize.com', '*.sail-track.com', '*.sailthru.com'],
  cookies: [
    { name: 'sailthru_content', duration: '1 year' },
    { name: 'sailthru_pageviews', duration: '30 minutes' },
    { name: 'sailthru_visitor', duration: '1 year' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const bloomreachEngagement = {
  id: 'bloomreach-engagement',
  category: 'advertising',
  name: 'Bloomreach Engagement',
  provider: 'Bloomreach',
  purpose: 'Follows visits and chooses products and messages by them.',
  policy: 'https://exponea.com/privacy-policy/',
  cookies: [
    { name: '__exponea_etc__', duration: '3 years' },
    { name: '__exponea_time2__', duration: '1 day' }
  ],
  source: [OCD, 'https://documentation.bloomreach.com/engagement/docs/cookies-storage']
} as const satisfies CatalogueService

export const leadfeeder = {
  id: 'leadfeeder',
  category: 'advertising',
  name: 'Leadfeeder',
  provider: 'Leadfeeder',
  purpose: 'Shows the site owner which companies visit, by their internet address.',
  policy: 'https://www.leadfeeder.com/privacy/',
  cookies: [{ name: '_lfa', duration: '2 years' }],
  source: [OCD]
} as const satisfies CatalogueService

export const leadinfo = {
  id: 'leadinfo',
  category: 'advertising',
  name: 'Leadinfo',
  provider: 'Leadinfo',
  purpose: 'Shows the site owner which companies visit, by their internet address.',
  policy: 'https://www.leadinfo.com/en/privacy/',
  cookies: [
    { name: '_li_id*', duration: '1 year' },
    { name: '_li_ses*', duration: '1 year' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const sleeknote = {
  id: 'sleeknote',
  category: 'advertising',
  name: 'Sleeknote',
  provider: 'Sleeknote',
  purpose: 'Shows offers and sign-up forms, chosen by what visitors did before.',
  policy: 'https://sleeknote.com/privacy-policy',
  cookies: [
    { name: '_sn_a', duration: '1 year' },
    { name: '_sn_m', duration: '1 year' },
    { name: '_sn_n', duration: '1 year' }
  ],
  source: [OCD]
} as const satisfies CatalogueService

export const optinmonster = {
  id: 'optinmonster',
  category: 'advertising',
  name: 'OptinMonster',
  provider: 'OptinMonster',
  purpose: 'Shows offers and sign-up forms, and recognises who has seen them.',
  policy: 'https://optinmonster.com/privacy/',
  hosts: ['*.opmnstr.com', '*.optmnstr.com', '*.optmstr.com'],
  cookies: [
    { name: '_omappvs', duration: '1 day' },
    { name: '_omappvp', duration: '1 day' }
  ],
  source: [OCD, TPW]
} as const satisfies CatalogueService

export const adcalls = {
  id: 'adcalls',
  category: 'advertising',
  name: 'AdCalls',
  provider: 'AdCalls',
  purpose: 'Shows which advertisement led to a telephone call.',
  policy: 'https://adcalls.com/privacy-statement/',
  cookies: [
    { name: 'acalltracker', duration: '30 days' },
    { name: 'acalltrackersession', duration: 'session' },
    { name: 'acalltrackerreferrer', duration: '60 minutes' },
    { name: 'acalltrackernumber', duration: '30 minutes' },
    { name: 'excludecalltracking', duration: 'session' }
  ],
  source: [OCD]
} as const satisfies CatalogueService
