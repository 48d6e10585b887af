import { matchesPath } from '../state/choice'
import { deserialise, newest } from '../state/cookie'
import type { CategoriesOf, ConsentConfig, ServicesOf } from '../types'

/** What a request says beside its cookie. */
export interface Visit {
  /** The request's `Sec-GPC` header, or whether the signal is on. */
  gpc?: string | boolean | null
  /** The request's `DNT` header, or whether the signal is on. */
  dnt?: string | boolean | null
  /** Path of the page, for necessary services that are allowed on some. Missing: on none of those. */
  path?: string
}

export interface StoredConsent<C extends string, S extends string> {
  /** Whether a choice holds; false where the visitor is, or will be, asked. */
  decided: boolean
  /** Ids of the categories that are granted, `necessary` first. */
  granted: readonly (C | 'necessary')[]
  allows(what: C | 'necessary' | { service: S } | { category: C | 'necessary' }): boolean
}

export type Raw = Record<string, unknown>

/**
 * What the visitor of this request allows, for rendering and for tags on the server: `parse`, `question`, `resolve` and `grant`
 * of the browser in small (the tests hold them against each other). Says nothing about mistakes in the configuration
 * (`consentry check` does), reads each on its closed side, and never throws.
 *
 * @param config as in the browser. A function cannot be asked here: `region` is then unknown (`eea`), `children` true. Give the
 *   answer instead, also where the browser reads the region from `<html data-region>`.
 * @param cookieHeader the request's `Cookie`
 */
export function consentOf<const C extends ConsentConfig>(
  config: C,
  cookieHeader: string | null | undefined,
  { gpc, dnt, path = '?' }: Visit = {}
): StoredConsent<CategoriesOf<C>, ServicesOf<C>> {
  // What is no object allows nothing.
  const isBroken = typeof (config ?? 0) !== 'object'
  const { categories, services, policy, cookie, regime, region, regions, children = isBroken }: Raw = Object(config)
  const optional = unique(categories === undefined ? ['functionality', 'analytics', 'advertising'] : categories)
  const isOpen = children === false

  // Each part begins with a value of our cookie.
  const [, ...parts] = `; ${text(cookieHeader)}`.split(`; ${text(Object(cookie).name) || 'consentry'}=`)
  const stored = newest(parts.map(part => deserialise(part.replace(/;.*/, ''))))
  const { material, version = null } = Object(policy)
  const isOutdated = material && version !== stored?.policyVersion && /:true/.test(JSON.stringify(stored))
  const choice = isOpen && stored && stored.expiresAt > Date.now() / 1000 && !isOutdated ? stored : null

  const isOptOut = (region === undefined ? regime : presetIn(Object(regions), text(region))) === 'us'
  const isSignalled = [gpc, dnt].some(signal => signal === true || signal === '1')
  const granted: unknown[] = ['necessary']
  for (const { id, basis } of optional) {
    const starts = basis === 'exempt' || (isOptOut && !(isSignalled && id === 'advertising'))
    if (choice ? choice.categories[id] : isOpen && !stored && starts) granted.push(id)
  }
  const allowed = unique(services).filter(({ id, category, match }) =>
    category === 'necessary'
      ? !(match as [])?.length || [match].flat().some(pattern => matchesPath(text(pattern), path))
      : // Of a category that is new, or that nobody has, nothing is known.
        (!choice || text(category) in choice.categories) && (choice?.services[id] ?? granted.includes(category))
  )
  return {
    decided: !!choice && optional.every(({ id }) => id in choice.categories),
    granted: granted as never,
    allows(what) {
      const { service, category = what } = Object(what)
      return service ? allowed.some(({ id }) => id === service) : granted.includes(category)
    }
  }
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The first of each id, as in the browser. */
export function unique(value: unknown): (Raw & { id: string })[] {
  // Two of them are keys of every object.
  const taken = new Set(['necessary', 'constructor', '__proto__'])
  return (Array.isArray(value) ? value : [])
    .map(item => Object(text(item) ? { id: item } : item))
    .filter(({ id }) => /^[a-z0-9_-]{1,40}$/.test(text(id)) && !taken.has(id) && taken.add(id))
}

/** A region that is not known has none. */
function presetIn(regions: Raw, region: string): unknown {
  return /^(?!ZZ)[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(region) && (regions[region] ?? regions[region.slice(0, 2)])
}
