import { useSyncExternalStore } from 'react'
import type { Choice, Consent } from '../types'

const listenToNothing = () => () => {}

/**
 * Whether something is allowed, and again at each change: `useConsent(consent, 'analytics')`, `useConsent(consent, { service: 'film' })`.
 *
 * @param consent null where there is none yet: on a server, or before an effect has made it
 * @param before the answer until then and while the page hydrates, as `consentOf` of `consentry/policy` gave it
 */
export function useConsent<C extends string, S extends string>(
  consent: Consent<C, S> | null | undefined,
  what: Parameters<Consent<C, S>['allows']>[0],
  before = false
): boolean {
  return useSyncExternalStore(
    consent ? consent.$granted.listen : listenToNothing,
    () => consent?.allows(what) ?? before,
    () => before
  )
}

/** What the visitor decided, and again at each decision; null before one. */
export function useChoice<C extends string, S extends string>(consent: Consent<C, S> | null | undefined): Choice<C, S> | null {
  return useSyncExternalStore(
    consent ? consent.$choice.listen : listenToNothing,
    () => consent?.choice ?? null,
    () => null
  )
}
