import { NOTHING, type Store } from '../state/store'
import type { CategoryId, Granted, SignalOptions } from '../types'
import { row, type Row } from './row'
import type { Phase, Tell, Vendor } from './vendor'
import { vendors } from './vendors'

/** Brings `more.ts`: the vendors that a returning visitor's first file has no room for. */
export type LoadMore = () => Promise<{ more: Record<string, Vendor | undefined> }>

interface Listener {
  /** For the error that it may cause. */
  name: string
  tell: Tell
  /** Its global is missing: told again when a script has loaded, which may have brought it. */
  absent?: boolean
}

/**
 * Tells vendors what is granted. Called before the grants are known: every vendor hears its default, everything denied,
 * before any tag can run. Each change of `$grants` follows as an update in the same task.
 */
export function startSignals({ config, $grants, emit }: Store, loadMore?: LoadMore): () => void {
  const listeners: Listener[] = []
  let granted: Granted = NOTHING
  let phase: Phase = 'default'
  let stopped = false

  // A vendor's fault is the vendor's: the others are told, and the page goes on.
  const failed = (name: string) => (cause: unknown) =>
    emit('error', { code: 'signal-failed', message: `${name}: ${cause}`, cause })

  function hear(listener: Listener) {
    try {
      listener.absent = listener.tell(phase) === false
    } catch (cause) {
      failed(listener.name)(cause)
    }
  }

  function add(name: string, tell: Tell) {
    const listener = { name, tell }
    listeners.push(listener)
    hear(listener)
  }

  function addVendor(vendor: Vendor | undefined, options: SignalOptions) {
    // A site's own categories under the names that vendors know: `{ "categories": { "analytics": "statistics" } }`.
    const names = (options.categories ?? {}) as Record<string, CategoryId>
    if (vendor)
      add(
        options.name,
        vendor(category => granted.categories.has(names[category] ?? category), options)
      )
  }

  for (const signal of config.signals) {
    if (typeof signal === 'function') add(signal.name, phase => void signal(granted, phase))
    else {
      const options = (typeof signal === 'string' ? { name: signal } : signal) as SignalOptions
      const vendor = 'queue' in options ? row({ start: options.deny, ...options } as unknown as Row) : vendors[options.name]
      if (vendor) addVendor(vendor, options)
      else
        loadMore?.()
          .then(({ more }) => stopped || addVendor(more[options.name], options))
          .catch(failed(options.name))
    }
  }

  /** What vendors could hear, as one comparable text. */
  function optional({ categories, services }: Granted): string {
    return [
      ...config.categories.map(({ id }) => categories.has(id)),
      ...config.services.map(({ id, category }) => category !== 'necessary' && services.has(id))
    ].join()
  }

  const stop = $grants.subscribe(now => {
    if (optional(now) === optional(granted)) return
    granted = now
    phase = 'update'
    listeners.forEach(hear)
  })

  function retry() {
    listeners.filter(({ absent }) => absent).forEach(hear)
  }
  // `load` of a script does not bubble, but it can be captured.
  document.addEventListener('load', retry, true)

  return () => {
    stopped = true
    stop()
    document.removeEventListener('load', retry, true)
  }
}
