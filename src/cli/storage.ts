import { existsSync } from 'node:fs'
import { createLedger, type Ledger } from '../collector/ledger'
import { openStore } from '../collector/open'
import type { Store } from '../collector/store'
import { UsageError, type Io } from './command'
import { readSettings, type Flags, type Settings } from './settings'

/** The options that say where the log is; the same for every command that works on it. */
export const storeOptions = { store: { type: 'string' }, config: { type: 'string' } } as const

export const STORE_USAGE = `  --store PLACE    path of an SQLite file, or postgres://…; also CONSENTRY_STORE    (consent.db)
  --config FILE    the collector's file; also CONSENTRY_CONFIG`

/**
 * Opens the log, works on it and closes it.
 *
 * @param make whether a file that is missing may be made; a wrong path must not look like an empty log
 */
export async function withStore<T>(
  flags: Flags,
  io: Io,
  work: (store: Store, ledger: Ledger, settings: Settings) => Promise<T>,
  { make = false } = {}
): Promise<T> {
  const settings = readSettings(flags, io)
  const { store: place } = settings
  if (!make && !place.includes('://') && !existsSync(place))
    throw new UsageError(`there is no file ${place}. Name the log with --store`)
  const store = await openStore(place, { patient: true })
  try {
    return await work(store, createLedger(store), settings)
  } finally {
    await store.close()
  }
}
