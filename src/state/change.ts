import { uuid } from '../lib/uuid'
import type { Granted } from '../types'
import { choose, difference, grant, question } from './choice'
import type { Jar } from './persist'
import { NOTHING, type Change, type Decision, type Store } from './store'

/** Computes each change once, for every effect: from what is stored, what is decided now, and what this page allows. */
export function createChanges(store: Store, jar: Jar, children: boolean) {
  const { config } = store
  /** What was allowed for this page view only. */
  let page = NOTHING
  const waiting: [Change['cause'], Decision | null][] = []

  function change(cause: Change['cause'], decision: Decision | null): void {
    const time = Math.floor(Date.now() / 1000)
    const previous = jar.read()
    const asked = question(config, previous, time)
    const choice = decision ? choose(config, asked.choice, decision, time, uuid) : previous
    const isKept = !!decision && !decision.page
    const held = isKept ? question(config, choice, time) : asked
    const before = store.$grants.get()
    if (decision) page = allowedHere(page, decision)
    const now = grant(config, held.choice, { before, regime: store.$regime.get(), children, path: location.pathname, page })
    store.$change.set({
      cause,
      decision,
      choice,
      previous,
      reason: asked.reason ?? 'visitor',
      question: held.reason,
      before,
      now,
      ...difference(config, before, now, isKept && !previous),
      deleted: [],
      left: []
    })
  }

  return (cause: Change['cause'], decision: Decision | null = null): void => {
    // One that is made by a listener of another waits until every effect has seen that.
    if (waiting.push([cause, decision]) > 1) return
    for (; waiting[0]; waiting.shift()) change(...waiting[0])
  }
}

/** Any other decision than that on an embed ends what was allowed before. */
function allowedHere(page: Granted, { action, categories = {}, services = {}, page: passing }: Decision): Granted {
  if (!passing) return action === 'allow-embed' ? page : NOTHING
  return {
    categories: new Set([...page.categories, ...Object.keys(categories)]),
    services: new Set([...page.services, ...Object.keys(services)])
  }
}
