import { refuse, Refusal } from './answer'
import type { Context } from './context'
import { operatorRoutes } from './operator'
import { createReceiver } from './records'

/** What a route gets: the parts of the path that its pattern names, and the query. */
export interface Call {
  request: Request
  params: string[]
  query: URLSearchParams
}

export interface Route {
  method: string
  path: RegExp
  /** For whoever has the key. Such a route has no CORS, so that no page in a browser can call it. */
  operator: boolean
  answer(call: Call): Promise<Response> | Response
}

const RECORDS = '/v1/records'

export function createHandler(context: Context) {
  const { receive, committer } = createReceiver(context)
  const routes = operatorRoutes(context, committer)

  async function handle(request: Request, address?: string): Promise<Response> {
    const response = await answer(request, address)
    context.metrics.count('consentry_requests_total', { code: response.status })
    return response
  }

  async function answer(request: Request, address?: string): Promise<Response> {
    const url = new URL(request.url)
    const cors = url.pathname === RECORDS ? corsFor(request.headers.get('origin')) : {}
    try {
      if (url.pathname === RECORDS) return withHeaders(await records(request, address), cors)
      return await route(request, url)
    } catch (error) {
      if (!(error instanceof Refusal)) {
        context.log('error', 'unexpected', { message: (error as Error).message })
        return refuse(new Refusal(503, 'unexpected', 'something failed here; come back', { retryAfterMs: 5000 }), cors)
      }
      context.metrics.count('consentry_rejected_total', { reason: error.code })
      // A site with a wrong path must hear 404: without CORS it looks like a dead line, and is tried for 30 days.
      return refuse(error, error.status === 404 && !isOperators(url) ? corsFor(request.headers.get('origin')) : cors)
    }
  }

  function records(request: Request, address?: string) {
    if (request.method === 'POST') return receive(request, address)
    if (request.method === 'OPTIONS') return preflight(request)
    throw new Refusal(405, 'method', 'records are sent by POST', { headers: { allow: 'POST, OPTIONS' } })
  }

  /** Custom headers and application/json make the browser ask first; text/plain does not. */
  function preflight({ headers }: Request) {
    if (!context.origins.has(headers.get('origin') ?? '')) throw new Refusal(403, 'origin', 'this origin is not listed here')
    const wanted = headers.get('access-control-request-headers') ?? ''
    return new Response(null, {
      status: 204,
      headers: {
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': /^[\w\-, ]{1,500}$/.test(wanted) ? wanted : 'content-type',
        'access-control-max-age': '86400'
      }
    })
  }

  function corsFor(origin: string | null): Record<string, string> {
    if (origin === null || !context.origins.has(origin)) return { vary: 'Origin' }
    return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': 'Retry-After' }
  }

  function isOperators({ pathname }: URL) {
    return routes.some(({ path, operator }) => operator && path.test(pathname))
  }

  async function route(request: Request, { pathname, searchParams: query }: URL) {
    const there = routes.filter(({ path }) => path.test(pathname))
    if (!there.length) throw new Refusal(404, 'not-found', 'there is nothing at this path')
    const asked = request.method === 'HEAD' ? 'GET' : request.method
    const found = there.find(({ method }) => method === asked)
    if (!found) {
      const allow = there.map(({ method }) => method).join(', ')
      throw new Refusal(405, 'method', `this path takes ${allow}`, { headers: { allow } })
    }
    if (found.operator && !context.isOperator(request))
      throw new Refusal(401, 'key', 'this path needs Authorization: Bearer and the key', {
        headers: { 'www-authenticate': 'Bearer' }
      })
    return found.answer({ request, query, params: found.path.exec(pathname)!.slice(1) })
  }

  return { handle, drain: () => committer.drain() }
}

function withHeaders(response: Response, headers: Record<string, string>) {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
