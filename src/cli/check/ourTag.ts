import { describe } from '../../config/messages'
import { error, warning, type Flaw } from './finding'
import { isLiveScript, isStylesheet } from './loads'
import type { Page, Tag } from './page'
import type { Site } from './site'

const FILE = /(^|\/)consentry(\.min|[.-][\da-f]{6,})?\.js([?#]|$)/
const GUARD_FILE = /(^|\/)consentry-guard(\.min|[.-][\da-f]{6,})?\.js([?#]|$)/

/** The tag of consentry.js: first in the head, at once, after its configuration. Pages without one are for `checkSite` to judge. */
export function ourTag(page: Page, site: Site): Flaw[] {
  const tags = page.tags.filter(isOurs)
  const tag = tags[0]
  if (!tag) return []
  const before = page.tags.slice(0, page.tags.indexOf(tag))
  const guard = page.tags.find(isGuard)
  const flaws: Flaw[] = []

  const late = ['async', 'defer'].find(name => tag.attributes.has(name))
  if (late) flaws.push(error('async-tag', tag.at(late), issue('async-tag')))
  if (tag.attributes.get('type') === 'module') {
    const message =
      'consentry.js is no module: as one it runs after the page, and cannot find its own tag. Take type="module" away.'
    flaws.push(error('async-tag', tag.at('type'), message))
  }
  if (!tag.inHead)
    flaws.push(error('not-first', tag, 'consentry.js stands in <body>. Put it first in <head>, so that nothing runs before it.'))
  const earlier = before.find(isForeign)
  if (earlier && tag.inHead)
    flaws.push(error('not-first', tag, `${issue('not-first')} It stands after ${earlier.written} (line ${earlier.line}).`))
  flaws.push(...behindStylesheet(before, guard ?? tag))
  if (tags[1]) flaws.push(error('tag-twice', tags[1], issue('tag-twice')))

  const block = page.tags.find(isConfigBlock)
  if (block && !before.includes(block)) {
    const message = `${block.written} comes after consentry.js, which does not find it. Put it before.`
    flaws.push(error('config-late', block, message))
  }
  return [...flaws, ...guardFlaws(page, tag, guard, site)]
}

/** A browser runs no script while a stylesheet before it is on its way, and fetches what follows meanwhile. */
function behindStylesheet(before: Tag[], first: Tag): Flaw[] {
  const sheet = before.find(other => isStylesheet(other) && !other.attributes.has('disabled'))
  if (!sheet || sheet.line > first.line) return []
  const message = `${first.written} waits for the stylesheet before it (line ${sheet.line}). Put it first in <head>.`
  return [warning('behind-stylesheet', first, message)]
}

function guardFlaws(page: Page, tag: Tag, guard: Tag | undefined, { config }: Site): Flaw[] {
  if (!guard) return config.guard === 'dynamic' ? [error('guard-missing', tag, issue('guard-missing'))] : []
  const before = page.tags.slice(0, page.tags.indexOf(guard))
  const late = ['async', 'defer'].find(name => guard.attributes.has(name))
  if (late)
    return [
      error(
        'guard-late',
        guard.at(late),
        `consentry-guard.js has ${late}, so other scripts run before it. Take the attribute away.`
      )
    ]
  if (before.some(isForeign) || before.includes(tag)) return [error('guard-late', guard, issue('guard-late'))]
  const block = page.tags.find(isConfigBlock)
  if (!block || before.includes(block)) return []
  return [error('config-late', block, `${block.written} comes after consentry-guard.js, which reads it. Put it before.`)]
}

export function isOurs(tag: Tag): boolean {
  return isLiveScript(tag) && FILE.test(tag.attributes.get('src') ?? '')
}

/** As a file, or its text in the page. */
function isGuard(tag: Tag): boolean {
  if (!isLiveScript(tag)) return false
  const src = tag.attributes.get('src')
  return src === undefined ? /\bconsentryGuard\b/.test(tag.text) && tag.text.length > 1000 : GUARD_FILE.test(src)
}

/** Settings for us may come first: `window.consentryConfig`, and the queue `window.consentry`. */
function isForeign(tag: Tag): boolean {
  const isSetting = !tag.attributes.has('src') && /\bconsentry(Config)?\b/.test(tag.text)
  return isLiveScript(tag) && !tag.inTemplate && !tag.inNoscript && !isOurs(tag) && !isGuard(tag) && !isSetting
}

export function isConfigBlock({ name, attributes }: Tag): boolean {
  return name === 'script' && attributes.get('id') === 'consentry-config'
}

function issue(code: string): string {
  return describe({ code, path: '' })
}
