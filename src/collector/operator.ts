import { json, Refusal, text } from './answer'
import { readJson } from './body'
import type { Committer } from './commit'
import type { Context } from './context'
import { erase } from './erase'
import type { Route } from './handler'
import { headsOf } from './heads'
import { MAX_NOTICE, putNotice } from './notices'
import { openapi } from './openapi'
import { proofOf } from './proof'
import { createReadiness } from './readiness'
import { exportLines } from './transfer'

const CONSENT = /^\/v1\/consents\/([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$/
const MOST_LINES = 10_000

/** Everything but the records themselves: what the operator asks with the key, and what machines look at. */
export function operatorRoutes(context: Context, committer: Committer<never, unknown>): Route[] {
  const { metrics } = context
  const readiness = createReadiness(context, committer)
  return [
    {
      method: 'GET',
      path: CONSENT,
      operator: true,
      async answer({ params, query }) {
        const proof = await proofOf(context.store(), params[0]!, query.get('site') ?? undefined)
        if (!proof.records.length && !proof.unreadable) throw new Refusal(404, 'not-found', 'no record has this consent id')
        return json(200, proof)
      }
    },
    {
      method: 'DELETE',
      path: CONSENT,
      operator: true,
      answer: async ({ params, query }) =>
        json(200, { consentId: params[0], erased: await erase(context.ledger(), params[0]!, query.get('site') ?? undefined) })
    },
    {
      method: 'GET',
      path: /^\/v1\/export$/,
      operator: true,
      answer({ query }) {
        const limit = Number(query.get('limit') ?? 1000)
        if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LINES)
          throw new Refusal(400, 'limit', `limit must be a whole number, 1 to ${MOST_LINES}`, { path: '/limit' })
        const options = { site: query.get('site') ?? undefined, after: query.get('after') ?? undefined, limit }
        return text(streamOf(linesOf(context, options)), 'application/x-ndjson')
      }
    },
    {
      method: 'PUT',
      path: /^\/v1\/notices\/(sha256-[\w-]{43})$/,
      operator: true,
      async answer({ request, params }) {
        const notice = await readJson(request, MAX_NOTICE)
        if (!(await putNotice(context.store(), params[0]!, notice)))
          throw new Refusal(422, 'hash', 'the SHA-256 of the canonical JSON of this notice is not the hash in the path')
        return json(200, { hash: params[0] })
      }
    },
    {
      method: 'GET',
      path: /^\/v1\/ledger\/head$/,
      operator: true,
      answer: async ({ query }) => json(200, { heads: await headsOf(context.store(), query.get('site') ?? undefined) })
    },
    { method: 'GET', path: /^\/healthz$/, operator: false, answer: () => text('ok\n') },
    { method: 'GET', path: /^\/readyz$/, operator: false, answer: () => readiness.answer() },
    {
      method: 'GET',
      path: /^\/metrics$/,
      operator: false,
      answer: async () => text(metrics.text(await readiness.gauges()), 'text/plain; version=0.0.4; charset=utf-8')
    },
    { method: 'GET', path: /^\/openapi\.json$/, operator: false, answer: () => json(200, openapi()) }
  ]
}

function linesOf(context: Context, options: { site?: string; after?: string; limit: number }) {
  try {
    return exportLines(context.store(), options)
  } catch (error) {
    throw error instanceof TypeError ? new Refusal(400, 'cursor', error.message, { path: '/after' }) : error
  }
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${value}\n`))
    },
    async cancel() {
      await lines.return(undefined)
    }
  })
}
