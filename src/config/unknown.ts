// eslint-disable-next-line no-restricted-imports -- data only: the names of all texts
import en from '../i18n/locales/en'
import type { SignalName } from '../types'
import type { Config, Issue } from './config'

/** Names that a browser takes without a word: it has no list of them, which every visitor would have to load. */

/** Every name of the type, or it does not compile. */
const SIGNALS: Record<SignalName, true> = {
  'google-consent-mode': true,
  'microsoft-uet': true,
  'microsoft-clarity': true,
  meta: true,
  tiktok: true,
  pinterest: true,
  linkedin: true,
  reddit: true,
  matomo: true,
  posthog: true,
  mixpanel: true,
  hubspot: true,
  hotjar: true,
  shopify: true,
  wordpress: true
}

export function unknownSignals(input: unknown): Issue[] {
  const { signals } = Object(input)
  if (!Array.isArray(signals)) return []
  return signals.flatMap((signal, index) =>
    isKnownSignal(signal)
      ? []
      : { code: 'not-allowed', path: `signals[${index}]`, found: nameOf(signal), options: Object.keys(SIGNALS) }
  )
}

/** A function, or a queue of the site's own, has no name. */
export function isKnownSignal(signal: unknown): boolean {
  const name = nameOf(signal)
  return typeof name !== 'string' || Object.hasOwn(SIGNALS, name)
}

function nameOf(signal: unknown): unknown {
  return typeof signal === 'string' ? signal : typeof signal === 'function' ? undefined : Object(signal).name
}

/** Texts that nothing shows. A category of the site's own has three: its name, `…Desc` and `…In`, as ours have. */
export function unknownTexts({ texts, categories }: Config): Issue[] {
  const options = [...Object.keys(en), ...categories.flatMap(({ id }) => [id, `${id}Desc`, `${id}In`])]
  return Object.entries(texts).flatMap(([language, own]) =>
    Object.keys(own)
      .filter(key => !options.includes(key))
      .map(key => ({ code: 'unknown-key', path: `texts.${language}.${key}`, options }))
  )
}
