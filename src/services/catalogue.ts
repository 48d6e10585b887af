import type { Service, SignalName } from '../types'

/**
 * A well-known service, ready for `services` of the configuration. What is not known is left out rather than guessed:
 * an entry without hosts runs from the site's own address, one without a duration has none that could be looked up.
 */
export interface CatalogueService extends Service {
  provider: string
  purpose: string
  /** Name for `signals`, where the vendor can be told. */
  signal?: SignalName
  /** Where the facts are from. */
  source: readonly [string, ...string[]]
}
