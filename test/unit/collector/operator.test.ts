import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020'
import { describe, expect, it } from 'vitest'
import { createCollector } from '../../../src/collector'
import { canonical, sha256 } from '../../../src/collector/canonical'
import { openapi, schemas } from '../../../src/collector/openapi'
import { folder, KEY, ORIGIN, record, startCollector } from './support'

const ajv = new Ajv2020({ strict: false, schemas: [schemas.Record] })
ajv.addFormat('uuid', /^[0-9a-f-]{36}$/)
const fits = (name: keyof typeof schemas, value: unknown) => {
  const validate = name === 'Record' ? ajv.getSchema('urn:consent-record:1')! : ajv.compile(schemas[name])
  return validate(value) ? true : validate.errors
}

const ROUTES: [string, string][] = [
  ['GET', `/v1/consents/${randomUUID()}`],
  ['DELETE', `/v1/consents/${randomUUID()}`],
  ['GET', '/v1/export'],
  ['PUT', `/v1/notices/sha256-${'a'.repeat(43)}`],
  ['GET', '/v1/ledger/head']
]

describe('the operator’s routes', () => {
  it.each(ROUTES)('are closed without the key: %s %s', async (method, path) => {
    const { ask } = await startCollector()
    for (const key of [null, '', 'wrong', `${KEY}x`, KEY.slice(1)]) {
      const answer = await ask(path, { method, key })
      expect(answer.status).toBe(401)
      expect(fits('Refusal', await answer.json())).toBe(true)
    }
    expect((await ask(`${path}?key=${KEY}&authorization=Bearer%20${KEY}`, { method, key: null })).status).toBe(401)
  })

  it.each(ROUTES)('are closed to everybody where no key is configured: %s %s', async (method, path) => {
    const { ask } = await startCollector({ key: undefined })
    for (const key of [null, '', 'undefined']) expect((await ask(path, { method, key })).status).toBe(401)
  })

  it.each(ROUTES)('are told to no browser, even with the key: %s %s', async (method, path) => {
    const { ask } = await startCollector()
    const { headers } = await ask(path, { method, headers: { origin: ORIGIN } })
    expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the proof', () => {
  it('is every decision of a consent id in its order, with what was shown', async () => {
    const { post, ask } = await startCollector()
    const notice = { schema: 'consent-notice/1', texts: { accept: 'Ja' } }
    const hash = sha256(canonical(notice))
    const consentId = randomUUID()
    const decision = (seq: number) => record({ consentId, seq, notice: { ...record().notice, hash } })
    for (const seq of [2, 1, 3]) await post(decision(seq))
    expect((await ask(`/v1/notices/${hash}`, { method: 'PUT', body: notice })).status).toBe(200)
    expect((await ask(`/v1/notices/${hash}`, { method: 'PUT', body: notice })).status).toBe(200)

    const proof = await (await ask(`/v1/consents/${consentId}`)).json()
    expect(fits('Proof', proof)).toBe(true)
    expect(proof.records.map((one: { record: { seq: number }; ledger: string }) => [one.record.seq, one.ledger])).toEqual([
      [1, 'kept'],
      [2, 'kept'],
      [3, 'kept']
    ])
    expect(proof.notices).toEqual({ [hash]: notice })
  })

  it('says how far the visitor’s clock was off', async () => {
    const { post, ask } = await startCollector()
    const sent = record({ decidedAt: new Date(Date.now() - 3_600_000).toISOString() })
    await post(sent)
    const { records } = await (await ask(`/v1/consents/${sent.consentId}`)).json()
    expect(records[0].skewMs / 60_000).toBeCloseTo(60, 0)
  })

  it('is nothing for an id that nobody has', async () => {
    const { ask } = await startCollector()
    expect((await ask(`/v1/consents/${randomUUID()}`)).status).toBe(404)
    expect((await ask('/v1/consents/1%27%20OR%201=1')).status).toBe(404)
  })

  it('is gone after an erasure', async () => {
    const { post, ask } = await startCollector()
    const sent = record()
    await post(sent)
    expect(await (await ask(`/v1/consents/${sent.consentId}`, { method: 'DELETE' })).json()).toEqual({
      consentId: sent.consentId,
      erased: 1
    })
    expect((await ask(`/v1/consents/${sent.consentId}`)).status).toBe(404)
  })
})

describe('a notice', () => {
  it('is refused where it is not what its hash says', async () => {
    const { ask } = await startCollector()
    const answer = await ask(`/v1/notices/${sha256('{"a":1}')}`, { method: 'PUT', body: { a: 2 } })
    expect(answer.status).toBe(422)
  })

  it('is read from a folder at the start, and a file that was changed stops it', async () => {
    const notices = join(folder(), 'notices')
    mkdirSync(notices)
    const hash = sha256('{"a":1}')
    writeFileSync(join(notices, `${hash}.json`), '{ "a": 1 }')
    const sent = record({ notice: { ...record().notice, hash } })
    const { post, ask } = await startCollector({ notices })
    await post(sent)
    expect((await (await ask(`/v1/consents/${sent.consentId}`)).json()).notices).toEqual({ [hash]: { a: 1 } })

    writeFileSync(join(notices, `${hash}.json`), '{ "a": 2 }')
    const broken = createCollector({ store: join(folder(), 'x.db'), origins: [ORIGIN], notices })
    await expect(broken.ready).rejects.toThrow('does not hold what its name says')
    await broken.close()
  })
})

describe('the export', () => {
  it('is JSON lines in pages', async () => {
    const { post, ask } = await startCollector()
    for (let n = 0; n < 5; n++) await post(record())
    const lines = async (path: string) =>
      (await (await ask(path)).text())
        .trim()
        .split('\n')
        .map(line => JSON.parse(line))
    const page = await lines('/v1/export?limit=8&site=example.com')
    expect(page.map(({ kind }) => kind)).toEqual([...Array(5).fill('ledger'), ...Array(3).fill('record'), 'end'])
    const rest = await lines(`/v1/export?limit=8&site=example.com&after=${page.at(-1).next}`)
    expect(rest.map(({ kind }) => kind)).toEqual(['record', 'record', 'end'])
    expect(rest.at(-1).next).toBeNull()
    expect((await lines('/v1/export?site=other.example')).map(({ kind }) => kind)).toEqual(['end'])
  })

  it.each(['limit=0', 'limit=x', 'limit=1000000', 'after=nonsense', `after=${Buffer.from('[7,"x"]').toString('base64url')}`])(
    'refuses %s',
    async query => {
      const { ask } = await startCollector()
      expect((await ask(`/v1/export?${query}`)).status).toBe(400)
    }
  )
})

describe('what machines look at', () => {
  it('is open and tells nothing of anybody', async () => {
    const { post, ask } = await startCollector()
    const sent = record()
    await post(sent, {}, '192.0.2.7')
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
      const answer = await ask(path, { key: null })
      expect(answer.status).toBe(200)
      const text = await answer.text()
      for (const word of [sent.consentId, sent.recordId, 'www.example.com', '192.0.2']) expect(text).not.toContain(word)
    }
  })

  it('counts outcomes and refusals', async () => {
    const { post, ask } = await startCollector()
    const sent = record()
    await post(sent)
    await post(sent)
    await post('{')
    const text = await (await ask('/metrics', { key: null })).text()
    expect(text).toContain('consentry_records_total{status="stored"} 1\n')
    expect(text).toContain('consentry_records_total{status="duplicate"} 1\n')
    expect(text).toContain('consentry_rejected_total{reason="no-json"} 1\n')
    expect(text).toMatch(/^consentry_queue_depth 0$/m)
    expect(text).toMatch(/^consentry_disk_free_ratio 0\.\d+$/m)
  })

  it('has one heads list in the documented form', async () => {
    const { post, ask } = await startCollector()
    await post(record())
    const heads = await (await ask('/v1/ledger/head')).json()
    expect(heads.heads).toHaveLength(1)
    expect(fits('Heads', heads)).toBe(true)
    expect(await (await ask('/v1/ledger/head?site=other.example')).json()).toEqual({ heads: [] })
  })
})

describe('the OpenAPI document', () => {
  it('names every route with its methods, and no other', async () => {
    const { collector } = await startCollector()
    const { paths } = openapi()
    for (const [path, item] of Object.entries(paths)) {
      const url = path.replace('{consentId}', randomUUID()).replace('{hash}', `sha256-${'a'.repeat(43)}`)
      const answer = await collector.fetch(new Request(`http://c${url}`, { method: 'PATCH' }))
      expect(answer.status).toBe(405)
      const allowed = answer.headers
        .get('allow')!
        .toLowerCase()
        .split(', ')
        .filter(method => method !== 'options')
      expect(
        Object.keys(item)
          .filter(key => key !== 'parameters')
          .sort()
      ).toEqual(allowed.sort())
    }
    expect((await collector.fetch(new Request('http://c/v1/other'))).status).toBe(404)
  })

  it('describes what is answered', async () => {
    const { post } = await startCollector({ rate: 0.05 })
    const sent = record()
    for (const body of [sent, sent]) expect(fits('Receipt', await (await post(body)).json())).toBe(true)
    for (const body of ['{', { ...sent, seq: 9 }, { ...sent, x: 1 }, record(), record()]) {
      const answer = await post(body)
      expect(answer.ok || fits('Refusal', await answer.json())).toBe(true)
    }
    expect(fits('Record', sent)).toBe(true)
    expect(openapi().components.schemas.Record).toBe(schemas.Record)
  })
})
