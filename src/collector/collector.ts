import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from './context'
import { createHandler } from './handler'
import { createLedger, type Ledger } from './ledger'
import { createLimits } from './limits'
import { silent } from './log'
import { createMetrics } from './metrics'
import { DEFAULT_RATE, flawsOf, type CollectorOptions } from './options'
import { openStore } from './open'
import { createOrigins } from './origin'
import type { Store } from './store'
import { startUpkeep } from './upkeep'

export interface Collector {
  /** @param info `address`: the sender's, for the rate limit; it is neither stored nor logged */
  fetch(request: Request, info?: { address?: string }): Promise<Response>
  /** Resolves once the store is open; rejects with one clear line where it cannot be opened. Until then `fetch` waits. */
  readonly ready: Promise<void>
  /** Answers what has been taken in, then closes the store. */
  close(): Promise<void>
}

/**
 * The receiver of consent records.
 *
 * @throws {TypeError} where an option is wrong, with one line a mistake
 */
export function createCollector(options: CollectorOptions): Collector {
  const flaws = flawsOf(options)
  if (flaws.length) throw new TypeError(flaws.join('\n'))
  const { origins, key, rate = DEFAULT_RATE, log = silent, onRecord } = options
  const isOperator = bearer(key)
  let opened: { store: Store; ledger: Ledger } | null = null
  let stopUpkeep = async () => {}

  const context: Context = {
    store: () => require().store,
    ledger: () => require().ledger,
    origins: createOrigins(origins),
    limits: rate === 'off' ? null : { network: createLimits(rate, 4 * rate), site: createLimits(20 * rate, 80 * rate) },
    metrics: createMetrics(),
    log,
    isOperator,
    onRecord
  }
  const handler = createHandler(context)
  const ready = open()
  // Whoever waits for `ready` hears of it; a process that does not must not end by it.
  ready.catch(() => {})

  async function open() {
    const store = await openStore(options.store)
    opened = { store, ledger: createLedger(store) }
    stopUpkeep = await startUpkeep(opened.store, opened.ledger, options)
  }

  function require() {
    if (!opened) throw new Error('the store is not open')
    return opened
  }

  return {
    ready,
    async fetch(request, info = {}) {
      await ready.catch(() => {})
      return handler.handle(request, info.address)
    },
    async close() {
      await ready.catch(() => {})
      await stopUpkeep()
      await handler.drain()
      const store = opened?.store
      opened = null
      await store?.close()
    }
  }
}

/** Compares hashes, so that neither the time nor the length tells anything about the key. */
function bearer(key: string | undefined): (request: Request) => boolean {
  if (!key) return () => false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  const expected = digest(key)
  return request => {
    const given = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.get('authorization') ?? '')
    return given !== null && timingSafeEqual(digest(given[1]!), expected)
  }
}
