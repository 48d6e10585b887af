import type { Config } from '../config/config'
import { attempt } from '../lib/attempt'
import type { RegionSource } from '../types'

/** How long the question waits for an answer, in ms. What comes later is not heard: the strictest rules have been asked by. */
const PATIENCE = 3000

/** Where the visitor is, as the site says it. No call leaves for it. */
export interface Location {
  /** undefined: no region is configured; null: not known, or not yet. */
  region: string | null | undefined
  source: RegionSource
  /** The answer of an asynchronous function. Never rejects: a failure, or silence, is an unknown region. */
  later: Promise<string | null> | null
}

/** From `config.region`, else from `<html data-region="SE">`. */
export function locate({ region, regime }: Config, page: string | undefined): Location {
  if (typeof region !== 'function')
    return {
      region: region ?? page,
      source: page && !region ? 'page' : region || regime !== 'eea' ? 'config' : 'default',
      later: null
    }
  const answer = attempt(region, null)
  // A promise may be of another library's.
  if (!Object(answer).then) return { region: (answer as string | null) ?? null, source: 'function', later: null }
  const silence = new Promise<null>(done => setTimeout(() => done(null), PATIENCE))
  const later = Promise.race([answer, silence]).then(
    found => found ?? null,
    () => null
  )
  return { region: null, source: 'function', later }
}
