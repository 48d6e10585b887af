import type { Change, Store } from '../state/store'
import { declared, matches } from './names'
import { forget, forgetLater, stored } from './stored'

/** When stragglers are looked for, in ms: a timer of the vendor's may have written once more. */
const AGAIN_AFTER = 1000

/**
 * Effect: what was revoked → what it left behind is deleted. Nothing is deleted that no service has declared, nor what a
 * service that is granted has declared too.
 */
export function startPurge({ config, $change, $left }: Store): () => void {
  const own = ['cookie:', 'local:'].map(kind => `${kind + config.cookie.name}*`)
  let again: ReturnType<typeof setTimeout> | undefined

  function purge(change: Change): void {
    const ids = change.services.revoked
    const revoked = config.services.filter(({ id }) => ids.includes(id))
    if (!revoked.length) return
    const drop = declared(revoked, 'first')
    const keep = [
      ...own,
      ...declared(
        config.services.filter(({ id }) => change.now.services.has(id)),
        'first'
      )
    ]
    const isGone = (entry: string) => matches(drop, entry) && !matches(keep, entry)
    const outOfReach = declared(revoked, 'third')
    const bare = (entries: string[]) => entries.map(entry => entry.replace(/^cookie:/, ''))

    function sweep(): string[] {
      stored().filter(isGone).forEach(forget)
      void forgetLater(isGone)
      return bare([...stored().filter(isGone), ...outOfReach])
    }

    const before = bare(stored().filter(isGone))
    change.left = sweep()
    change.deleted = before.filter(entry => !change.left.includes(entry))
    $left.set(change.left)
    clearTimeout(again)
    again = setTimeout(() => {
      // What was allowed meanwhile has a right to its cookies.
      if ($change.get() === change) $left.set(sweep())
    }, AGAIN_AFTER)
  }

  const stop = $change.listen(change => purge(change!))
  return () => {
    stop()
    clearTimeout(again)
  }
}
