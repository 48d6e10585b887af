import { deleteCookie, readCookies } from '../lib/cookies'
import { safeStorage } from '../lib/safeStorage'

const STORAGES = { local: 'localStorage', session: 'sessionStorage' } as const

/** Everything that this page can read at once, with its kind in front: `cookie:_ga`, `local:_hjid`, `session:tt_id`. */
export function stored(): string[] {
  const names = readCookies().map(([name]) => `cookie:${name}`)
  for (const kind of ['local', 'session'] as const)
    names.push(...Object.keys(safeStorage(STORAGES[kind]) ?? {}).map(name => `${kind}:${name}`))
  return [...new Set(names)]
}

/** Deletes one of `stored()`. */
export function forget(entry: string): void {
  const [kind, ...parts] = entry.split(':')
  const name = parts.join(':')
  if (kind === 'cookie') deleteCookie(name)
  else safeStorage(STORAGES[kind as 'local'])?.removeItem(name)
}

/** Databases and caches go in their own time: a database waits until its last connection is closed. Never rejects. */
export async function forgetLater(isGone: (entry: string) => boolean): Promise<void> {
  try {
    for (const name of await caches.keys()) if (isGone(`cache:${name}`)) await caches.delete(name)
    for (const { name } of await indexedDB.databases()) if (isGone(`indexeddb:${name}`)) indexedDB.deleteDatabase(name!)
  } catch {
    // Plain http has no caches, a sandboxed frame no databases.
  }
}
