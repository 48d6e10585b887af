import type { Config } from '../config/config'
import { AVAILABLE } from '../i18n/available'
import { detect } from '../i18n/detect'
import { loadLocale } from '../i18n/load'
import en from '../i18n/locales/en'
import { merge } from '../i18n/translate'
import type { Locale, Messages } from '../types'
import { UsageError } from './command'

/** The languages that the interface can speak on this site. */
export function localesOf({ texts }: Config): Locale[] {
  return [...new Set([...AVAILABLE, ...Object.keys(texts)])]
}

/** @throws {UsageError} where there is no such language */
export function findLocale(tag: string, config: Config): Locale {
  const found = detect([tag], localesOf(config))
  if (found === 'en' && !/^en\b/i.test(tag)) throw new UsageError(`there is no language ${JSON.stringify(tag)}`)
  return found
}

/**
 * What the interface says in a language, the site's own texts over ours; as `ui/mount` puts it together.
 *
 * @param isThere false: the file of the language does not load
 */
export async function wordsIn(locale: Locale, { texts }: Config, isThere = AVAILABLE.includes(locale)): Promise<Messages> {
  return merge(en, isThere && locale !== 'en' ? await loadLocale(locale) : en, texts, locale)
}
