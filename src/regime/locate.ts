import type { Config } from '../config/config'
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
  if (typeof region !== 'function') {
    const source = region ? 'config' : page ? 'page' : 'default'
    return { region: region ?? page, source, later: null }
  }
  try {
    const answer = region()
    if (!(answer instanceof Promise)) return { region: answer ?? null, source: 'function', later: null }
    return { region: null, source: 'function', later: answer.then(found => found ?? null).catch(() => null) }
  } catch {
    return { region: null, source: 'function', later: null }
  }
}
