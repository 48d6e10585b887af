import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/collector'
import { folder, ORIGIN, startCollector } from '../collector/support'
import { run } from './support'

const check = async (url: string, ...more: string[]) => {
  const { code, out } = await run(['endpoint-check', url, '--origin', ORIGIN, ...more])
  return { code, out, lines: out.split('\n') }
}

async function listen(listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** What an edge runtime does around a worker. */
function host(worker: { fetch(request: Request, env: object): Promise<Response> }, env: object): Promise<string> {
  return listen(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const hasBody = !['GET', 'HEAD'].includes(incoming.method!)
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string])
    const body = hasBody ? Buffer.concat(chunks) : null
    const answer = await worker.fetch(new Request(`http://edge${incoming.url}`, { method: incoming.method, headers, body }), env)
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
    outgoing.end(Buffer.from(await answer.arrayBuffer()))
  })
}

/** The part of the D1 interface that the worker uses, on SQLite. */
function d1(path: string) {
  const Database = createRequire(import.meta.url)('libsql') as new (path: string) => {
    exec(sql: string): void
    prepare(sql: string): { run(...values: unknown[]): { changes: number }; get(...values: unknown[]): unknown }
  }
  const db = new Database(path)
  db.exec('CREATE TABLE record (id TEXT PRIMARY KEY, consent TEXT NOT NULL, received TEXT NOT NULL, body TEXT NOT NULL)')
  return {
    prepare: (sql: string) => ({
      bind: (...values: unknown[]) => ({
        run: async () => ({ meta: { changes: db.prepare(sql).run(...values).changes } }),
        first: async () => db.prepare(sql).get(...values)
      })
    })
  }
}

describe('consentry endpoint-check', () => {
  it('has nothing to say against the collector', async () => {
    const { collector } = await startCollector()
    const serving = await serve(collector, { port: 0 })
    onTestFinished(() => serving.close())
    for (const more of [[], ['--header', 'Authorization: Bearer x']]) {
      const { code, lines } = await check(`${serving.url}/v1/records`, ...more)
      expect(lines.filter(line => !line.startsWith('ok '))).toEqual([])
      expect(code).toBe(0)
    }
  })

  it('has nothing to say against the edge worker of the docs', async () => {
    const { default: worker } = await import('../../../docs/receivers/worker.js')
    const { code, lines } = await check(await host(worker, { LOG: d1(join(folder(), 'd1.db')) }))
    expect(lines.filter(line => !line.startsWith('ok '))).toEqual([])
    expect(code).toBe(0)
  })

  const php = hasPhp() ? '' : ' (skipped: no PHP is installed)'
  it.skipIf(php)(`has nothing to say against the PHP file of the docs${php}`, async () => {
    const dir = join(folder(), 'web')
    mkdirSync(dir)
    copyFileSync(new URL('../../../docs/receivers/receiver.php', import.meta.url), join(dir, 'receiver.php'))
    const port = await freePort()
    const child = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', dir], { stdio: 'ignore' })
    onTestFinished(() => void child.kill())
    await expect
      .poll(() =>
        fetch(`http://127.0.0.1:${port}/receiver.php`).then(
          answer => answer.status,
          () => 0
        )
      )
      .toBe(403)
    const { code, lines } = await check(`http://127.0.0.1:${port}/receiver.php`)
    expect(lines.filter(line => !line.startsWith('ok '))).toEqual([])
    expect(code).toBe(0)
  })

  const cors = { 'access-control-allow-origin': ORIGIN }
  it.each<[string, RequestListener, string]>([
    ['is not there', (_, answer) => answer.writeHead(404, cors).end(), 'BAD   takes a record: it answers 404'],
    [
      'redirects',
      (_, answer) => answer.writeHead(302, { ...cors, location: '/x' }).end(),
      'BAD   takes a record: it redirects (302)'
    ],
    [
      'has no CORS',
      (_, answer) => answer.writeHead(200).end(),
      'BAD   lets the website read the answer (Access-Control-Allow-Origin): it says nothing'
    ],
    ['sets a cookie', (_, answer) => answer.writeHead(200, { ...cors, 'set-cookie': 'a=b' }).end(), 'BAD   sets no cookie'],
    [
      'takes everything',
      (_, answer) => answer.writeHead(200, cors).end(),
      'BAD   refuses what is no JSON with 400, 413, 415 or 422: it answers 200'
    ],
    ['takes everybody', (_, answer) => answer.writeHead(200, cors).end(), 'poor  refuses another website']
  ])('finds a receiver that %s', async (_, listener, finding) => {
    const { code, out } = await check(await listen((request, answer) => (request.resume(), listener(request, answer))))
    expect(out).toContain(finding)
    expect(code).toBe(1)
  })

  it('finds a receiver that fails on a retry', async () => {
    let times = 0
    const { out } = await check(
      await listen((request, answer) => (request.resume(), answer.writeHead(times++ ? 500 : 201, cors).end()))
    )
    expect(out).toContain('BAD   takes the same record again, as a retry sends it: it answers 500')
  })

  it('says that nobody answers', async () => {
    const { code, out } = await check('http://127.0.0.1:9/')
    expect(code).toBe(1)
    expect(out).toMatch(/^BAD {3}takes a record: /)
  })
})

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function hasPhp() {
  try {
    execFileSync('php', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
