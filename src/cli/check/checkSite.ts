import { parse, type Config } from '../../config'
import { many } from '../progress'
import { answer } from './answer'
import { checkConfig, type ConfigSource } from './configuration'
import { equalAnswers, unequalIn } from './equalAnswers'
import { error, TOP, warning, type Finding, type Flaw } from './finding'
import { liveTags } from './liveTags'
import { marks } from './marks'
import { nonces } from './nonces'
import { isConfigBlock, isOurs, ourTag } from './ourTag'
import { readPage, type Page, type PageSource } from './page'
import { createSite, type Site } from './site'
import { openTarget, type Target } from './sources'
import { wayBack } from './wayBack'

export interface CheckOptions {
  /** For pages that have none of their own. */
  config?: ConfigSource
  /** The configuration of the last release. */
  before?: Config
  /** Address of the website, where its files are checked. */
  site?: URL
  /** Called after each page. */
  progress?(done: number, all: number): void
}

export interface Report {
  pages: number
  /** By file, then by line. */
  findings: Finding[]
}

const RULES: readonly ((page: Page, site: Site) => Flaw[])[] = [ourTag, liveTags, marks, nonces, answer, wayBack, equalAnswers]

/** @throws {UsageError} where there is nothing to be read */
export async function checkSite(name: string, { config, before, site, progress }: CheckOptions = {}): Promise<Report> {
  const target = await openTarget(name, site ?? null)
  const findings: Finding[] = []
  /** One configuration stands on many pages; its own flaws are told once. */
  const sites = new Map<string, Site>()
  const without: (() => Promise<PageSource>)[] = []
  const untagged: string[] = []
  let tagged = 0
  let done = 0

  function add(file: string, flaws: readonly Flaw[]): void {
    findings.push(...flaws.map(flaw => ({ file, ...flaw })))
  }

  function siteFor(source: ConfigSource, page: URL | null): Site {
    const known = sites.get(source.text)
    if (known) return known
    // With a "?" no link leads back to "the page itself".
    const checked = checkConfig(source, page ? `${page.origin}/?` : site && `${site.origin}/?`, before)
    add(source.file, checked.flaws)
    const made = createSite(checked.config)
    sites.set(source.text, made)
    return made
  }

  function check(page: Page, site: Site): void {
    add(
      page.file,
      RULES.flatMap(rule => rule(page, site))
    )
    if (page.tags.some(isOurs)) tagged++
    else if (page.isWhole) untagged.push(page.file)
    progress?.(++done, target.pages.length)
  }

  if (config) siteFor(config, null)
  if (target.config) siteFor(target.config, null)
  for (const read of target.pages) {
    const source = await read()
    const page = readPage(source)
    const own = await configOf(page, source, target)
    if (own) check(page, siteFor(own, page.address))
    else without.push(read)
  }

  for (const read of target.styles) {
    const { file, text } = await read()
    add(file, unequalIn(text, TOP))
  }

  const [only, another] = sites.values()
  const fallback = config ? sites.get(config.text)! : another ? null : only
  if (!fallback && without.length)
    add(name, [
      error(
        'no-config',
        TOP,
        `${many(without.length, 'page has', 'pages have')} no configuration that can be read here. Name it with --config.`
      )
    ])
  for (const read of without) check(readPage(await read()), fallback ?? createSite(parse({}).config, false))

  if (!tagged && untagged.length)
    add(name, [
      warning(
        'no-tag',
        TOP,
        'no page has the tag of consentry.js. With the npm module, see to it that it starts before everything optional.'
      )
    ])
  else
    for (const file of untagged)
      add(file, [error('no-tag', TOP, 'consentry.js is missing here, and other pages have it. Put it first in <head>.')])
  findings.sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1))
  return { pages: target.pages.length, findings }
}

async function configOf(page: Page, source: PageSource, target: Target): Promise<ConfigSource | null> {
  const block = page.tags.find(isConfigBlock)
  if (block) return { file: page.file, text: block.text, origin: block.textAt }
  const address = page.tags.find(isOurs)?.attributes.get('data-config')
  return address === undefined ? null : await target.configFor(address, source)
}
