import { safeStorage } from '../lib/safeStorage'
import type { Store } from './store'

/**
 * Where nothing has to be allowed first, closing the first layer is an answer too: it holds for the session.
 *
 * @param closes `true` remembers that it was closed now
 */
export function isClosed(store: Store, closes = false): boolean {
  if (!store.$question.get() || store.$regime.get().model === 'opt-in') return false
  const key = `${store.config.cookie.name}.closed`
  const storage = safeStorage('sessionStorage')
  if (closes) storage?.setItem(key, '1')
  return !!storage?.getItem(key)
}
