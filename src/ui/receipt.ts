import type { ConsentRecord } from '../types'

/** Hands the visitor the last record as a file. */
export function saveReceipt(record: ConsentRecord): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(record, null, 2)], { type: 'application/json' }))
  link.download = `consent-${record.recordId}.json`
  link.click()
  // The download has begun by then; until the page goes the address would hold its memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
