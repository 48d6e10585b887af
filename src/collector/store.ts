export type Value = string | number | null

/** Runs one statement with `$1, $2, …` as placeholders and resolves with its rows. BIGINT comes back as a number. */
export interface Queries {
  query<Row = Record<string, Value>>(sql: string, values?: readonly Value[]): Promise<Row[]>
}

/**
 * A database that speaks the one SQL text of this folder: TEXT and BIGINT, `$n`, `ON CONFLICT DO NOTHING RETURNING`, no JSON
 * operators and no `now()`. What differs between engines is said once, in `sqlite.ts` and `postgres.ts`.
 */
export interface Store extends Queries {
  readonly kind: 'sqlite' | 'postgres'
  /** All or nothing, one at a time; resolves after the commit has reached the disk. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Reads one state of the database, however long it takes and whatever is written meanwhile. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Makes room for these months where months are tables of their own. Resolves with those that could not be made. */
  makeMonths(parts: string[]): Promise<string[]>
  /** Records whose month has no table of its own, 10,000 at most; null where months are no tables. */
  strayRecords(): Promise<number | null>
  /** Drops the months before `part` ("2026-11") where months are tables of their own, whole. */
  dropMonths(part: string): Promise<void>
  /** Share of the disk that is free, 0 to 1; null where that cannot be known. */
  diskFree(): Promise<number | null>
  close(): Promise<void>
}

/** What a site owner can do something about: a wrong path, a missing package. One line, with the remedy. */
export class StoreError extends Error {
  override name = 'StoreError'
}
