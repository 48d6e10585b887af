import type { Store } from '../state/store'
import type { Transport } from '../types'
import { createOutbox, type Outbox } from './outbox'
import { createWrite } from './write'

export interface QueueOptions {
  /** Prefix of the localStorage keys, one key a record. Each transport needs its own. */
  key: string
  /** Told of `record` (delivered) and `error`. */
  emit?: Store['emit']
}

/**
 * A transport that keeps each record until the one inside has delivered it, also over the end of the page. `record` in the configuration does this by
 * itself; this is for records that are sent in some other way. Works from the first record on.
 */
export function queued(transport: Transport, { key, emit = () => {} }: QueueOptions): Transport {
  let outbox: Outbox | undefined

  function open(): Outbox {
    const opened = createOutbox(transport, key, createWrite(emit), emit)
    opened.start()
    return opened
  }

  return async record => {
    outbox ??= open()
    outbox.put(record)
    await outbox.send(record)
  }
}
