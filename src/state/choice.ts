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
export function question(config: Config, stored: Choice | null, now: number): Question {
  if (!stored) return { choice: null, reason: 'first' }
  const denyAll = { ...stored, categories: Object.fromEntries(config.categories.map(({ id }) => [id, false])), services: {} }
  if (stored.expiresAt <= now) return { choice: denyAll, reason: 'expired' }
  const grantedAny = [...Object.values(stored.categories), ...Object.values(stored.services)].includes(true)
  if (config.policy.material && config.policy.version !== stored.policyVersion && grantedAny)
    return { choice: denyAll, reason: 'policy' }
  const isNew = config.categories.some(({ id }) => !(id in stored.categories))
  return { choice: stored, reason: isNew ? 'new-category' : null }
}

/**
 * The choice after a decision. `current` is what the stored one is worth now, or null; ids and counts go on from it.
 *
 * @param now unix seconds
 */
export function choose(config: Config, current: Choice | null, decision: Decision, now: number, newId: () => string): Choice {
  const { action, categories: named = {}, services: namedServices = {} } = decision
  const keeps = action === 'save-selection' || action === 'allow-embed'
  const categories: Choice['categories'] = {}
  const services: Choice['services'] = {}
  for (const { id } of config.categories) {
    categories[id] = action === 'accept-all' || (keeps && (named[id] ?? current?.categories[id] ?? false))
  }
  for (const { id, category } of config.services) {
    // A category that is named takes its services along, unless they are named themselves.
    const granted = namedServices[id] ?? (category in named ? undefined : current?.services[id]) ?? categories[category]
    if (keeps && granted !== categories[category]) services[id] = granted
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
  const base = choice?.categories ?? regime.start
  const categories = new Set(['necessary'])
  const services = new Set<ServiceId>()
  for (const { id } of config.categories) if (!children && (page.categories.has(id) || base[id])) categories.add(id)
  for (const { id, category, match } of config.services) {
    const known = category in base && !children
    const allowed =
      category === 'necessary'
        ? !match || match.some(pattern => matchesPath(pattern, path))
        : known && (page.services.has(id) || (choice?.services[id] ?? categories.has(category)))
    if (allowed) services.add(id)
  }
  const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].join() === [...b].join()
  return same(before.categories, categories) && same(before.services, services) ? before : { categories, services }
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
  const split = (all: readonly string[], was: ReadonlySet<string>, is: ReadonlySet<string>) => ({
    granted: all.filter(id => is.has(id) && !was.has(id)),
    revoked: all.filter(id => !is.has(id) && ((first && !necessary.includes(id)) || was.has(id)))
  })
  const necessary = config.services.filter(({ category }) => category === 'necessary').map(({ id }) => id)
  const categories = config.categories.map(({ id }) => id)
  const services = config.services.map(({ id }) => id)
  return { ...split(categories, before.categories, now.categories), services: split(services, before.services, now.services) }
}
