import type { Config } from '../config/config'
import type { Regime } from '../regime/resolve'
import type { Messages, Text } from '../types'

/** Settings that no visitor sees; `canonical` leaves them out. */
const UNSEEN = { hosts: undefined, match: undefined, onRevoke: undefined, material: undefined }

/**
 * Exactly what stood before the visitor's eyes, as data: `hashOf(canonical(noticeOf(…)))` is `notice.hash` of the record. With
 * a locale every text is that language's; without one (nothing was shown) the site's own are there in all of theirs.
 *
 * @param texts after the site's own (`config.texts`) were put over them
 */
export function noticeOf(config: Config, regime: Regime, locale: string | null, texts: Messages | null): object {
  const say = (text: Text | undefined) => (locale === null ? text : textIn(text, locale))
  return {
    schema: 'consent-notice/1',
    locale,
    regime: { preset: regime.preset, model: regime.model },
    controller: config.controller,
    links: config.links,
    policy: { ...config.policy, ...UNSEEN, changes: say(config.policy.changes) },
    scope: config.cookie.domain,
    categories: config.categories.map(category => ({
      ...category,
      name: say(category.name),
      description: say(category.description)
    })),
    services: config.services.map(service => ({
      ...service,
      ...UNSEEN,
      purpose: say(service.purpose),
      reason: say(service.reason)
    })),
    texts
  }
}

/** The language shown, then its base language, then English, then the first. */
function textIn(text: Text | undefined, locale: string): string | undefined {
  if (typeof text !== 'object') return text
  return text[locale] ?? text[locale.split('-')[0]!] ?? text.en ?? Object.values(text)[0]
}

/** Canonical JSON (RFC 8785): keys sorted by UTF-16 code units, numbers and strings as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`
  if (typeof value !== 'object' || !value) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)}}`
}

/** `sha256-` and the digest in base64url; null on plain http, where browsers have no `crypto.subtle`. */
export async function hashOf(text: string): Promise<string | null> {
  if (!crypto.subtle) return null
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const base64 = btoa(String.fromCharCode(...new Uint8Array(digest)))
  return `sha256-${base64.replace(/\+/g, '-').replace(/\//g, '_').replace('=', '')}`
}
