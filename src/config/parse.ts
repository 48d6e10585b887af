import type { Config, ConfigCategory, Issue } from './config'
import { CLOSED, EXAMPLE, RULES } from './defaults'
import { createFit, isObject, type Rules } from './fit'

/** Stands for the page where it is not known. */
const ANYWHERE = 'https://site.invalid/'
/** The record takes no more (`schema/record.schema.json`). */
const MOST = { categories: 64, services: 256 }

/**
 * The whole configuration. Never throws; a part that is broken falls back to its closed default, with an issue. Input that is
 * no object at all gives a configuration that blocks everything and shows nothing.
 *
 * @param page address of the page, for links that lead back to it, the cookie's domain, and a controller without a name
 * @param more rules that the browser has no room for
 */
export function parse(input: unknown, page = ANYWHERE, more?: Rules): { config: Config; issues: Issue[] } {
  const issues: Issue[] = []
  const { hostname } = new URL(page)

  function report(code: string, path: string, found?: unknown, options?: readonly unknown[]): void {
    issues.push({ code, path, found, options })
  }

  /** Whether an address can be fetched. */
  function isAddress(address: string): URL | false {
    try {
      const url = new URL(address, page)
      return /^https?:/.test(url.protocol) && url
    } catch {
      return false
    }
  }

  /** Whether a link leads somewhere: one to the page itself, or to nothing, would be pressed in vain. */
  function isLive(address: string): boolean {
    const url = isAddress(address)
    return url ? url.href.replace(/#$/, '') !== page.replace(/#.*/, '') : /^mailto:./.test(address)
  }

  /** The first of each id; a second one would be granted or denied by accident. */
  function unique<T extends { id: string }>(items: T[], path: keyof typeof MOST): T[] {
    const ids = ['', 'necessary']
    if (items.length > MOST[path]) report('too-many', path, items.length, [MOST[path]])
    return items.slice(0, MOST[path]).filter(({ id }) => {
      const known = ids.includes(id)
      if (known && id) report('duplicate-id', path, id)
      return !known && ids.push(id)
    })
  }

  const broken = !isObject(input)
  if (broken) report('no-config', '', input)
  const rules: Rules = {
    ...RULES,
    ...more,
    'links.privacyPolicy': isLive,
    'links.cookiePolicy': isLive,
    'policy.changelog': isLive,
    'services.policy': isLive,
    'record.endpoint': isAddress,
    'cookie.domain': (domain: string) => page === ANYWHERE || `.${hostname}`.endsWith(`.${domain.replace(/^\./, '')}`)
  }
  const config = createFit(rules, CLOSED, report)(EXAMPLE, broken ? {} : input, '') as unknown as Config
  const { controller, policy, cookie } = config

  if (!controller.name) {
    if (!broken) report('missing-controller', 'controller.name')
    controller.name = hostname
  }
  controller.id ||= slug(controller.name)
  policy.version ||= null
  cookie.domain ||= null
  config.region ||= null
  if (broken) config.ui = false
  if (config.ui) config.ui.position ||= config.ui.layout === 'bar' ? 'bottom' : 'bottom-left'

  config.categories = unique(config.categories, 'categories')
  if (broken || input.categories === undefined) {
    config.categories = ['functionality', 'analytics', 'advertising'].map(id => ({ id, basis: 'consent' }) as ConfigCategory)
  }
  const known = ['necessary', ...config.categories.map(({ id }) => id)]
  config.services = unique(config.services, 'services')
  for (const service of config.services) {
    const { id, category } = service
    if (!known.includes(category)) report('unknown-category', `services.${id}.category`, category, known)
    if (category === 'necessary' && !service.reason) report('missing-reason', `services.${id}.reason`)
    service.name ||= id
    if (!service.match!.length) service.match = null
  }
  for (const target of config.record) if ('headers' in target && !Object.keys(target.headers!).length) delete target.headers
  config.record = config.record.filter(target => typeof target === 'function' || target.endpoint)
  return { config, issues }
}

/** Out of the name, where the config gives none: `Example AB` → `example-ab`. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64) || 'controller'
  )
}
