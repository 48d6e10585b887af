import { getCurrentScope, onScopeDispose, readonly, shallowRef, type Ref } from 'vue'
import type { Choice, Consent, ReadableStore } from '../types'

/**
 * Whether something is allowed, and again at each change: `useConsent(consent, 'analytics')`, `useConsent(consent, { service: 'film' })`.
 *
 * @param consent null where there is none: on a server
 * @param before the answer there, as `consentOf` of `consentry/policy` gave it
 */
export function useConsent<C extends string, S extends string>(
  consent: Consent<C, S> | null | undefined,
  what: Parameters<Consent<C, S>['allows']>[0],
  before = false
): Readonly<Ref<boolean>> {
  return follow(consent?.$granted, () => consent?.allows(what) ?? before)
}

/** What the visitor decided, and again at each decision; null before one. */
export function useChoice<C extends string, S extends string>(
  consent: Consent<C, S> | null | undefined
): Readonly<Ref<Choice<C, S> | null>> {
  return follow(consent?.$choice, () => consent?.choice ?? null)
}

function follow<T>(store: ReadableStore<unknown> | undefined, read: () => T): Readonly<Ref<T>> {
  const ref = shallowRef(read())
  const stop = store?.listen(() => (ref.value = read()))
  if (stop && getCurrentScope()) onScopeDispose(stop)
  return readonly(ref) as Readonly<Ref<T>>
}
