import type { ConfigService } from '../../config/config'
import { error, warning, type Flaw } from './finding'
import { addressesIn, isHint, isLiveScript, isStylesheet, loadsOf, type Load } from './loads'
import type { Page, Tag } from './page'
import type { Site } from './site'

/** What loads from declared hosts without waiting for consent. No script on the page can stop these requests (docs/check.md). */
export function liveTags(page: Page, site: Site): Flaw[] {
  return page.tags.filter(tag => !isMarked(tag)).flatMap(tag => liveTag(tag, page, site) ?? liveCode(tag, page, site) ?? [])
}

export function isMarked({ attributes }: Tag): boolean {
  return attributes.has('data-consent') || attributes.has('data-consent-service')
}

function liveTag(tag: Tag, page: Page, site: Site): Flaw | null {
  for (const load of loadsOf(tag)) {
    const service = site.heldBy(load.url, page)
    if (service) return explain(tag, load, service, site)
  }
  return null
}

function explain(tag: Tag, load: Load, service: ConfigService, { config }: Site): Flaw {
  const place = load.attribute ? tag.at(load.attribute) : tag
  const what = `${tag.written} loads from ${hostOf(load.url)}, which needs consent (service "${service.id}")`
  const fix = fixOf(tag, load, service)
  if (tag.inNoscript)
    return warning('noscript-pixel', place, `${what}, for every visitor without JavaScript: nobody can ask them. Take it out.`)
  if (tag.inTemplate)
    return error('template-wrapper', place, `${what}. A <template> holds nothing back: Firefox fetches what is inside. ${fix}`)
  if (isHint(tag))
    return error('early-connection', place, `${what}: ${tag.attributes.get('rel')} connects before any choice. Take it out.`)
  if (tag.name === 'object' && tag.attributes.has('type'))
    return error('object-type', place, `${what}. "type" does not hold it back: what the server says decides. ${fix}`)
  if (isStyleTrick(tag))
    return error(
      'media-trick',
      place,
      `${what}. "media", "type" and "alternate" hold nothing back: it is fetched all the same. ${fix}`
    )
  // A policy in the header stops the request too, as long as nobody forgets the header.
  if (config.guard === 'policy')
    return warning('live-tag', place, `${what}. Only the Content-Security-Policy of the server holds it back. ${fix}`)
  return error('live-tag', place, `${what}. The browser requests it before any script can act. ${fix}`)
}

/** A stylesheet that seems not to apply. */
function isStyleTrick(tag: Tag): boolean {
  if (!isStylesheet(tag) && tag.name !== 'style') return false
  const { attributes } = tag
  const media = attributes.get('media')?.trim().toLowerCase()
  const type = attributes.get('type')?.trim().toLowerCase()
  return (
    media === 'print' || media === 'not all' || (!!type && type !== 'text/css') || !!attributes.get('rel')?.match(/alternate/i)
  )
}

function fixOf({ name, svg }: Tag, { attribute }: Load, { id }: ConfigService): string {
  const mark = `data-consent-service="${id}"`
  if (name === 'script')
    return svg
      ? `Load it with an HTML script: <script type="text/plain" ${mark} src=…>.`
      : `Write <script type="text/plain" ${mark} …>.`
  if (name === 'style' || attribute === 'style' || attribute === 'background')
    return `Put it into a stylesheet of its own: <link rel="stylesheet" ${mark} data-href=…>.`
  return `Write data-${attribute} instead of ${attribute}, and ${mark}.`
}

/** Snippets that bring their vendor's file: an address in code may also be only a text, so this is a warning. */
function liveCode(tag: Tag, page: Page, { config, heldBy }: Site): Flaw | null {
  // The dynamic guard holds back what scripts insert.
  if (!isLiveScript(tag) || tag.attributes.has('src') || config.guard !== 'markup') return null
  for (const address of addressesIn(tag.text)) {
    const service = heldBy(address, page)
    if (!service) continue
    const what = `a script names ${hostOf(address)} (service "${service.id}")`
    const fix = `If it loads something from there, write <script type="text/plain" data-consent-service="${service.id}">, or use the dynamic guard.`
    return warning('live-code', tag, `${what}. ${fix}`)
  }
  return null
}

/** For people: the host, or the address as it is written where it has none. */
export function hostOf(address: string): string {
  const absolute = address.startsWith('//') ? `https:${address}` : address
  return URL.canParse(absolute) ? new URL(absolute).host : address
}
