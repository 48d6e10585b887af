import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createCollector, type CollectorOptions } from '../../../src/collector'
import type { Connection } from '../../../src/collector/postgres'
import type { ConsentRecord } from '../../../src/types'

export const ORIGIN = 'https://www.example.com'
export const KEY = 'a-key-for-the-tests'

export function record(over: Partial<ConsentRecord> = {}): ConsentRecord {
  const now = Date.now()
  return {
    schema: 'consent-record/1',
    recordId: randomUUID(),
    consentId: randomUUID(),
    seq: 1,
    prevRecordId: null,
    status: 'partial',
    action: 'save-selection',
    surface: 'preferences',
    reason: 'first',
    decidedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 182 * 86_400_000).toISOString(),
    site: { origin: ORIGIN, scope: 'example.com' },
    controllerId: 'example-ab',
    regime: { model: 'opt-in', preset: 'eea', region: null, source: 'default' },
    locale: 'nb',
    notice: { hash: null, policyVersion: '1.1', sdkVersion: '1.0.0', layout: 'wide' },
    choices: [
      { category: 'analytics', state: 'denied', basis: 'consent' },
      { category: 'advertising', state: 'granted', basis: 'consent' }
    ],
    services: [],
    signals: { gpc: 'absent', dnt: 'absent', applied: [] },
    ...over
  }
}

/** A folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'consentry-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A collector on a fresh SQLite file, and short ways to ask it. */
export async function startCollector(options: Partial<CollectorOptions> = {}) {
  const store = options.store ?? join(folder(), 'consent.db')
  const collector = createCollector({ store, origins: [ORIGIN], key: KEY, rate: 'off', ...options })
  await collector.ready
  onTestFinished(() => collector.close())
  return {
    collector,
    store,
    post(body: unknown, headers: Record<string, string | null> = {}, address?: string) {
      const all = { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN, ...headers }
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null)
      const text = typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body)
      return collector.fetch(new Request('http://collector/v1/records', { method: 'POST', body: text, headers: given }), {
        address
      })
    },
    ask(path: string, { method = 'GET', key = KEY as string | null, body = undefined as unknown, headers = {} } = {}) {
      const auth: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
      const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const init = {
        method,
        headers: { ...auth, ...type, ...headers },
        body: body === undefined ? undefined : JSON.stringify(body)
      }
      return collector.fetch(new Request(`http://collector${path}`, init))
    }
  }
}

/** PGlite as the connection of a PostgreSQL store: the dialect without a server. */
export async function pglite(): Promise<Connection> {
  const { PGlite } = await import('@electric-sql/pglite')
  const db = await PGlite.create()
  return {
    query: async (sql, values) => (await db.query(sql, values as unknown[])).rows as never,
    transaction: (begin, work) =>
      db.transaction(async tx => {
        const isolation = begin.replace(/^BEGIN ?/, '')
        if (isolation) await tx.exec(`SET TRANSACTION ${isolation}`)
        return work({ query: async (sql, values) => (await tx.query(sql, values as unknown[])).rows as never })
      }),
    close: () => db.close()
  }
}
