import { attempt } from './attempt'

/** What `trustedTypes.createPolicy` gives; TypeScript's DOM has no types for it yet. */
interface Policy {
  createHTML(text: string): string
  createScriptURL(text: string): string
}
type Factory = { createPolicy(name: string, rules: Policy): Policy }

let policy: Policy | undefined

/**
 * Passes markup or an address into a Trusted Types sink. The policy `consentry` is made on first need only: under
 * `trusted-types 'none'` the mere making is a reported violation.
 *
 * Where the page forbids it, the text goes as it is: the sink asks the page's own `default` policy, or throws.
 */
export function trusted(kind: keyof Policy, text: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (!factory) return text
  const same = (value: string) => value
  policy ??= attempt(() => factory.createPolicy('consentry', { createHTML: same, createScriptURL: same }), undefined)
  return policy ? policy[kind](text) : text
}
