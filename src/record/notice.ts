import type { Config } from '../config/config'
import { isObject } from '../lib/isObject'
import type { Regime } from '../regime/resolve'
import type { Messages } from '../types'

/** Settings that no visitor sees. */
const UNSEEN = ['hosts', 'match', 'onRevoke', 'material']

/**
 * Exactly what stood before the visitor's eyes, as data: `hashOf(canonical(noticeOf(…)))` is `notice.hash` of the record. With
 * a locale every text is that language's; without one (nothing was shown) the site's own are there in all of theirs.
 *
 * @param texts after the site's own (`config.texts`) were put over them
 */
export function noticeOf(config: Config, regime: Regime, locale: string | null, texts: Messages | null): object {
  const { controller, links, policy, cookie, categories, services } = config
  const { preset, model } = regime

  /** The only objects inside are texts, one a language. */
  function seen(part: object): object {
    const entries = Object.entries(part).filter(([key]) => !UNSEEN.includes(key))
    return Object.fromEntries(
      entries.map(([key, value]) => [key, locale !== null && isObject(value) ? inLanguage(value, locale) : value])
    )
  }

  return {
    schema: 'consent-notice/1',
    locale,
    regime: { preset, model },
    controller,
    links,
    policy: seen(policy),
    scope: cookie.domain,
    categories: categories.map(seen),
    services: services.map(seen),
    texts
  }
}

/** The language shown, then its base language, then English, then the first. */
function inLanguage(text: Record<string, unknown>, locale: string): unknown {
  return text[locale] ?? text[locale.split('-')[0]!] ?? text.en ?? Object.values(text)[0]
}

/** Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (!isObject(value)) return JSON.stringify(value ?? null)
  const keys = Object.keys(value).filter(key => value[key] !== undefined)
  return `{${keys.sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`
}

/** `sha256-` and the digest in base64url; null on plain http, where browsers have no `crypto.subtle`. */
export async function hashOf(text: string): Promise<string | null> {
  if (!crypto.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)))
  return `sha256-${base64.replace(/\+/g, '-').replace(/\//g, '_').replace('=', '')}`
}
