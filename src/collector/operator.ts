import { json, Refusal, text } from './answer'
import type { Committer } from './commit'
import type { Context } from './context'
import type { Route } from './handler'
import { proofOf } from './proof'

const UUID = '([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})'

/** Everything but the records themselves. */
export function operatorRoutes(context: Context, committer: Committer<unknown, unknown>): Route[] {
  const { metrics } = context
  return [
    {
      method: 'GET',
      path: new RegExp(`^/v1/consents/${UUID}$`),
      operator: true,
      async answer({ params, query }) {
        const proof = await proofOf(context.store(), params[0]!, query.get('site') ?? undefined)
        if (!proof.records.length) throw new Refusal(404, 'not-found', 'no record has this consent id')
        return json(200, proof)
      }
    },
    { method: 'GET', path: /^\/healthz$/, operator: false, answer: () => text('ok\n') },
    {
      method: 'GET',
      path: /^\/metrics$/,
      operator: false,
      answer: () => text(metrics.text({ consentry_queue_depth: committer.depth }), 'text/plain; version=0.0.4; charset=utf-8')
    }
  ]
}
