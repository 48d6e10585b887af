import type { Locale, Messages, Plural, Text } from '../types'

export type Values = Record<string, string>

/** Puts values in place of `{names}`; a name without a value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name)
}

/** The form that the language uses for `count`; in plain digits, since the first number format of a page takes 20 ms, 70 on a phone. */
export function plural(forms: Plural, count: number, locale: Locale): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other
  return fill(form, { count: String(count) })
}

/** The text for a language: its own, its base language's, the English one, the first there is; empty where there is none. */
export function pick(text: Text | undefined, locale: Locale): string {
  if (typeof text !== 'object') return text ?? ''
  return text[locale] ?? text[base(locale)] ?? text.en ?? Object.values(text)[0] ?? ''
}

/** A whole language: English below it, the site's own texts above it. */
export function merge(english: Messages, loaded: Messages, own: Record<Locale, Partial<Messages>>, locale: Locale): Messages {
  return { ...english, ...loaded, ...own[base(locale)], ...own[locale] }
}

/** Which way a language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)$/.test(base(locale)) ? 'rtl' : 'ltr'
}

function base(locale: Locale): string {
  return locale.replace(/-.*/, '')
}
