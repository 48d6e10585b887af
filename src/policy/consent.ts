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
  { gpc, dnt, path }: Visit = {}
): StoredConsent<CategoriesOf<C>, ServicesOf<C>> {
  const {
    categories = ['functionality', 'analytics', 'advertising'],
    services,
    policy,
    cookie,
    regime,
    region,
    regions,
    children = !config
  }: Raw = Object(config)
  const optional = unique(categories)

  // Each part but the first begins with a value of our cookie.
  const parts = `; ${cookieHeader}`.split(`; ${text(Object(cookie).name) || 'consentry'}=`)
  const stored = newest(parts.map(part => deserialise(part.split(';')[0]!)))
  const { material, version = null } = Object(policy)
  const isOutdated = material && version !== stored?.policyVersion && /:true/.test(JSON.stringify(stored))
  const choice = children === false && !isOutdated && (stored?.expiresAt as number) > Date.now() / 1000 ? stored : null

  const preset = region === undefined ? regime : (Object(regions)[text(region)] ?? Object(regions)[text(region).split('-')[0]!])
  const granted: unknown[] = ['necessary']
  for (const { id, basis } of optional) {
    const isOn = choice
      ? choice.categories[id]
      : !stored &&
        children === false &&
        (preset === 'us' || ((preset === 'uk' || preset === 'notice') && basis === 'exempt')) &&
        (id !== 'advertising' || [gpc, dnt].every(signal => signal !== true && signal !== '1'))
    if (isOn) granted.push(id)
  }
  // A service may differ from its category, but where that is newer than the choice nothing is known.
  // Without paths of its own a necessary service is allowed on this one.
  const allowed = unique(services).filter(({ id, category, match = [path!] }) =>
    category === 'necessary'
      ? [match].flat().some(pattern => matchesPath(text(pattern), path!))
      : granted.includes(category)
        ? choice?.services[id] !== false
        : choice?.services[id] && text(category) in choice.categories
  )
  return {
    decided: !!choice && optional.every(({ id }) => id in choice.categories),
    granted: granted as never,
    allows(what) {
      const { category = what, service } = what as Raw
      return granted.includes(category) || allowed.some(({ id }) => id === service)
    }
  }
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The first of each id, as in the browser. */
export function unique(value: unknown): (Raw & { id: string })[] {
  // Its prototype has the other two names that nobody may take.
  const taken: Raw = { necessary: true }
  return (
    (Array.isArray(value) ? value : [])
      // A category may be its id alone.
      .map(item => ({ id: item, ...item }))
      .filter(({ id }) => /^[a-z0-9_-]{1,40}$/.test(text(id)) && !(id in taken) && (taken[id] = id))
  )
}
