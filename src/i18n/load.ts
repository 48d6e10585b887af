import type { Messages } from '../types'

/** One literal import a language, so that a bundler makes a file of each. English comes with the interface. */
export const LOADERS: Record<string, () => Promise<{ default: Messages }>> = {
  ar: () => import('./locales/ar'),
  bg: () => import('./locales/bg'),
  ca: () => import('./locales/ca'),
  cs: () => import('./locales/cs'),
  da: () => import('./locales/da'),
  de: () => import('./locales/de'),
  el: () => import('./locales/el'),
  es: () => import('./locales/es'),
  et: () => import('./locales/et'),
  eu: () => import('./locales/eu'),
  fi: () => import('./locales/fi'),
  fr: () => import('./locales/fr'),
  ga: () => import('./locales/ga'),
  gl: () => import('./locales/gl'),
  he: () => import('./locales/he'),
  hr: () => import('./locales/hr'),
  hu: () => import('./locales/hu'),
  is: () => import('./locales/is'),
  it: () => import('./locales/it'),
  ja: () => import('./locales/ja'),
  ko: () => import('./locales/ko'),
  lt: () => import('./locales/lt'),
  lv: () => import('./locales/lv'),
  mt: () => import('./locales/mt'),
  nb: () => import('./locales/nb'),
  nl: () => import('./locales/nl'),
  nn: () => import('./locales/nn'),
  pl: () => import('./locales/pl'),
  'pt-BR': () => import('./locales/pt-BR'),
  pt: () => import('./locales/pt'),
  ro: () => import('./locales/ro'),
  sk: () => import('./locales/sk'),
  sl: () => import('./locales/sl'),
  'sr-Latn': () => import('./locales/sr-Latn'),
  sv: () => import('./locales/sv'),
  tr: () => import('./locales/tr'),
  uk: () => import('./locales/uk'),
  'zh-Hans': () => import('./locales/zh-Hans')
}

/** @throws where the language is not there */
export async function loadLocale(tag: string): Promise<Messages> {
  return (await LOADERS[tag]!()).default
}
