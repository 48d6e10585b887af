import { queue, type Vendor } from './vendor'

/** Not kept across sessions, so sent on every page: https://developers.hubspot.com/docs/api/events/cookie-banner */
export const hubspot: Vendor = allows => () => {
  queue('_hsp').push([
    'setHubSpotConsent',
    { analytics: allows('analytics'), advertisement: allows('advertising'), functionality: allows('functionality') }
  ])
}
