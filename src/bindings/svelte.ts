import type { Consent } from '../types'

/** A store as Svelte's contract has it; read it as `$analytics`. */
export interface Readable<T> {
  subscribe(run: (value: T) => void): () => void
}

/**
 * Whether something is allowed, and again at each change: `const analytics = consentStore(consent, 'analytics')`.
 * What the visitor decided needs no binding: `consent.$choice` is such a store itself.
 *
 * @param consent null where there is none: on a server
 * @param before the answer there, as `consentOf` of `consentry/policy` gave it
 */
export function consentStore<C extends string, S extends string>(
  consent: Consent<C, S> | null | undefined,
  what: Parameters<Consent<C, S>['allows']>[0],
  before = false
): Readable<boolean> {
  return {
    subscribe(run) {
      run(consent?.allows(what) ?? before)
      return consent?.$granted.listen(() => run(consent.allows(what))) ?? (() => {})
    }
  }
}
