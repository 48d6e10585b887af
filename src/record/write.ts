import { safeStorage } from '../lib/safeStorage'
import type { Store } from '../state/store'

/** Writes to localStorage and says whether it is kept. A storage that is closed or full is told to the site once. */
export type Write = (name: string, text: string) => boolean

export function createWrite(emit: Store['emit']): Write {
  const storage = safeStorage('localStorage')
  let told = false
  return (name, text) => {
    try {
      storage!.setItem(name, text)
      return true
    } catch (cause) {
      if (!told) emit('error', { code: 'record-not-stored', message: 'The browser does not store records', cause })
      told = true
      return false
    }
  }
}
