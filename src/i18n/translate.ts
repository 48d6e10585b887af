import type { Locale, Messages, Plural, Text } from '../types'

export type Values = Record<string, string>

/** Puts values in place of `{names}`; a name without a value stays as it is. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name)
}

/** The form that the language uses for `count`; in plain digits, since the first number format of a page takes 20 ms, 70 on a phone. */
export function plural(forms: Plural, count: number, locale: Locale): string {
  // A site may have given one text for all.
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other ?? (forms as unknown as string)
  return fill(form, { count: String(count) })
}

/** The text for a language: its own, its base language's, the English one, the first there is; empty where there is none. */
export function pick(text: Text | undefined, locale: Locale): string {
  if (typeof text !== 'object') return text ?? ''
  return text[locale] ?? text[base(locale)] ?? text.en ?? Object.values(text)[0] ?? ''
}

/**
 * A whole language: English below it, the site's own texts above it. One text may stand for all forms of a plural; forms where
 * one text belongs, or without the general one, are none.
 */
export function merge(english: Messages, loaded: Messages, own: Record<Locale, Partial<Messages>>, locale: Locale): Messages {
  const fitting = Object.entries({ ...own[base(locale)], ...own[locale] }).filter(
    ([key, text]) => typeof text === 'string' || (text.other && typeof english[key as keyof Messages] !== 'string')
  )
  return { ...english, ...loaded, ...Object.fromEntries(fitting) }
}

/** Which way a language is written. */
export function direction(locale: Locale): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur)$/.test(base(locale)) ? 'rtl' : 'ltr'
}

function base(locale: Locale): string {
  return locale.replace(/-.*/, '')
}
