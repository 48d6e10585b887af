import type { Config } from '../config/config'
import type { PageSignals } from '../regime/gpc'
import type { Regime } from '../regime/resolve'
import type { Change, Decision } from '../state/store'
import type { ConsentRecord } from '../types'

export interface RecordInput {
  config: Config
  regime: Regime
  /** What the browser says. */
  signals: PageSignals
  decision: Decision
  change: Pick<Change, 'reason' | 'choice' | 'before' | 'now'>
  /** The last record of this browser. */
  last: ConsentRecord | null
  /** Unix ms. */
  now: number
  newId: () => string
  page: { origin: string; hostname: string }
  locale: string
  /** Of the notice that was shown, or of the one without texts. */
  hash: string | null
}

/** The proof of a decision. Nothing in it comes from the page but its origin: no path, no title, nothing of the browser's. */
export function buildRecord(input: RecordInput): ConsentRecord {
  const { config, regime, signals, decision, change, last, now, newId, page } = input
  const { choice, before } = change
  const granted = change.now
  const consentId = choice?.id ?? newId()

  const choices = config.categories.map(({ id, basis }) => ({
    category: id,
    state: state(granted.categories.has(id)),
    basis: basis === 'exempt' ? basis : regime.model === 'opt-out' ? regime.model : ('consent' as const)
  }))
  const optional = config.services.filter(({ category }) => category !== 'necessary')
  const services = optional
    .filter(({ id, category }) => granted.services.has(id) !== granted.categories.has(category))
    .map(({ id }) => ({
      service: id,
      state: state(granted.services.has(id)),
      scope: choice?.services[id] === granted.services.has(id) ? ('stored' as const) : ('page' as const)
    }))

  const states = [...choices, ...services].map(part => part.state)
  const inForce =
    config.categories.some(({ id }) => before.categories.has(id)) || optional.some(({ id }) => before.services.has(id))
  const heldBack = config.categories.some(({ id }) => id === 'advertising' && !granted.categories.has(id))

  // The cookie counts seconds: the milliseconds of now make the period whole. An allowance for this page outlives nothing.
  const expires = decision.page || !choice ? now : choice.expiresAt * 1000 + (now % 1000)

  return {
    schema: 'consent-record/1',
    recordId: newId(),
    consentId,
    seq: choice?.seq ?? 1,
    // A visitor who deleted the cookie is somebody else: the records of before are not tied to the new ones.
    prevRecordId: last?.consentId === consentId ? last.recordId : null,
    status: status(states, regime, inForce),
    action: decision.action,
    surface: decision.surface,
    reason: change.reason,
    decidedAt: new Date(now).toISOString(),
    expiresAt: new Date(expires).toISOString(),
    site: { origin: page.origin, scope: (config.cookie.domain ?? page.hostname).replace(/^\./, '').toLowerCase() },
    controllerId: config.controller.id,
    regime: { model: regime.model, preset: regime.preset, region: regime.region, source: regime.source },
    locale: input.locale || 'und',
    notice: {
      hash: input.hash,
      policyVersion: config.policy.version,
      sdkVersion: __VERSION__,
      layout: decision.shown?.layout ?? 'none'
    },
    choices,
    services,
    signals: { ...signals, applied: heldBack ? (['gpc', 'dnt'] as const).filter(name => signals[name] === 'on') : [] }
  }
}

type State = 'granted' | 'denied'
const state = (granted: boolean): State => (granted ? 'granted' : 'denied')

/** From the states and not from the button: "save" with everything on is a full yes. */
function status(states: State[], { model }: Regime, inForce: boolean): ConsentRecord['status'] {
  if (model === 'opt-out' && states.includes('denied')) return 'opted-out'
  if (!states.includes('granted')) return inForce ? 'withdrawn' : 'refused'
  return states.includes('denied') ? 'partial' : 'given'
}
