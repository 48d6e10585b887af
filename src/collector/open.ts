import { openPostgres } from './postgres'
import { openSqlite } from './sqlite'
import type { Store } from './store'

/**
 * @param patient for the commands: a query may take as long as it takes
 * @param location `postgres://…`, or the path of an SQLite file that is made where it is missing
 * @throws {StoreError} where it cannot be opened
 */
export function openStore(location: string, { patient = false } = {}): Promise<Store> {
  return /^postgres(ql)?:\/\//.test(location) ? openPostgres(location, patient) : openSqlite(location)
}
