import type { ConsentRecord } from '../types'

/** A record out of storage; null for anything else that stands there. */
export function parseRecord(text: string | null | undefined): ConsentRecord | null {
  try {
    const record = JSON.parse(text!)
    return record?.recordId ? record : null
  } catch {
    return null
  }
}
