import { attempt } from './attempt'

/** What `trustedTypes.createPolicy` gives; TypeScript's DOM has no types for it yet. */
interface Policy {
  createHTML(text: string): string
  createScriptURL(text: string): string
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy }

const same = (text: string) => text
const rules = { createHTML: same, createScriptURL: same }
let policy: Policy | undefined

/**
 * Passes markup or an address into a Trusted Types sink. The policy `consentry` is made on first need only: under
 * `trusted-types 'none'` the mere making is a reported violation.
 *
 * Where the page forbids it, or the browser has none, the text goes as it is: the sink asks the page's own `default` policy, or throws.
 */
export function trusted(kind: keyof Policy, text: string): string {
  policy ??= attempt(() => trustedTypes.createPolicy('consentry', rules), rules)
  return policy[kind](text)
}
