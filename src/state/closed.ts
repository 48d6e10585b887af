import { session } from '../lib/storage'
import type { Store } from './store'

/** Where nothing has to be allowed first, closing the first layer is an answer too: it holds for the session. */
export function isClosed(store: Store): boolean {
  return isAnswer(store) && !!session.read(keyIn(store))
}

export function rememberClosed(store: Store): void {
  if (isAnswer(store)) session.write(keyIn(store), '1')
}

function isAnswer(store: Store): boolean {
  return !!store.$question.get() && store.$regime.get().model !== 'opt-in'
}

function keyIn(store: Store): string {
  return `${store.config.cookie.name}.closed`
}
