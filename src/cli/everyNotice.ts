import { parse, type Config } from '../config'
import { ANYWHERE } from '../config/address'
import { AVAILABLE } from '../i18n/available'
import { canonical, hashOf, noticeOf } from '../record/notice'
import { resolve, type Regime } from '../regime/resolve'
import type { Locale, RegimePreset } from '../types'
import { siteOf } from './check/configuration'
import { wordsIn } from './words'

export interface Artefact {
  /** As in `notice.hash` of a record. */
  hash: string
  /** Canonical JSON: its SHA-256 is the hash. */
  body: string
  /** null: for decisions without an interface. */
  locale: Locale | null
  preset: RegimePreset
  /** Set where it is shown on this page only: no page links to itself. A path where the site's address is not known. */
  page: string | null
}

const NOBODY = { gpc: 'absent', dnt: 'absent' } as const
/** With a `?`, so that a link to `/` leads to another page than this one. */
const NOWHERE = `${ANYWHERE}?`

/** Each notice once that visitors of a site can have before them: by language, by regime, and on pages that it links to. */
export async function everyNotice(input: object, locales: readonly Locale[], site?: URL): Promise<Artefact[]> {
  const home = site ? `${site.origin}/?` : (siteOf(input) ?? NOWHERE)
  const found = new Map<string, Artefact>()

  async function add(
    config: Config,
    regime: Regime,
    locale: Locale | null,
    page: string | null,
    isThere?: boolean
  ): Promise<void> {
    const words = locale === null ? null : await wordsIn(locale, config, isThere)
    const body = canonical(noticeOf(config, regime, locale, words))
    const hash = (await hashOf(body))!
    if (!found.has(hash))
      found.set(hash, { hash, body, locale, preset: regime.preset, page: page && page.replace(ANYWHERE, '/') })
  }

  for (const page of [null, ...linkedPages(parse(input, home).config, home)]) {
    const { config } = parse(input, page ?? home)
    for (const regime of regimesOf(config)) {
      await add(config, regime, null, page)
      for (const locale of locales) {
        await add(config, regime, locale, page)
        // Where the file of a language does not load, the site's own words stand between English ones.
        if (config.texts[locale] && AVAILABLE.includes(locale)) await add(config, regime, locale, page, false)
      }
    }
  }
  return [...found.values()]
}

/** The site's own pages that a notice links to. On those it leaves the link out (`config/parse`). */
function linkedPages({ links, policy, services }: Config, home: string): string[] {
  const { origin } = new URL(home)
  const own = [links.privacyPolicy, links.cookiePolicy, policy.changelog].filter(address => !!address)
  const theirs = services.map(service => service.policy).filter(address => !!address)
  const urls = [...own, ...theirs].map(address => new URL(address!, home))
  const pages = urls.filter((url, index) => url.origin === origin || (home === NOWHERE && index < own.length))
  return [
    ...new Set(pages.filter(({ protocol, hash }) => protocol !== 'mailto:' && !hash).map(({ href }) => href.replace(/#$/, '')))
  ]
}

/** What can hold for a visitor: the regime of the site, or where regions have their own, any of those. */
function regimesOf(config: Config): Regime[] {
  if (typeof config.region === 'string') return [resolve(config, config.region, 'config', NOBODY)]
  const mapped = Object.values(config.regions)
  const presets = new Set<RegimePreset>([config.regime, ...(mapped.length ? (['eea'] as const) : []), ...mapped])
  return [...presets].map(regime => resolve({ ...config, regime }, undefined, 'default', NOBODY))
}
