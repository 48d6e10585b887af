/**
 * `consentry/policy`: what a stored choice allows, on a server, at the edge or in a service worker. Pure, without dependencies,
 * and closed where something cannot be read.
 */
export { consentOf, type StoredConsent, type Visit } from './consent'
export { contentSecurityPolicy, type PolicyOptions } from './header'
export type { ConsentConfig } from '../types'
