import type { Store } from './store'

/** Effect: tells the page what has been done. `change` follows every decision, also one that changes nothing. */
export function announce({ $change, $choice, emit }: Store): () => void {
  return $change.listen(change => {
    const { cause, decision, before, now, granted, revoked, services, deleted, left } = change
    if (decision || (cause !== 'start' && before !== now))
      emit('change', { choice: $choice.get(), granted, revoked, services, deleted, left })
  })
}
