import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/collector'
import { ORIGIN, record, startCollector } from './support'

async function started(options: Parameters<typeof startCollector>[0] = {}, serveOptions: Parameters<typeof serve>[1] = {}) {
  const own = await startCollector(options)
  const serving = await serve(own.collector, { port: 0, ...serveOptions })
  onTestFinished(() => serving.close())
  const post = (body: unknown, headers = {}) =>
    fetch(`${serving.url}/v1/records`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain;charset=UTF-8', origin: ORIGIN, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body)
    })
  return { ...own, url: serving.url, serving, post }
}

/** Everything that comes back on a raw connection until it is closed. */
function raw(url: string, ...pieces: string[]): Promise<string> {
  const { port, hostname } = new URL(url)
  return new Promise(resolve => {
    let text = ''
    const socket = connect(Number(port), hostname, async () => {
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise(next => setTimeout(next, 20))
      }
    })
    socket.on('data', data => (text += data))
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
  })
}

describe('the Node adapter', () => {
  it('serves the collector on a port that it picks', async () => {
    const { url, post } = await started()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const answer = await post(record())
    expect(answer.status).toBe(201)
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  })

  it('streams an export', async () => {
    const { url, post } = await started()
    await post(record())
    const answer = await fetch(`${url}/v1/export`, { headers: { authorization: 'Bearer a-key-for-the-tests' } })
    expect((await answer.text()).trim().split('\n')).toHaveLength(3)
  })

  it('stops reading a body that is too long, without a length or with a wrong one', async () => {
    const { url } = await started()
    const head = `POST /v1/records HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: text/plain\r\n`
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`
    const endless = await raw(url, `${head}Transfer-Encoding: chunked\r\n\r\n`, chunk, chunk, chunk)
    expect(endless).toMatch(/^HTTP\/1\.1 413 /)
    expect(endless.toLowerCase()).toContain('connection: close')
    const claimed = await raw(url, `${head}Content-Length: 10000000\r\n\r\n`, 'x'.repeat(40_000))
    expect(claimed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('cuts off a sender that dribbles, and serves others meanwhile', async () => {
    const { url, post } = await started()
    const start = Date.now()
    const slow = [
      raw(url, 'POST /v1/records HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      raw(url, 'POST /v1/records HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n\r\n{"sch')
    ]
    expect((await post(record())).status).toBe(201)
    for (const answer of slow) expect(await answer).toMatch(/^HTTP\/1\.1 408 /)
    expect(Date.now() - start).toBeLessThan(12_000)
  }, 20_000)

  it('refuses headers without end', async () => {
    const { url } = await started()
    const answer = await raw(url, `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('takes the address from the connection, whatever a sender writes', async () => {
    const { post } = await started({ rate: 1 })
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await post(record(), { 'x-forwarded-for': `192.0.${n}.1` })).status)
    expect(statuses).toEqual([201, 201, 201, 201, 429])
  })

  it('counts one’s own proxies from the right', async () => {
    const { post } = await started({ rate: 1 }, { trustProxy: 1 })
    const from = async (forwarded: string) => (await post(record(), { 'x-forwarded-for': forwarded })).status
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push(await from(`10.${n}.0.1, 192.0.2.1`))
    expect(statuses).toEqual([201, 201, 201, 201, 429])
    expect(await from('192.0.2.1, 198.51.100.1')).toBe(201)
  })

  it('knows an address again, whatever port the proxy writes with it', async () => {
    const { post } = await started({ rate: 1 }, { trustProxy: 1 })
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await post(record(), { 'x-forwarded-for': `192.0.2.1:5000${n}` })).status)
    for (let n = 0; n < 5; n++) statuses.push((await post(record(), { 'x-forwarded-for': `[2001:db8::1]:5000${n}` })).status)
    expect(statuses).toEqual([201, 201, 201, 201, 429, 201, 201, 201, 201, 429])
  })

  it('tells a machine that asks by HEAD only', async () => {
    const { url } = await started()
    expect((await fetch(`${url}/healthz`, { method: 'HEAD' })).status).toBe(200)
  })

  it('answers what is under way before it closes', async () => {
    const { serving, collector, post } = await started()
    const answers = Array.from({ length: 20 }, () => post(record()))
    await new Promise(resolve => setTimeout(resolve, 5))
    const settled = Promise.allSettled(answers)
    await serving.close()
    await collector.close()
    // A connection that was refused is a record that the browser keeps; one that was taken is answered.
    for (const result of await settled) if (result.status === 'fulfilled') expect([201, 503]).toContain(result.value.status)
    await expect(post(record())).rejects.toThrow()
  })

  it('says why it cannot have a port', async () => {
    const { url, collector } = await started()
    await expect(serve(collector, { port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
