import { deleteCookie, readCookies } from '../lib/cookies'
import { safeStorage } from '../lib/safeStorage'

const KINDS = ['local', 'session'] as const
const storageOf = (kind: string) => safeStorage(`${kind as 'local'}Storage`)

/** Everything that this page can read at once, with its kind in front: `cookie:_ga`, `local:_hjid`, `session:tt_id`. */
export function stored(): string[] {
  const cookies = readCookies().map(([name]) => `cookie:${name}`)
  const items = KINDS.flatMap(kind => Object.keys(storageOf(kind) ?? {}).map(name => `${kind}:${name}`))
  return [...new Set(cookies), ...items]
}

/** Deletes one of `stored()`. */
export function forget(entry: string): void {
  const [, kind, name] = /^(\w+):(.*)/s.exec(entry) as unknown as [string, string, string]
  if (kind === 'cookie') deleteCookie(name)
  else storageOf(kind)?.removeItem(name)
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
