import type { ConsentConfig } from '../types'
import { consentOf, unique, type Visit } from './consent'
import { sourcesOf } from './sources'

/** Named where the site names nothing: `base-uri` and `form-action` do not follow `default-src`, and plugins need no host. */
const DEFAULTS = "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
/** Directives that take the hosts of granted services: all that are about fetching, but for plugins. */
const HOSTED = /^(?!object).*-src(-elem)?$|^form-action$/

export interface PolicyOptions extends Visit {
  /** Base64, fresh for each response; goes into `script-src`. */
  nonce?: string
  /** The site's own policy, a header value: kept, and widened by what is granted. What it does not name becomes `'self'`. */
  base?: string
}

/**
 * The value of `Content-Security-Policy` for the stored choice: `base`, own files, the hosts of what is granted and the record
 * endpoints. `config` and `cookieHeader` as for `consentOf`. Never throws.
 */
export function contentSecurityPolicy(
  config: ConsentConfig,
  cookieHeader: string | null | undefined,
  options: PolicyOptions = {}
): string {
  const { nonce, base = '' } = options
  const { services, record }: Partial<ConsentConfig> = Object(config)
  const { allows } = consentOf(config, cookieHeader, options)
  const hosts = unique(services)
    .flatMap(({ id, hosts }) => (allows({ service: id }) ? hosts : []))
    .flatMap(sourcesOf)
  const nonces = nonce ? [`'nonce-${nonce}'`] : []
  const more: Record<string, string[]> = {
    'script-src': nonces,
    'script-src-elem': nonces,
    'connect-src': [
      // A host without a scheme is that of pages, not of sockets; ws takes wss along (both browsers).
      ...hosts.map(host => `ws://${host}`),
      ...[record].flat().flatMap(target => sourcesOf(Object(target).endpoint))
    ]
  }
  // A comma separates policies, each of which has to allow.
  return base
    .split(',')
    .map(policy => {
      const directives = new Map<string, Set<string>>()
      for (const [, name, sources] of `${policy};${DEFAULTS}`.matchAll(/([\w-]+)([^;]*)/g)) {
        const known = name!.toLowerCase()
        // The first of a name counts (CSP3 §2.2.1), so the site's word stands before the defaults.
        if (!directives.has(known)) directives.set(known, new Set(sources!.match(/\S+/g)))
      }
      // These two get more than the others, so they do not follow `default-src` any longer.
      for (const name of ['script-src', 'connect-src'])
        directives.set(name, new Set(directives.get(name) ?? directives.get('default-src')))
      for (const [name, sources] of directives) {
        if (!HOSTED.test(name)) continue
        // `'none'` beside a source means nothing.
        for (const source of [...hosts, ...(more[name] ?? [])]) sources.add(source).delete("'none'")
      }
      return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
    })
    .join(', ')
}
