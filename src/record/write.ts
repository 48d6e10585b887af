import { local } from '../lib/storage'
import type { Store } from '../state/store'

/** Writes to localStorage and says whether it is kept. A storage that is closed or full is told to the site once. */
export type Write = (name: string, text: string) => boolean

export function createWrite(emit: Store['emit']): Write {
  let told = false
  return (name, text) => {
    const isKept = local.write(name, text)
    if (!isKept && !told) emit('error', { code: 'record-not-stored', message: 'The record is not stored' })
    told ||= !isKept
    return isKept
  }
}
