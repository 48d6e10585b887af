import { parse, type Config } from '../../config'
import { describe } from '../../config/messages'
import { completeness } from './completeness'
import { reminders } from './reminders'
import { error, TOP, warning, type Flaw, type Place } from './finding'
import { placeOf, placeOfSyntaxError } from './jsonPlace'
import { shift } from './page'
import { vendors } from './vendors'

export interface ConfigSource {
  /** Path or address, for people. */
  file: string
  /** JSON. */
  text: string
  /** Where the text begins in its file. */
  origin?: Place
}

export interface CheckedConfig {
  config: Config
  flaws: Flaw[]
}

/**
 * Reads a configuration as the page would, and says what is wrong and what is missing.
 *
 * @param page address of the page, or of the site
 * @param before the configuration of the last release
 */
export function checkConfig({ file, text, origin = TOP }: ConfigSource, page?: string, before?: Config): CheckedConfig {
  const at = (path: string) => shift(placeOf(text, path), origin)
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (cause) {
    const { config } = parse(undefined, page)
    const message = describe({ code: 'not-json', path: file, found: (cause as Error).message.replace(/\s+/g, ' ') })
    return { config, flaws: [error('not-json', shift(placeOfSyntaxError(text), origin), message)] }
  }
  const { config, issues } = parse(input, page ?? siteOf(input))
  const flaws = issues.map(({ code, path, message }) => error(code, at(path), message))
  if (!issues.some(({ code }) => code === 'no-config'))
    flaws.push(...completeness(config, at), ...vendors(config, at), ...reminders(config, before, at), ...proof(input, at))
  return { config, flaws }
}

/** Whoever asks must be able to show the answer (GDPR art. 7(1)); `"record": false` says that it is meant. */
function proof(input: unknown, at: (path: string) => Place): Flaw[] {
  if (Object(input).record !== undefined) return []
  const message = 'record is missing: decisions leave no proof. Name an endpoint (docs/records.md), or write "record": false.'
  return [warning('no-record', at(''), message)]
}

/** A cookie for a domain is refused elsewhere; so without an address the configuration is read as on that domain. */
export function siteOf(input: unknown): string | undefined {
  const domain = (Object((Object(input) as { cookie?: unknown }).cookie) as { domain?: unknown }).domain
  const address = `https://${String(domain).replace(/^\./, '')}/`
  return typeof domain === 'string' && URL.canParse(address) ? `${address}?` : undefined
}
