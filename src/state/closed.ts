import { attempt } from '../lib/attempt'
import { safeStorage } from '../lib/safeStorage'
import type { Store } from './store'

/** Where nothing has to be allowed first, closing the first layer is an answer too: it holds for the session. */
export function isClosed(store: Store): boolean {
  return isAnswer(store) && !!safeStorage('sessionStorage')?.getItem(keyIn(store))
}

export function rememberClosed(store: Store): void {
  // A storage that is full is no reason to break the click.
  if (isAnswer(store)) attempt(() => safeStorage('sessionStorage')?.setItem(keyIn(store), '1'), undefined)
}

function isAnswer(store: Store): boolean {
  return !!store.$question.get() && store.$regime.get().model !== 'opt-in'
}

function keyIn(store: Store): string {
  return `${store.config.cookie.name}.closed`
}
