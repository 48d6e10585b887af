import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { ORIGIN } from './collector.mjs'

/** @param {object} over */
export function record(over = {}) {
  const now = Date.now()
  return {
    schema: 'consent-record/1',
    recordId: randomUUID(),
    consentId: randomUUID(),
    seq: 1,
    prevRecordId: null,
    status: 'refused',
    action: 'reject-all',
    surface: 'banner',
    reason: 'first',
    decidedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 182 * 86_400_000).toISOString(),
    site: { origin: ORIGIN, scope: 'example.com' },
    controllerId: 'example-ab',
    regime: { model: 'opt-in', preset: 'eea', region: null, source: 'default' },
    locale: 'en',
    notice: { hash: null, policyVersion: '1', sdkVersion: '1.0.0', layout: 'wide' },
    choices: [
      { category: 'functionality', state: 'denied', basis: 'consent' },
      { category: 'analytics', state: 'denied', basis: 'consent' },
      { category: 'advertising', state: 'denied', basis: 'consent' }
    ],
    services: [],
    signals: { gpc: 'absent', dnt: 'absent', applied: [] },
    ...over
  }
}

/** One request; resolves with the status, 0 where there was no answer. */
export function post(url, body, { agent, localAddress } = {}) {
  return new Promise(resolve => {
    const sent = request(
      `${url}/v1/records`,
      {
        method: 'POST',
        agent,
        localAddress,
        timeout: 12_000,
        headers: { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN }
      },
      answer => {
        answer.resume()
        answer.on('close', () => resolve(answer.complete ? answer.statusCode : 0))
      }
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(0))
    sent.end(body)
  })
}

/**
 * Visitors that send one record after the other, each again until it is acknowledged, as the SDK does.
 *
 * @param {() => string} urlOf asked for each try
 */
export function startSenders(urlOf, count = 16) {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  /** Ids that were answered with 201 or 200. */
  const acknowledged = new Set()
  const statuses = {}
  let running = true

  async function visitor() {
    while (running) {
      const one = record()
      const body = JSON.stringify(one)
      while (running) {
        const status = await post(urlOf(), body, { agent })
        statuses[status] = (statuses[status] ?? 0) + 1
        if (status === 201 || status === 200) {
          acknowledged.add(one.recordId)
          break
        }
        await new Promise(resolve => setTimeout(resolve, 20 + Math.random() * 60))
      }
    }
  }

  const visitors = Array.from({ length: count }, visitor)
  return {
    acknowledged,
    statuses,
    async stop() {
      running = false
      await Promise.all(visitors)
      agent.destroy()
    }
  }
}
