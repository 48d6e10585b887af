import type { Config } from '../config/config'
import { attempt } from '../lib/attempt'
import type { RegionSource } from '../types'

/** Where the visitor is, as the site says it. No call leaves for it. */
export interface Location {
  /** undefined: no region is configured; null: not known, or not yet. */
  region: string | null | undefined
  source: RegionSource
  /** The answer of an asynchronous function. Never rejects: a failure is an unknown region. */
  later: Promise<string | null> | null
}

/** From `config.region`, else from `<html data-region="SE">`. */
export function locate({ region }: Config, page: string | undefined): Location {
  if (typeof region !== 'function')
    return { region: region ?? page, source: region ? 'config' : page ? 'page' : 'default', later: null }
  const answer = attempt(region, null)
  // A promise may be of another library's.
  const later = Object(answer).then
    ? Promise.resolve(answer).then(
        found => found ?? null,
        () => null
      )
    : null
  return { region: later ? null : ((answer as string | null) ?? null), source: 'function', later }
}
