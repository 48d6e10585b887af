/** The languages that `src/i18n/locales` has; a test holds this list against the folder. */
// prettier-ignore
export const AVAILABLE: readonly string[] = [
  'ar', 'bg', 'ca', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'eu', 'fi', 'fr', 'ga', 'gl', 'he', 'hr', 'hu', 'is', 'it',
  'ja', 'ko', 'lt', 'lv', 'mt', 'nb', 'nl', 'nn', 'pl', 'pt', 'pt-BR', 'ro', 'sk', 'sl', 'sr-Latn', 'sv', 'tr', 'uk', 'zh-Hans'
]

/** Other tags for one of these. */
export const ALIASES: Readonly<Record<string, string>> = { no: 'nb', sr: 'sr-Latn', zh: 'zh-Hans' }
