import type { Config } from '../config/config'
import type { Regime } from '../regime/resolve'
import type { CategoryId, Choice, Granted, Reason, ServiceId } from '../types'
import type { Decision } from './store'

/** Everything here is pure: a choice in, a choice or a set of grants out. */

export interface Question {
  /** What the stored choice is worth now; null where nothing of it holds. */
  choice: Choice | null
  /** Why there is a question; null where a choice holds. */
  reason: Exclude<Reason, 'visitor'> | null
}

/**
 * Whether the stored choice still answers the configuration (design §7). The cookie alone decides, so that it is the same on
 * every subdomain. What was denied stays denied without a question, unless its category is new.
 *
 * @param now unix seconds
 */
export function question({ categories, policy }: Config, stored: Choice | null, now: number): Question {
  if (!stored) return { choice: null, reason: 'first' }
  const grantedAny = [stored.categories, stored.services].some(states => Object.values(states).includes(true))
  const isOther = policy.material && policy.version !== stored.policyVersion && grantedAny
  const reason = stored.expiresAt <= now ? 'expired' : isOther ? 'policy' : null
  // The id and the count go on.
  if (reason) return { choice: { ...stored, categories: {}, services: {} }, reason }
  return { choice: stored, reason: categories.some(({ id }) => !(id in stored.categories)) ? 'new-category' : null }
}

/**
 * The choice after a decision. `current` is what the stored one is worth now, or null; ids and counts go on from it.
 *
 * @param now unix seconds
 */
export function choose(config: Config, current: Choice | null, decision: Decision, now: number, newId: () => string): Choice {
  const { action, categories: named = {}, services: namedServices = {} } = decision
  const kept = action === 'save-selection' || action === 'allow-embed' ? current : null
  const categories: Choice['categories'] = {}
  const services: Choice['services'] = {}
  for (const { id } of config.categories) categories[id] = (named[id] ?? kept?.categories[id] ?? action === 'accept-all') === true
  for (const { id, category } of config.services) {
    // A category that is named takes its services along, unless they are named themselves.
    const granted = namedServices[id] ?? (category in named ? undefined : kept?.services[id]) ?? categories[category]
    if (granted !== categories[category]) services[id] = granted === true
  }
  return {
    id: current?.id ?? newId(),
    seq: (current?.seq ?? 0) + 1,
    decidedAt: now,
    expiresAt: now + Math.round(config.validForDays * 86400),
    policyVersion: config.policy.version,
    categories,
    services
  }
}

/** What holds outside the stored choice. */
export interface Circumstances {
  /** What was granted until now. */
  before: Granted
  regime: Regime
  /** Every optional category is denied, whatever is stored. */
  children: boolean
  /** Path of the page, for necessary services that are allowed on some. */
  path: string
  /** What was allowed for this page view only. */
  page: Granted
}

/** What may run now; `before` itself where nothing has changed. */
export function grant(config: Config, choice: Choice | null, { before, regime, children, path, page }: Circumstances): Granted {
  const states = children ? {} : (choice?.categories ?? regime.start)
  const categories = new Set(['necessary'])
  const services = new Set<ServiceId>()
  for (const { id } of config.categories) if (states[id] || (!children && page.categories.has(id))) categories.add(id)
  for (const { id, category, match } of config.services) {
    const allowed =
      category === 'necessary'
        ? !match || match.some(pattern => matchesPath(pattern, path))
        : category in states && (page.services.has(id) || (choice?.services[id] ?? categories.has(category)))
    if (allowed) services.add(id)
  }
  const now = { categories, services }
  return idsOf(now) === idsOf(before) ? before : now
}

function idsOf({ categories, services }: Granted): string {
  return [...categories, '', ...services].join()
}

/** `"/checkout"` is that path alone, `"/checkout/*"` it and everything below. */
export function matchesPath(pattern: string, path: string): boolean {
  return pattern.endsWith('/*') ? `${path}/`.startsWith(pattern.slice(0, -1)) : path === pattern
}

export interface Difference {
  granted: CategoryId[]
  revoked: CategoryId[]
  services: { granted: ServiceId[]; revoked: ServiceId[] }
}

/**
 * What a change gives and takes. At the first decision everything optional that is not granted counts as revoked, so that
 * cookies from before the SDK are deleted too. What is necessary on other paths (`match`) keeps its own.
 */
export function difference(config: Config, before: Granted, now: Granted, first: boolean): Difference {
  function split(items: readonly { id: string; category?: CategoryId }[], kind: keyof Granted) {
    const was = before[kind]
    const is = now[kind]
    const granted = items.filter(({ id }) => is.has(id) && !was.has(id))
    const revoked = items.filter(({ id, category }) => !is.has(id) && (was.has(id) || (first && category !== 'necessary')))
    return { granted: granted.map(({ id }) => id), revoked: revoked.map(({ id }) => id) }
  }
  return { ...split(config.categories, 'categories'), services: split(config.services, 'services') }
}
