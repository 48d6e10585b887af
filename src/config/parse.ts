import { ANYWHERE } from './address'
import type { Config, Issue } from './config'
import { isObject } from '../lib/isObject'
import type { Place } from './read'
import { settings } from './settings'

/** The record takes no more (`schema/record.schema.json`). */
const MOST = { categories: 64, services: 256 }

/**
 * The whole configuration. Never throws; a part that is broken falls back to its closed default, with an issue. Input that is
 * no object at all gives a configuration that blocks everything and shows nothing.
 *
 * @param page address of the page, for links that lead back to it, the cookie's domain, and a controller without a name
 */
export function parse(input: unknown, page = ANYWHERE): { config: Config; issues: Issue[] } {
  const issues: Issue[] = []
  const at = (path: string): Place => ({
    page,
    at: step => at(path + step),
    report: (code, found, options) => issues.push({ code, path: path.slice(1), found, options })
  })

  /** The first of each id; a second one would be granted or denied by accident. */
  function unique<T extends { id: string }>(items: T[], path: keyof typeof MOST): T[] {
    const ids = ['', 'necessary']
    if (items.length > MOST[path]) at(`.${path}`).report('too-many', items.length, [MOST[path]])
    return items.slice(0, MOST[path]).filter(({ id }) => {
      const known = ids.includes(id)
      if (known && id) at(`.${path}`).report('duplicate-id', id)
      return !known && ids.push(id)
    })
  }

  const broken = !isObject(input)
  // A stored choice opens nothing either: nobody knows what it was about.
  const config = settings(broken ? { children: true } : input, at('')) as Config
  const { controller, ui } = config

  if (!controller.name) {
    at('.controller.name').report('missing-controller')
    controller.name = new URL(page).hostname
  }
  controller.id ||= slug(controller.name)
  if (ui) ui.position ||= ui.layout === 'bar' ? 'bottom' : 'bottom-left'
  config.record = config.record.filter(target => typeof target === 'function' || target.endpoint)
  config.categories = unique(config.categories, 'categories')

  const known = ['necessary', ...config.categories.map(({ id }) => id)]
  config.services.forEach((service, index) => {
    const { id, category, reason } = service
    const place = at(`.services[${index}]`)
    if (!known.includes(category)) place.at('.category').report('unknown-category', category, known)
    if (category === 'necessary' && !reason) place.at('.reason').report('missing-reason')
    service.name ||= id
  })
  config.services = unique(config.services, 'services')
  return { config, issues: broken ? [{ code: 'no-config', path: '', found: input }] : issues }
}

/** Out of the name, where the config gives none: `Example AB` → `example-ab`. */
function slug(name: string): string {
  return (
    name
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 64) || 'controller'
  )
}
