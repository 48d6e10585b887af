import { randomUUID } from 'node:crypto'
import type { ConsentRecord } from '../types'

/** `bad`: proofs would be lost, or the visitor's browser refuses it. `poor`: it works, and should be better. */
export interface Finding {
  level: 'good' | 'poor' | 'bad'
  what: string
  detail?: string
}

export interface Endpoint {
  url: string
  origin: string
  headers: Record<string, string>
}

const TIMEOUT_MS = 10_000

/** What the SDK relies on (design §9), each as a request and what must come back. */
export async function checkEndpoint(endpoint: Endpoint): Promise<Finding[]> {
  const findings: Finding[] = []
  const say = (good: boolean, what: string, detail?: string, otherwise: Finding['level'] = 'bad') =>
    findings.push({ level: good ? 'good' : otherwise, what, ...(good || !detail ? {} : { detail }) })
  const send = sender(endpoint)

  const record = exampleRecord(endpoint.origin)
  const first = await send(JSON.stringify(record))
  say(first.ok, 'takes a record', first.told)
  if (!first.ok) return findings
  say(
    first.cors === endpoint.origin || first.cors === '*',
    'lets the website read the answer (Access-Control-Allow-Origin)',
    `it says ${first.cors ?? 'nothing'}`
  )
  say(first.headers!.get('access-control-allow-credentials') === null, 'asks for no credentials', undefined, 'poor')
  say(first.headers!.get('set-cookie') === null, 'sets no cookie', 'it does, before or without consent')

  const again = await send(JSON.stringify(record))
  say(again.ok, 'takes the same record again, as a retry sends it', again.told)
  const crowd = await Promise.all(Array.from({ length: 10 }, () => send(JSON.stringify(record))))
  say(
    crowd.every(({ ok, status }) => ok || status === 429 || status === 503),
    'takes the same record ten times at once',
    crowd.find(one => !one.ok)?.told
  )

  const other = await send(JSON.stringify({ ...record, seq: 2 }))
  say(other.status === 409, 'answers 409 to another record under the same id', `${other.told}; the first one must stay`, 'poor')
  const broken = await send('{"schema":')
  say(isRefusal(broken.status), 'refuses what is no JSON with 400, 413, 415 or 422', broken.told)
  say(
    !isRefusal(broken.status) || !!broken.cors,
    'lets the website read a refusal, too',
    'without CORS headers it looks like a dead line and is tried again'
  )
  const wrong = await send(JSON.stringify({ ...exampleRecord(endpoint.origin), consentId: 'nobody' }))
  say(isRefusal(wrong.status), 'refuses what is no record', wrong.told, 'poor')
  const newer = await send(JSON.stringify({ ...exampleRecord(endpoint.origin), ...ids(record), schema: 'consent-record/999' }))
  say(
    newer.ok || newer.status >= 500,
    'keeps or puts off a record of a newer form (2xx or 501)',
    `${newer.told}: the browser would give up what a newer SDK sends`,
    'poor'
  )
  const large = await send(JSON.stringify({ ...exampleRecord(endpoint.origin), strings: { tcf: 'x'.repeat(100_000) } }))
  say(isRefusal(large.status), 'refuses 100 kB', large.told, 'poor')

  const stranger = await send(JSON.stringify(exampleRecord('https://stranger.invalid')), { origin: 'https://stranger.invalid' })
  say(!stranger.ok, 'refuses another website', 'anybody’s page can write into this log', 'poor')
  const preflight = await send(null, {
    method: 'OPTIONS',
    more: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  })
  const asked = Object.keys(endpoint.headers).length > 0
  say(
    preflight.ok && !!preflight.cors,
    'answers a preflight (needed where record.headers is used)',
    preflight.told,
    asked ? 'bad' : 'poor'
  )
  const read = await send(null, { method: 'GET' })
  say(!(read.text ?? '').includes(record.consentId), 'tells nobody what it holds', 'a GET shows the records')
  findings.push({ level: 'good', what: `left behind: consent id ${record.consentId}, controller id ${record.controllerId}` })
  return findings
}

interface Answer {
  ok: boolean
  status: number
  headers?: Headers
  cors?: string | null
  text?: string
  /** For people: what came back instead. */
  told: string
}

function sender({ url, origin, headers }: Endpoint) {
  const own = Object.keys(headers).length > 0
  return async (
    body: string | null,
    { method = 'POST', origin: from = origin, more = {} as Record<string, string> } = {}
  ): Promise<Answer> => {
    const type: Record<string, string> =
      body === null ? {} : { 'content-type': own ? 'application/json' : 'text/plain;charset=UTF-8' }
    try {
      const response = await fetch(url, {
        method,
        body,
        headers: { ...type, ...headers, ...more, origin: from },
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS)
      })
      const { ok, status } = response
      const told =
        status >= 300 && status < 400 ? `it redirects (${status}), which a browser does not follow here` : `it answers ${status}`
      return {
        ok,
        status,
        headers: response.headers,
        cors: response.headers.get('access-control-allow-origin'),
        text: await response.text(),
        told
      }
    } catch (error) {
      const { name, message, cause } = error as Error
      const why =
        name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS / 1000} s` : ((cause as Error | undefined)?.message ?? message)
      return { ok: false, status: 0, told: why }
    }
  }
}

/** All that is left behind can be erased by one id. */
function ids({ consentId, controllerId }: ConsentRecord) {
  return { consentId, controllerId }
}

/** What makes the SDK give up a record, rather than send it again and again. */
function isRefusal(status: number) {
  return [400, 413, 415, 422].includes(status)
}

function exampleRecord(origin: string): ConsentRecord {
  const now = Date.now()
  return {
    schema: 'consent-record/1',
    recordId: randomUUID(),
    consentId: randomUUID(),
    seq: 1,
    prevRecordId: null,
    status: 'refused',
    action: 'reject-all',
    surface: 'api',
    reason: 'first',
    decidedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 86_400_000).toISOString(),
    site: { origin, scope: new URL(origin).hostname },
    controllerId: 'endpoint-check',
    regime: { model: 'opt-in', preset: 'eea', region: null, source: 'default' },
    locale: 'en',
    notice: { hash: null, policyVersion: null, sdkVersion: __VERSION__, layout: 'none' },
    choices: [{ category: 'analytics', state: 'denied', basis: 'consent' }],
    services: [],
    signals: { gpc: 'absent', dnt: 'absent', applied: [] }
  }
}
