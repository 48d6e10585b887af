import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonical, sha256 } from './canonical'
import { StoreError, type Queries, type Store } from './store'

/** Every text of one language, with categories and services: tens of kilobytes. */
export const MAX_NOTICE = 512 * 1024

/** What was shown, by its hash. Resolves with false where the content is not what the hash says; the same twice is one. */
export async function putNotice(store: Store, hash: string, notice: unknown): Promise<boolean> {
  const body = canonical(notice)
  if (sha256(body) !== hash) return false
  await store.transaction(queries => insertNotices(queries, [{ hash, created_ms: Date.now(), body }]))
  return true
}

export interface Notice {
  hash: string
  created_ms: number
  body: string
}

export async function insertNotices(queries: Queries, notices: Notice[]): Promise<number> {
  let added = 0
  for (const { hash, created_ms, body } of notices) {
    const sql = 'INSERT INTO consent_notice (hash, created_ms, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING hash'
    added += (await queries.query(sql, [hash, created_ms, body])).length
  }
  return added
}

/**
 * Takes in a folder of `<hash>.json` files.
 *
 * @throws {StoreError} where the folder cannot be read or a file is not what its name says
 */
export async function readNotices(store: Store, folder: string): Promise<number> {
  const files = await readdir(folder).catch((error: Error) => {
    throw new StoreError(`cannot read the notices: ${error.message}`)
  })
  const notices = files.filter(file => /^sha256-[\w-]{43}\.json$/.test(file))
  for (const file of notices) {
    const fits = await readFile(join(folder, file), 'utf8')
      .then(text => putNotice(store, file.slice(0, -'.json'.length), JSON.parse(text)))
      .catch((error: Error) => {
        throw new StoreError(`notice ${file}: ${error.message}`)
      })
    if (!fits) throw new StoreError(`notice ${file} does not hold what its name says: it was changed after it was written`)
  }
  return notices.length
}
