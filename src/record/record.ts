import type { Config } from '../config/config'
import type { PageSignals } from '../regime/gpc'
import type { Regime } from '../regime/resolve'
import type { Change, Decision } from '../state/store'
import type { Choice, ConsentRecord } from '../types'

/** A change that a visitor made. */
export type Decided = Pick<Change, 'reason' | 'previous' | 'before' | 'now'> & { decision: Decision; choice: Choice }

export interface RecordInput {
  config: Config
  regime: Regime
  /** What the browser says. */
  signals: PageSignals
  change: Decided
  /** The last record of this browser. */
  last: ConsentRecord | null
  /** Unix ms. */
  now: number
  recordId: string
  page: { origin: string; hostname: string }
  locale: string
  /** Of the notice that was shown, or of the one without texts. */
  hash: string | null
}

/** The proof of a decision. Nothing in it comes from the page but its origin: no path, no title, nothing of the browser's. */
export function buildRecord(input: RecordInput): ConsentRecord {
  const { config, regime, change, last, now } = input
  const { decision, choice, previous, before, now: granted } = change
  const { model, preset, region, source } = regime
  const optional = config.services.filter(({ category }) => category !== 'necessary')

  const choices = config.categories.map(({ id }) => ({
    category: id,
    state: state(granted.categories.has(id)),
    basis: regime.bases[id]!
  }))

  // An allowance for this page view stands in no cookie.
  const { page: passing, services: named = {} } = decision
  const kept = (passing ? previous : choice)?.services ?? {}
  const services = optional
    .filter(({ id, category }) => granted.services.has(id) !== granted.categories.has(category))
    .map(({ id }) => ({
      service: id,
      state: state(granted.services.has(id)),
      scope: !(id in kept) || (passing && id in named) ? ('page' as const) : ('stored' as const)
    }))

  const states = [...choices, ...services].map(part => part.state)
  const inForce =
    choices.some(({ category }) => before.categories.has(category)) || optional.some(({ id }) => before.services.has(id))
  const heldBack = choices.some(({ category, state }) => category === 'advertising' && state === 'denied')
  const decidedAt = new Date(now).toISOString()

  return {
    schema: 'consent-record/1',
    recordId: input.recordId,
    consentId: choice.id,
    seq: choice.seq,
    // A visitor who deleted the cookie is somebody else: the records of before are not tied to the new ones.
    prevRecordId: last?.consentId === choice.id ? last.recordId : null,
    status: status(states, model, inForce),
    action: decision.action,
    surface: decision.surface,
    reason: change.reason,
    decidedAt,
    // The cookie counts seconds: the milliseconds of now make the period whole. An allowance for a page view outlives nothing.
    expiresAt: passing ? decidedAt : new Date(choice.expiresAt * 1000 + (now % 1000)).toISOString(),
    site: { origin: input.page.origin, scope: (config.cookie.domain ?? input.page.hostname).replace(/^\./, '').toLowerCase() },
    controllerId: config.controller.id,
    regime: { model, preset, region, source },
    locale: /^[a-z]{2,3}\b(-\w{2,8}\b)*/i.exec(input.locale.replace(/_/g, '-'))?.[0] ?? 'und',
    notice: {
      hash: input.hash,
      policyVersion: config.policy.version,
      sdkVersion: __VERSION__,
      layout: decision.shown?.layout ?? 'none'
    },
    choices,
    services,
    signals: { ...input.signals, applied: heldBack ? regime.applied : [] }
  }
}

type State = 'granted' | 'denied'
const state = (granted: boolean): State => (granted ? 'granted' : 'denied')

/** From the states and not from the button: "save" with everything on is a full yes. */
function status(states: State[], model: Regime['model'], inForce: boolean): ConsentRecord['status'] {
  if (model === 'opt-out' && states.includes('denied')) return 'opted-out'
  if (!states.includes('granted')) return inForce ? 'withdrawn' : 'refused'
  return states.includes('denied') ? 'partial' : 'given'
}
