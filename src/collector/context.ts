import type { Ledger } from './ledger'
import type { Limits } from './limits'
import type { Log } from './log'
import type { Metrics } from './metrics'
import type { CollectorOptions } from './options'
import type { Origins } from './origin'
import type { Store } from './store'

/** What the routes work with. `store` and `ledger` throw as long as the store has not opened. */
export interface Context {
  store(): Store
  ledger(): Ledger
  origins: Origins
  limits: { network: Limits; site: Limits } | null
  metrics: Metrics
  log: Log
  isOperator(request: Request): boolean
  onRecord: CollectorOptions['onRecord']
}
