import type { ConsentConfig } from '../types'
import { consentOf, text, unique, type Visit } from './consent'
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
  { nonce, base = '', ...visit }: PolicyOptions = {}
): string {
  const { services, record }: Partial<ConsentConfig> = Object(config)
  const { allows } = consentOf(config, cookieHeader, visit)
  const hosts = unique(services).flatMap(({ id, hosts }) => (allows({ service: id }) ? [hosts].flat().flatMap(sourcesOf) : []))
  const nonces = nonce ? [`'nonce-${nonce}'`] : []
  const more: Record<string, string[]> = {
    'script-src': nonces,
    'script-src-elem': nonces,
    'connect-src': [
      // A host without a scheme is that of pages, not of sockets; ws takes wss along (both browsers).
      ...hosts.map(host => `ws://${host}`),
      ...[record].flat().flatMap(target => {
        const endpoint = text(Object(target).endpoint)
        return /^(\w+:)?\/\//.test(endpoint) ? sourcesOf(endpoint) : endpoint ? "'self'" : []
      })
    ]
  }
  // A comma separates policies, each of which has to allow.
  const policies = base.split(',').map(policy => {
    const directives = read(`${policy};${DEFAULTS}`)
    // These two get more than the others, so they do not follow `default-src` any longer.
    for (const name of ['script-src', 'connect-src'])
      directives.set(name, new Set(directives.get(name) ?? directives.get('default-src')))
    for (const [name, sources] of directives) {
      if (!HOSTED.test(name)) continue
      for (const source of [...hosts, ...(more[name] ?? [])]) sources.add(source)
      // Beside a source it means nothing.
      if (sources.size > 1) sources.delete("'none'")
    }
    return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ')
  })
  return policies.join(', ')
}

/** The first of a name counts (CSP3 §2.2.1). */
function read(policy: string): Map<string, Set<string>> {
  const directives = new Map<string, Set<string>>()
  for (const [, name, sources] of policy.matchAll(/([\w-]+)([^;]*)/g)) {
    const known = name!.toLowerCase()
    if (!directives.has(known)) directives.set(known, new Set(sources!.match(/\S+/g)))
  }
  return directives
}
