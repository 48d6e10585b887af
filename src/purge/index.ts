import type { ConfigService } from '../config/config'
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
  let again: ReturnType<typeof setTimeout> | undefined

  function purge(change: Change): void {
    const { revoked } = change.services
    const isStart = change.cause === 'start'
    const names = (isMeant: (service: ConfigService) => unknown, party: 'first' | 'third' = 'first') =>
      declared(config.services.filter(isMeant), party)
    const isAllowed = ({ id }: ConfigService) => change.now.services.has(id)
    const isRevoked = (service: ConfigService) =>
      isStart ? service.category !== 'necessary' && !isAllowed(service) : revoked.includes(service.id)
    const drop = names(isRevoked)
    const keep = [...names(isAllowed), `cookie:${config.cookie.name}*`, `local:${config.cookie.name}*`]
    const isGone = (entry: string) => matches(drop, entry) && !matches(keep, entry)
    const found = () => stored(drop).filter(isGone)
    const bare = (entries: string[]) => entries.map(entry => entry.replace(/^cookie:/, ''))

    function sweep(): void {
      found().forEach(forget)
      void forgetLater(drop, isGone)
      if (isStart) return
      change.left = bare([...found(), ...names(isRevoked, 'third')])
      $left.set(change.left)
    }

    // A page that reloads after a withdrawal takes its timer along, and vendors write until the last moment: so a later page
    // looks as well, once the visitor has decided.
    if (isStart ? change.question : !revoked[0]) return
    if (!isStart) {
      const before = bare(found())
      sweep()
      change.deleted = before.filter(entry => !change.left.includes(entry))
    }
    clearTimeout(again)
    // What was allowed meanwhile has a right to its cookies.
    again = setTimeout(() => $change.get() === change && sweep(), AGAIN_AFTER)
  }

  const stop = $change.listen(purge)
  return () => {
    stop()
    clearTimeout(again)
  }
}
