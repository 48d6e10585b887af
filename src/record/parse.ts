import { attempt } from '../lib/attempt'
import type { ConsentRecord } from '../types'

/** A record out of storage; null for anything else that stands there. */
export function parseRecord(text: string | null | undefined): ConsentRecord | null {
  const record = attempt(() => JSON.parse(text!), null)
  return record?.recordId ? record : null
}
