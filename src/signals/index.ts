import { listen } from '../lib/listen'
import { whenReady } from '../lib/whenReady'
import { NOTHING, type Change, type Store } from '../state/store'
import type { CategoryId, CustomSignal, Granted, SignalName, SignalOptions } from '../types'
import { custom } from './custom'
import { page, type Phase, type Tell, type Vendor } from './vendor'
import { early, vendors } from './vendors'

/** Brings `more.ts`: the vendors that a returning visitor's first file has no room for. */
export type LoadMore = (part: 'vendors') => Promise<{ vendorOf(name: SignalName): Vendor }>

interface Listener {
  /** For the error that it may cause. */
  name: string
  tell: Tell
  /** Its global is missing or not set up: told again when a script has loaded, and once the page is parsed. */
  absent?: boolean
}

/**
 * Tells vendors what is granted. Called before the grants are known: every vendor hears its default, everything denied,
 * before any tag can run. Each change of what is granted follows as an update in the same task.
 */
export function startSignals({ config, $change, emit }: Store, load?: LoadMore): () => void {
  const listeners: Listener[] = []
  let granted: Granted = NOTHING
  let phase: Phase = 'default'

  // A vendor's fault is the vendor's: the others are told, and the page goes on.
  function failed(name: string, cause: unknown): void {
    emit('error', { code: 'signal-failed', message: `${name}: ${cause}`, cause })
  }

  function hear(listener: Listener): void {
    try {
      listener.absent = listener.tell(phase) === false
    } catch (cause) {
      failed(listener.name, cause)
    }
  }

  const hearAbsent = () => listeners.filter(({ absent }) => absent).forEach(hear)

  function add(vendor: Vendor, options: SignalOptions): void {
    // A site's own categories under the names that vendors know: `{ "categories": { "analytics": "statistics" } }`.
    const names = (options.categories ?? {}) as Record<string, CategoryId>
    const tell = vendor(category => granted.categories.has(names[category] ?? category), options)
    const listener: Listener = { name: options.name ?? options.queue, tell }
    listeners.push(listener)
    hear(listener)
  }

  for (const signal of config.signals) {
    // A function stands for its own options: it has a name.
    const options = (typeof signal === 'string' ? { name: signal } : signal) as SignalOptions
    const { name } = options
    const vendor =
      typeof signal === 'function'
        ? () => (phase: Phase) => void signal(granted, phase)
        : 'queue' in options
          ? custom(options as unknown as CustomSignal)
          : vendors[name]
    if (vendor) add(vendor, options)
    else {
      Object.assign(page, early[name])
      load?.('vendors').then(
        ({ vendorOf }) => stops[0] && add(vendorOf(name), options),
        cause => failed(name, cause)
      )
    }
  }

  const stops = [
    // Not `$grants`, which is set inside a change: nanostores may tell it after every other effect, the purge among them.
    $change.listen(change => {
      if (!isNews(change)) return
      granted = change.now
      phase = 'update'
      listeners.forEach(hear)
    }),
    // `load` of a script does not bubble, but it can be captured. The inline code that sets it up comes behind it.
    listen(document, 'load', () => (hearAbsent(), setTimeout(hearAbsent)), { capture: true }),
    whenReady(hearAbsent)
  ]
  return () => {
    stops.splice(0).forEach(stop => stop())
    listeners.length = 0
  }
}

/** A "no" changes nothing and is an answer all the same: the first one revokes, and on later pages the stored one is told. */
function isNews(change: Change): unknown {
  return change.granted[0] || change.revoked[0] || (change.cause === 'start' ? !change.question : change.now !== change.before)
}
