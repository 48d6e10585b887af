/**
 * An edge worker in front of a site that it does not change: `Request → Response`, as most edge platforms have it. The policy
 * of the origin stays and is widened by what the visitor has granted.
 */
import { contentSecurityPolicy } from 'consentry/policy'

/** The configuration of the page: write it once and use it for both. */
export const config = {
  controller: { name: 'Example AB' },
  guard: 'policy',
  services: [{ id: 'stats', category: 'analytics', name: 'Stats', hosts: ['*.stats.example'] }]
}

/** Header by which the platform says where the visitor is, for sites with `regions`. Take the line with it out where you have none. */
const COUNTRY = 'x-country'

export default {
  async fetch(request) {
    const answer = await fetch(request)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) return answer
    const headers = new Headers(answer.headers)
    const policy = contentSecurityPolicy(
      { ...config, region: request.headers.get(COUNTRY) ?? undefined },
      request.headers.get('cookie'),
      {
        base: headers.get('content-security-policy') ?? undefined,
        gpc: request.headers.get('sec-gpc'),
        dnt: request.headers.get('dnt'),
        path: new URL(request.url).pathname
      }
    )
    headers.set('content-security-policy', policy)
    headers.set('cache-control', 'private, no-cache')
    return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
  }
}
