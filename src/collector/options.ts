import type { ConsentRecord } from '../types'
import type { Log } from './log'
import { originFlaw } from './origin'

export interface CollectorOptions {
  /** Path of an SQLite file, made where it is missing; or `postgres://user:password@host:port/database`. */
  store: string
  /** Who may send: exact origins, `https://*.example.com`, `http://localhost:*`. */
  origins: readonly string[]
  /** Opens the routes of the operator, as `Authorization: Bearer …`. Without one they are closed. */
  key?: string
  /** Requests a second from one network (/24, /48), four times that in a burst; twenty times that for one site. @default 10 */
  rate?: number | 'off'
  /** Months that records are kept after the one they came in; for all, or by site with `*` for the rest. @default 13 */
  retention?: number | Record<string, number>
  /** Folder of `<hash>.json` files (`consentry notice` writes it), read at the start. */
  notices?: string
  /** Called after the commit of a record that is new. */
  onRecord?: (record: ConsentRecord, info: { receivedAt: string; recordHash: string }) => void
  /** @default silent */
  log?: Log
}

export const DEFAULT_RATE = 10
export const DEFAULT_RETENTION = 13
const MOST_MONTHS = 1200

/** Every mistake, one line each; none where the options are good. */
export function flawsOf({ store, origins, rate, retention, key }: Partial<CollectorOptions>): string[] {
  const flaws: string[] = []
  if (!store) flaws.push('no store. Give the path of a file (consent.db) or postgres://…')
  else if (/^[a-z][a-z0-9+.-]+:\/\//i.test(store) && !/^postgres(ql)?:\/\//.test(store))
    flaws.push(`store ${store.split(':')[0]}:// is not known. Give the path of a file or postgres://…`)
  if (!origins?.length) flaws.push('no origin. Name each website that may send: https://www.example.com')
  for (const origin of origins ?? []) {
    const flaw = originFlaw(origin)
    if (flaw) flaws.push(`origin ${JSON.stringify(origin)} ${flaw}`)
  }
  if (rate !== undefined && rate !== 'off' && !(rate > 0)) flaws.push('rate must be a number above 0, or off')
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    flaws.push('key must be printable ASCII without spaces: it travels in a header')
  for (const [site, months] of Object.entries(
    typeof retention === 'object' ? retention : { '*': retention ?? DEFAULT_RETENTION }
  ))
    if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
      flaws.push(`retention${site === '*' ? '' : ` of ${site}`} must be a whole number of months, 1 to ${MOST_MONTHS}`)
  return flaws
}

/** Months by site. */
export function monthsKept(retention: CollectorOptions['retention']): (site: string) => number {
  if (typeof retention !== 'object') return () => retention ?? DEFAULT_RETENTION
  return site => retention[site] ?? retention['*'] ?? DEFAULT_RETENTION
}
