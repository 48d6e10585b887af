import { describe, expect, it, vi } from 'vitest'
import { createCollector } from '../../../src/collector'
import { canonical, sha256 } from '../../../src/collector/canonical'
import { canonical as canonicalInBrowser, hashOf } from '../../../src/record/notice'
import { ORIGIN, record, startCollector } from './support'

describe('a record that is sent', () => {
  it('is answered with its hash and the time of receipt', async () => {
    const { post } = await startCollector()
    const sent = record()
    const answer = await post(sent)
    expect(answer.status).toBe(201)
    const { recordId, receivedAt, recordHash } = await answer.json()
    expect(recordId).toBe(sent.recordId)
    expect(Math.abs(Date.parse(receivedAt) - Date.now())).toBeLessThan(5000)
    expect(recordHash).toBe(sha256(canonical(sent)))
  })

  it('has the hash that a browser computes for it', async () => {
    const sent = record({ controllerId: 'ab', seq: 7 })
    expect(sha256(canonical(sent))).toBe(await hashOf(canonicalInBrowser(sent)))
  })

  it('is kept once, however often it is sent, and answered with the first time of receipt', async () => {
    const { post, ask } = await startCollector()
    const sent = record()
    const first = await (await post(sent)).json()
    const again = await post(sent)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ ...first, duplicate: true })
    // Another order of the same members is the same record.
    const turned = Object.fromEntries(Object.entries(sent).reverse())
    expect((await post(turned)).status).toBe(200)
    expect((await (await ask(`/v1/consents/${sent.consentId}`)).json()).records).toHaveLength(1)
  })

  it('is stored once when it comes a hundred times at once', async () => {
    const { post } = await startCollector()
    const sent = record()
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(sent)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(99)
  })

  it('keeps its first content when another one comes under its id', async () => {
    const { post, ask } = await startCollector()
    const sent = record()
    await post(sent)
    const other = await post({ ...sent, status: 'given' })
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ error: 'conflict', path: '/recordId' })
    const { records } = await (await ask(`/v1/consents/${sent.consentId}`)).json()
    expect(records.map((one: { record: { status: string } }) => one.record.status)).toEqual(['partial'])
  })

  it('is found again by a late retry from a clock that is years off', async () => {
    const { post } = await startCollector()
    const sent = record({ decidedAt: '2019-02-03T04:05:06.789Z' })
    expect((await post(sent)).status).toBe(201)
    expect((await post(sent)).status).toBe(200)
  })

  it('is told to whoever watches, once and after the commit', async () => {
    const seen: string[] = []
    const { post } = await startCollector({ onRecord: ({ recordId }) => seen.push(recordId) })
    const sent = record()
    await post(sent)
    await post(sent)
    expect(seen).toEqual([sent.recordId])
  })

  it('is stored and acknowledged whatever the one who watches does', async () => {
    const log = vi.fn()
    const onRecord = () => {
      throw new Error('mine')
    }
    const { post } = await startCollector({ onRecord, log })
    expect((await post(record())).status).toBe(201)
    expect(log).toHaveBeenCalledWith('error', 'on-record-failed', { message: 'mine' })
  })

  it('may come as application/json', async () => {
    const { post } = await startCollector()
    expect((await post(record(), { 'content-type': 'application/json' })).status).toBe(201)
  })
})

describe('what is no record', () => {
  it.each([
    ['no JSON', '{"schema":', 400, 'no-json'],
    ['an empty body', '', 400, 'no-json'],
    ['a list', '[]', 422, 'invalid'],
    ['a hundred thousand brackets', '['.repeat(30_000), 400, 'too-deep'],
    ['a number that is infinite', JSON.stringify(record()).replace('"seq":1', '"seq":1e400'), 422, 'invalid'],
    ['an id that is none', record({ recordId: 'x' }), 422, 'invalid'],
    ['a member too many', { ...record(), userAgent: 'x' }, 422, 'invalid'],
    ['what is another thing', { ...record(), schema: 'another/2' }, 422, 'invalid'],
    ['30 February', record({ decidedAt: '2026-02-30T00:00:00.000Z' }), 422, 'invalid'],
    ['an origin with a path', record({ site: { origin: 'https://www.example.com:443', scope: 'example.com' } }), 422, 'invalid'],
    ['the scope of another site', record({ site: { origin: ORIGIN, scope: 'other.example' } }), 422, 'invalid'],
    ['a scope that only ends alike', record({ site: { origin: ORIGIN, scope: 'ample.com' } }), 422, 'invalid'],
    ['100 kB', record({ controllerId: 'x'.repeat(100_000) }), 413, 'too-large']
  ])('is refused: %s', async (_, body, status, error) => {
    const { post } = await startCollector()
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error, message: expect.any(String), path: expect.any(String) })
  })

  it('is told where it is wrong', async () => {
    const { post } = await startCollector()
    const answer = await post({ ...record(), site: { origin: ORIGIN, scope: 'EXAMPLE.com' } })
    expect(await answer.json()).toMatchObject({ path: '/site/scope' })
  })

  it('cannot reach the prototype of anything', async () => {
    const { post } = await startCollector()
    const text = JSON.stringify(record()).replace('{', '{"__proto__":{"isOperator":true},')
    expect((await post(text)).status).toBe(422)
    expect(({} as { isOperator?: boolean }).isOperator).toBeUndefined()
  })

  it('is refused when it is no UTF-8, compressed or of another type', async () => {
    const { post } = await startCollector()
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400)
    expect((await post(record(), { 'content-encoding': 'gzip' })).status).toBe(415)
    expect((await post(record(), { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
    expect((await post(record(), { 'content-type': 'text/plain;charset=latin1' })).status).toBe(415)
  })

  it('is cut off while it streams, whatever length it claims', async () => {
    const { collector } = await startCollector()
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)))
      }
    })
    const headers = { 'content-type': 'text/plain', origin: ORIGIN, 'content-length': '10' }
    const request = new Request('http://collector/v1/records', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    expect((await collector.fetch(request)).status).toBe(413)
    expect(pulled).toBeLessThan(8)
  })
})

it('stays in the browser where its SDK is newer than the collector', async () => {
  const { post } = await startCollector()
  const answer = await post({ ...record(), schema: 'consent-record/2', more: 'members' })
  expect(answer.status).toBe(501)
  expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
  expect(await answer.json()).toMatchObject({ error: 'version', path: '/schema', retryAfterMs: 3_600_000 })
})

describe('where a record comes from', () => {
  it.each([
    'https://evil.test',
    'null',
    'http://www.example.com',
    'https://www.example.com:8443',
    'https://www.example.com.evil.test',
    'https://example.com',
    'https://www.example.com.'
  ])('is refused from %s, without a word for the browser', async origin => {
    const { post } = await startCollector()
    const answer = await post(record(), { origin })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is told to the browser of a listed origin, on refusals too, and never with credentials', async () => {
    const { post } = await startCollector()
    for (const body of [record(), '{', { ...record(), x: 1 }]) {
      const { headers } = await post(body)
      expect(headers.get('access-control-allow-origin')).toBe(ORIGIN)
      expect(headers.get('access-control-expose-headers')).toBe('Retry-After')
      expect(headers.get('vary')).toBe('Origin')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('set-cookie')).toBeNull()
    }
  })

  it('is told that the path is wrong, and nothing of what the operator has', async () => {
    const { ask } = await startCollector()
    const allowed = async (path: string, method = 'POST') =>
      (await ask(path, { method, headers: { origin: ORIGIN }, key: null })).headers.get('access-control-allow-origin')
    expect(await allowed('/v1/record')).toBe(ORIGIN)
    expect(await allowed('/v1/export')).toBeNull()
    expect(await allowed('/v1/consents/00000000-0000-4000-8000-000000000000', 'GET')).toBeNull()
  })

  it('must be the origin that the record names', async () => {
    const { post } = await startCollector({ origins: [ORIGIN, 'https://other.example'] })
    expect((await post(record(), { origin: 'https://other.example' })).status).toBe(403)
  })

  it('is judged by the record where a server sends it', async () => {
    const { post } = await startCollector()
    expect((await post(record(), { origin: null })).status).toBe(201)
    const stranger = record({ site: { origin: 'https://evil.test', scope: 'evil.test' } })
    expect((await post(stranger, { origin: null })).status).toBe(403)
  })

  it('may ask first', async () => {
    const { collector } = await startCollector()
    const preflight = (origin: string, path = '/v1/records') =>
      collector.fetch(
        new Request(`http://collector${path}`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization,content-type'
          }
        })
      )
    const good = await preflight(ORIGIN)
    expect(good.status).toBe(204)
    expect(good.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect(good.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    expect((await preflight('https://evil.test')).status).toBe(403)
    const operator = await preflight(ORIGIN, '/v1/export')
    expect(operator.ok).toBe(false)
    expect(operator.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('too much', () => {
  it('is slowed down by network, with the time to wait in header and body', async () => {
    const { post } = await startCollector({ rate: 1 })
    const answers = []
    for (let n = 0; n < 6; n++) answers.push(await post(record(), {}, '192.0.2.7'))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 429, 429])
    const refused = answers[5]!
    const { retryAfterMs } = await refused.json()
    expect(retryAfterMs).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBe(Math.ceil(retryAfterMs / 1000))
    expect(refused.headers.get('access-control-expose-headers')).toBe('Retry-After')
    // The same network, and another one.
    expect((await post(record(), {}, '192.0.2.200')).status).toBe(429)
    expect((await post(record(), {}, '192.0.3.7')).status).toBe(201)
  })

  it('is slowed down by site, but not from the operator’s own servers', async () => {
    const { post } = await startCollector({ rate: 0.05, key: 'k' })
    const statuses = []
    for (let n = 0; n < 6; n++) statuses.push((await post(record())).status)
    expect(statuses).toEqual([201, 201, 201, 201, 429, 429])
    expect((await post(record(), { origin: null, authorization: 'Bearer k' })).status).toBe(201)
  })
})

it('refuses to be made with options that are wrong, one line each', () => {
  const make = () =>
    createCollector({
      store: 'mysql://x',
      origins: ['https://www.example.com/', '*', 'example.com'],
      rate: -1,
      retention: 0.5,
      key: 'a b'
    })
  expect(make).toThrow(
    [
      'store mysql:// is not known. Give the path of a file or postgres://…',
      'origin "https://www.example.com/" is no origin. Did you mean https://www.example.com?',
      'origin "*" would let every website write into the log. Name the origins',
      'origin "example.com" is no origin. Did you mean https://example.com?',
      'rate must be a number above 0, or off',
      'key must be printable ASCII without spaces: it travels in a header',
      'retention must be a whole number of months, 1 to 1200'
    ].join('\n')
  )
  expect(() => createCollector({ store: 'x.db', origins: [] })).toThrow('no origin. Name each website')
})

it('says in one line why a store cannot be opened, and answers 503 meanwhile', async () => {
  const collector = createCollector({ store: '/nowhere/at/all/consent.db', origins: [ORIGIN] })
  await expect(collector.ready).rejects.toThrow(/^cannot open the SQLite file \/nowhere/)
  const request = () =>
    new Request('http://c/v1/records', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify(record())
    })
  const answer = await collector.fetch(request())
  expect(answer.status).toBe(503)
  expect((await answer.json()).retryAfterMs).toBeGreaterThan(0)
  expect((await collector.fetch(new Request('http://c/readyz'))).status).toBe(503)
  expect((await collector.fetch(new Request('http://c/healthz'))).status).toBe(200)
  await collector.close()
})
