import { deleteCookie, readCookies } from '../lib/cookies'
import { local, session } from '../lib/storage'

const STORAGES = { local, session }

/** Whether a kind is worth a look, which costs a call to the browser's process: any of the `wanted` names is of it. */
function isOf(wanted: readonly string[], kind: string): boolean {
  return wanted.some(name => name.startsWith(kind))
}

/**
 * What this page can read at once, with its kind in front: `cookie:_ga`, `local:_hjid`, `session:tt_id`.
 *
 * @param wanted names of the same form; kinds that none of them is of are left out
 */
export function stored(wanted: readonly string[]): string[] {
  const cookies = readCookies().map(([name]) => `cookie:${name}`)
  const items = Object.entries(STORAGES).flatMap(([kind, storage]) =>
    isOf(wanted, kind) ? storage.names().map(name => `${kind}:${name}`) : []
  )
  return [...new Set(cookies), ...items]
}

/** Deletes one of `stored()`. */
export function forget(entry: string): void {
  const [, kind, name] = /^(\w+):(.*)/s.exec(entry) as unknown as [string, keyof typeof STORAGES, string]
  if (STORAGES[kind]) STORAGES[kind].drop(name)
  else deleteCookie(name)
}

/** Databases and caches go in their own time: a database waits until its last connection is closed. Never rejects. */
export async function forgetLater(wanted: readonly string[], isGone: (entry: string) => boolean): Promise<void> {
  try {
    if (isOf(wanted, 'indexeddb'))
      for (const { name } of await indexedDB.databases()) if (isGone(`indexeddb:${name}`)) indexedDB.deleteDatabase(name!)
    if (isOf(wanted, 'cache')) for (const name of await caches.keys()) if (isGone(`cache:${name}`)) await caches.delete(name)
  } catch {
    // Plain http has no caches, a sandboxed frame no databases.
  }
}
