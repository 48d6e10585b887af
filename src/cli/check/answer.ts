import { matches } from '../../purge/names'
import { error, TOP, type Flaw } from './finding'
import { hostOf } from './liveTags'
import type { Page } from './page'
import type { Site } from './site'

const LOADING = /;\s*rel\s*=\s*"?[^";]*\b(preload|preconnect|dns-prefetch|modulepreload|prefetch|stylesheet)\b/i

/** What the server's answer says beside the page: no script sees it coming. */
export function answer(page: Page, site: Site): Flaw[] {
  const { headers } = page
  if (!headers) return []
  return [...links(headers, page, site), ...cookies(headers, site), ...policy(headers, site)]
}

function links(headers: Headers, page: Page, site: Site): Flaw[] {
  const values = headers.get('link')?.match(/<[^>]*>[^,]*/g) ?? []
  return values.flatMap(value => {
    const address = /^<([^>]*)>/.exec(value)![1]!
    const service = LOADING.test(value) ? site.heldBy(address, page) : null
    if (!service) return []
    const message = `the header "Link: ${value}" makes the browser go to ${hostOf(address)}, which needs consent (service "${service.id}"). Take it out.`
    return [error('early-connection', TOP, message)]
  })
}

function cookies(headers: Headers, { config }: Site): Flaw[] {
  const optional = config.services.filter(({ category }) => category !== 'necessary')
  return headers.getSetCookie().flatMap(cookie => {
    const name = cookie.split('=', 1)[0]!.trim()
    const service = optional.find(({ cookies }) =>
      matches(
        cookies.map(known => known.name),
        name
      )
    )
    if (!service) return []
    const message = `the server sets the cookie "${name}" of "${service.id}", which needs consent. Let it ask consentOf (consentry/policy) first.`
    return [error('early-cookie', TOP, message)]
  })
}

function policy(headers: Headers, { config }: Site): Flaw[] {
  if (config.guard !== 'policy' || headers.has('content-security-policy')) return []
  const message =
    '"guard" is "policy", and the answer has no Content-Security-Policy. Send what contentSecurityPolicy (consentry/policy) returns.'
  return [error('policy-missing', TOP, message)]
}
