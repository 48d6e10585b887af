import type { ConsentRecord } from '../types'
import { append, incomingOf, type Incoming, type Outcome } from './append'
import { jittered, json, Refusal } from './answer'
import { MAX_RECORD, readJson } from './body'
import { createCommitter, Overloaded } from './commit'
import type { Context } from './context'
import { prefixOf } from './limits'
import { SKEW_MS } from './months'
import { flawOf } from './validate'

/** `POST /v1/records`: one record in the body, answered after its commit. */
export function createReceiver({ ledger, origins, limits, metrics, log, isOperator, onRecord }: Context) {
  const committer = createCommitter<Incoming, Outcome>(async batch => {
    const start = performance.now()
    try {
      return await append(ledger(), batch)
    } catch (error) {
      metrics.count('consentry_store_errors_total')
      log('error', 'commit-failed', { rows: batch.length, message: (error as Error).message })
      throw error
    } finally {
      metrics.count('consentry_commits_total')
      metrics.count('consentry_commit_rows_total', {}, batch.length)
      metrics.count('consentry_commit_seconds_total', {}, (performance.now() - start) / 1000)
    }
  })

  async function receive(request: Request, address: string | undefined): Promise<Response> {
    const origin = request.headers.get('origin')
    if (origin !== null && !origins.has(origin)) throw new Refusal(403, 'origin', 'this origin is not listed here')
    // The operator's own servers send for many visitors from one address.
    const operator = isOperator(request)
    if (!operator && address) slowDown(limits?.network.take(prefixOf(address)))
    const record = await readRecord(request)
    const { site } = record
    if (origin !== null && origin !== site.origin) throw new Refusal(403, 'origin', 'site.origin is not the origin that sends')
    if (!origins.has(site.origin)) throw new Refusal(403, 'origin', 'site.origin is not listed here')
    if (!operator) slowDown(limits?.site.take(site.scope))

    const now = Date.now()
    if (Math.abs(now - Date.parse(record.decidedAt)) > SKEW_MS) metrics.count('consentry_clock_skew_total')
    const item = incomingOf(record, now)
    const outcome = await commit(item)

    metrics.count('consentry_records_total', { status: outcome.status })
    const receivedAt = new Date(outcome.receivedMs).toISOString()
    const answer = { recordId: record.recordId, receivedAt, recordHash: item.hash }
    if (outcome.status === 'conflict')
      throw new Refusal(409, 'conflict', 'another record is stored under this recordId; it stays as it is', { path: '/recordId' })
    if (outcome.status === 'duplicate') return json(200, { ...answer, duplicate: true })
    try {
      onRecord?.(record, { receivedAt, recordHash: item.hash })
    } catch (error) {
      log('error', 'on-record-failed', { message: (error as Error).message })
    }
    return json(201, answer)
  }

  async function commit(item: Incoming) {
    try {
      return await committer.push(item)
    } catch (error) {
      if (error instanceof Overloaded)
        throw new Refusal(503, 'busy', 'too much is waiting; come back', { retryAfterMs: jittered(1000) })
      throw new Refusal(503, 'store', 'the record could not be stored now; come back', { retryAfterMs: jittered(2000) })
    }
  }

  function slowDown(waitMs: number | undefined) {
    if (waitMs) throw new Refusal(429, 'rate', 'too many requests; come back', { retryAfterMs: jittered(waitMs) })
  }

  return { receive, committer }
}

const HOUR = 3_600_000

async function readRecord(request: Request): Promise<ConsentRecord> {
  const value = await readJson(request, MAX_RECORD)
  const version = Object(value).schema as unknown
  // A site may have a newer SDK than its log: 422 would throw the proof away, 501 leaves it in the browser until the log is newer too.
  if (typeof version === 'string' && /^consent-record\/\d+$/.test(version) && version !== 'consent-record/1')
    throw new Refusal(501, 'version', 'this collector takes consent-record/1; update it', { path: '/schema', retryAfterMs: HOUR })
  const flaw = flawOf(value)
  if (flaw) throw new Refusal(422, 'invalid', flaw.message, { path: flaw.path })
  return value as ConsentRecord
}
