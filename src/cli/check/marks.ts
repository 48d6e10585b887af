import { describe } from '../../config/messages'
import { error, warning, type Flaw } from './finding'
import { hostOf, isMarked } from './liveTags'
import { isLiveScript, loadersOf, loadsOf } from './loads'
import type { Page, Tag } from './page'
import type { Site } from './site'

const HELD = ['src', 'srcset', 'srcdoc', 'href', 'data', 'poster'].map(name => `data-${name}`)
const ACTIONS = ['accept-all', 'reject-all', 'preferences', 'withdraw']
/** A repeated one of these is a mark, or a part of one, that no browser sees. */
const FIRST_WINS = ['type', 'data-consent', 'data-consent-service']

/** Marks that hold nothing back, and marks that nothing will ever open. */
export function marks(page: Page, site: Site): Flaw[] {
  const marked = page.tags.filter(isMarked)
  return [
    ...page.repeated.filter(({ name }) => FIRST_WINS.includes(name)).map(repeated),
    ...marked.flatMap(tag => [...names(tag, site), ...form(tag, page, site)]),
    ...page.tags.flatMap(action)
  ]
}

function repeated({ name, ...place }: Page['repeated'][number]): Flaw {
  const message = `a second ${name} attribute: browsers take the first one and never see this. Leave only the one that is meant.`
  return error(name === 'type' ? 'second-type' : 'second-mark', place, message)
}

/** Each category, and the service, must be one that the configuration has. */
function names(tag: Tag, { config, isKnown }: Site): Flaw[] {
  if (!isKnown) return []
  const known = {
    'data-consent': ['necessary', ...config.categories.map(({ id }) => id)],
    'data-consent-service': config.services.map(({ id }) => id)
  }
  return Object.entries(known).flatMap(([attribute, options]) => {
    const value = tag.attributes.get(attribute)
    if (value === undefined) return []
    const ids = attribute === 'data-consent' ? value.split(/\s+/).filter(Boolean) : [value].filter(Boolean)
    const unknown = ids.filter(id => !options.includes(id))
    const found = ids.length ? unknown : [undefined]
    const others = Object.values(known).flat()
    return found.map(id => {
      const issue = { code: 'unknown-name', path: tag.written, found: id, options: id && others.includes(id) ? [id] : options }
      return error('unknown-name', tag.at(attribute), describe(issue))
    })
  })
}

/** Whether it is written in the form that does not load. */
function form(tag: Tag, page: Page, site: Site): Flaw[] {
  const { name, svg, attributes, written } = tag
  if (name === 'script') {
    if (svg) {
      const message = `${written} is marked, and Chromium fetches an SVG script whatever its type. Write an HTML <script type="text/plain">.`
      return [error('svg-script', tag, message)]
    }
    return isLiveScript(tag) ? [error('live-marked', tag, describe({ code: 'live-marked', path: written }))] : []
  }
  if (name === 'style') {
    const message = `${written} is marked, and nothing holds a <style> back. Write <link rel="stylesheet" data-href=…>, or put it into <script type="text/plain" data-type="text/html">.`
    return [error('live-marked', tag, message)]
  }
  if (name === 'iframe' && attributes.has('srcdoc')) {
    const message = `${written} is marked, but its srcdoc is live. Write data-srcdoc instead.`
    return [error('live-marked', tag.at('srcdoc'), message)]
  }
  const holds = HELD.some(attribute => attributes.has(attribute))
  // A picture of one's own may stand there until then.
  const live = loadsOf(tag).find(
    ({ url, attribute }) => isFetched(url) && (site.heldBy(url, page) || !(holds || attribute === 'poster'))
  )
  if (live) {
    const attribute = live.attribute!
    const message = `${written} is marked, but the browser loads ${hostOf(live.url)} from its ${attribute}. Write data-${attribute} instead.`
    const code = name === 'object' && attributes.has('type') ? 'object-type' : 'live-marked'
    return [error(code, tag.at(attribute), message)]
  }
  if (holds || name === 'video' || name === 'audio' || name === 'picture') return []
  const how = loadersOf(tag).length
    ? `Name what it shall load: data-${loadersOf(tag)[0]}.`
    : 'What stands inside loads at once. Put it into <script type="text/plain" data-type="text/html"> with the same mark.'
  return [warning('nothing-held', tag, `${written} is marked and holds nothing back. ${how}`)]
}

function isFetched(address: string): boolean {
  return !!address && !/^(about|data|blob|javascript):/i.test(address)
}

function action(tag: Tag): Flaw[] {
  const value = tag.attributes.get('data-consent-action')
  if (value === undefined || ACTIONS.includes(value)) return []
  const message = `data-consent-action="${value}" does nothing; it can be ${ACTIONS.join(', ')}.`
  return [error('unknown-action', tag.at('data-consent-action'), message)]
}
