/**
 * Static hosting: this worker gives every page its policy, from the second visit on (the first page comes before it).
 * Put it beside `policy.js` (`node_modules/consentry/dist/policy.js`) and `consentry.json` (the configuration), and register it
 * from the page:
 *
 *   navigator.serviceWorker?.register('/service-worker.js', { type: 'module' })
 */
import { contentSecurityPolicy } from '/policy.js'

// Without a configuration the policy is that of the site alone.
const config = fetch('/consentry.json').then(
  answer => answer.json(),
  () => null
)

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', event => {
  if (event.request.mode === 'navigate') event.respondWith(withPolicy(event.request))
})

async function withPolicy(request) {
  const answer = await fetch(request)
  // A redirect is followed by the browser, which comes back with the next address.
  if (answer.type === 'opaqueredirect') return answer
  const headers = new Headers(answer.headers)
  const policy = contentSecurityPolicy(await config.catch(() => null), await cookies(), {
    base: headers.get('content-security-policy') ?? undefined,
    gpc: navigator.globalPrivacyControl,
    path: new URL(request.url).pathname
  })
  headers.set('content-security-policy', policy)
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers })
}

/** As a `Cookie` header; a worker cannot read that of the request. Where there is no cookie store nothing is granted. */
async function cookies() {
  const all = (await self.cookieStore?.getAll()) ?? []
  return all.map(({ name, value }) => `${name}=${value}`).join('; ')
}
