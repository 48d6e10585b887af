import { atom, type WritableAtom } from 'nanostores'
import type { Config } from '../config/config'
import type { Regime } from '../regime/resolve'
import type {
  CategoryId,
  ChangeDetail,
  Choice,
  ConsentEvents,
  DecisionAction,
  Granted,
  Reason,
  ServiceId,
  Surface,
  View
} from '../types'
import { createFeed, type Feed } from './feed'

/** One press of a button, or one call: what was decided and where. */
export interface Decision {
  action: DecisionAction
  surface: Surface
  /** For `save-selection`. */
  categories?: Partial<Record<CategoryId, boolean>>
  /** For `save-selection` and `allow-embed`. */
  services?: Partial<Record<ServiceId, boolean>>
  /** `allow-embed` without the checkbox: holds for this page view, is recorded and not stored. */
  page?: boolean
  /** What the interface showed; missing where there was none. */
  shown?: Shown
}

/** What stood before the visitor's eyes at a decision. */
export interface Shown {
  /** `sha256-…` of the notice, or null where `crypto.subtle` is missing. */
  hash: string | null
  locale: string
  layout: 'narrow' | 'wide'
}

/** What every effect is told, in the order of the list in `consent.ts`. */
export interface Change extends ChangeDetail {
  /** `start`: the page opens. `news`: another tab, a restored page, a region that was answered. */
  cause: 'start' | 'decision' | 'news'
  /** null where no visitor decided here: another tab, a restored page, a region that was answered. */
  decision: Decision | null
  /** Why there was a question. */
  reason: Reason
  /** What was stored until then. */
  previous: Choice | null
  /** The question that is open after this; null where a choice holds. */
  question: Exclude<Reason, 'visitor'> | null
  /** What was granted until then, and what is granted now. */
  before: Granted
  now: Granted
  /** Set by the guard: code of a revoked service ran in this page and cannot be stopped. */
  reload?: boolean
  /** Set by the record effect: resolves at the first answer of the receiver. */
  sent?: Promise<unknown> | null
}

/** State and nothing else: effects listen to `$change`, the interface to the rest. */
export interface Store {
  readonly config: Config
  readonly $regime: WritableAtom<Regime>
  /** The choice that holds; null where none does. */
  readonly $choice: WritableAtom<Choice | null>
  /** The last choice, also where it has expired or is asked again: what the preferences show. */
  readonly $stored: WritableAtom<Choice | null>
  readonly $grants: WritableAtom<Granted>
  readonly $granted: WritableAtom<readonly CategoryId[]>
  readonly $view: WritableAtom<View | null>
  readonly $locale: WritableAtom<string>
  /** Each change once, to every effect in the order of subscription. */
  readonly $change: Feed<Change>
  /** Why there is a question now, or null where a choice holds. */
  readonly $question: WritableAtom<Exclude<Reason, 'visitor'> | null>
  /** Declared cookies and storage that the last purge could not delete. */
  readonly $left: WritableAtom<readonly string[]>
  /** Calls the listeners of `consent.on` and dispatches the DOM event. Never throws. */
  emit<K extends keyof ConsentEvents>(type: K, detail: ConsentEvents[K]): void
}

/** Every effect: set up, act on what is granted now, listen to `$change`; returns what undoes it. */
export type Effect = (store: Store) => () => void

export const NOTHING: Granted = { categories: new Set(['necessary']), services: new Set() }

export function createStore(config: Config, regime: Regime, emit: Store['emit']): Store {
  return {
    config,
    $regime: atom(regime),
    $choice: atom<Choice | null>(null),
    $stored: atom<Choice | null>(null),
    $grants: atom(NOTHING),
    $granted: atom<readonly CategoryId[]>(['necessary']),
    $view: atom<View | null>(null),
    $locale: atom(''),
    $change: createFeed(),
    $question: atom<Exclude<Reason, 'visitor'> | null>(null),
    $left: atom<readonly string[]>([]),
    emit
  }
}
