import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Proof } from '../../../src/collector'
import { CONFIG, test as base } from './site'

const KEY = 'a-key-for-the-browser-tests'

export interface RealCollector {
  /** `http://127.0.0.1:…/v1/records`; another origin than the page. */
  endpoint: string
  /** The configuration that sends there, without an interface: the page decides by itself. */
  config: Record<string, unknown>
  start(...flags: string[]): Promise<void>
  /** A folder of this test's own. */
  dir: string
  /** Runs a command of the bin; resolves with what it prints. */
  run(...args: string[]): Promise<string>
  /** `kill -9`. */
  kill(): Promise<void>
  /** What the operator asks, with the key. */
  ask(path: string, init?: RequestInit): Promise<Response>
  proof(consentId: string): Promise<Proof>
  /** Ids of every stored record; the database has each once by its key, and this says so. */
  stored(): Promise<string[]>
  /** From now on `endpoint` is an address where this stands in between; `pass` sends the request on and resolves with the answer. */
  between(handler: (request: IncomingMessage, response: ServerResponse, pass: () => Promise<Response>) => void): Promise<string>
}

/** The built command in a process of its own, on a file that is gone after the test. */
export const test = base.extend<{ collector: RealCollector }>({
  collector: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), 'consentry-e2e-'))
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const closing: (() => Promise<void>)[] = []
    let child: ChildProcess | null = null

    const collector: RealCollector = {
      endpoint: `${url}/v1/records`,
      config: { ...CONFIG, ui: false, record: { endpoint: `${url}/v1/records` } },
      dir,
      async run(...args) {
        const env = { ...process.env, CONSENTRY_KEY: KEY }
        const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli.js', ...args], { env })
        return stdout
      },
      async start(...flags) {
        const usual = flags.includes('--origin') ? [] : ['--origin', 'http://localhost:*']
        const args = ['dist/cli.js', 'collector', '--port', String(port), '--store', join(dir, 'consent.db'), ...usual]
        const started = spawn(process.execPath, [...args, '--rate', 'off', ...flags], {
          env: { ...process.env, CONSENTRY_KEY: KEY },
          stdio: ['ignore', 'pipe', 'ignore']
        })
        child = started
        await new Promise<void>((resolve, reject) => {
          started.stdout.once('data', () => resolve())
          started.once('exit', code => reject(new Error(`the collector ended with ${code}`)))
        })
      },
      async kill() {
        const running = child
        child = null
        if (!running || running.exitCode !== null) return
        const gone = new Promise(resolve => running.once('exit', resolve))
        running.kill('SIGKILL')
        await gone
      },
      ask: (path, init) => fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${KEY}` } }),
      proof: async consentId => (await collector.ask(`/v1/consents/${consentId}`)).json() as Promise<Proof>,
      async stored() {
        const lines = (await (await collector.ask('/v1/export')).text()).trim().split('\n')
        const records = lines.map(line => JSON.parse(line)).filter(({ kind }) => kind === 'record')
        return records.map(({ record }) => record.recordId as string)
      },
      async between(handler) {
        const server = createServer(async (request, response) => {
          const chunks: Buffer[] = []
          for await (const chunk of request) chunks.push(chunk as Buffer)
          const { 'content-type': type, origin } = request.headers
          const headers = Object.entries({ 'content-type': type, origin }).filter((pair): pair is [string, string] => !!pair[1])
          handler(request, response, () =>
            fetch(`${url}${request.url}`, { method: request.method, headers, body: Buffer.concat(chunks) })
          )
        })
        await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
        closing.push(async () => {
          server.closeAllConnections()
          await new Promise(done => server.close(done))
        })
        return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/records`
      }
    }
    await use(collector)
    for (const close of closing) await close()
    await collector.kill()
    rmSync(dir, { recursive: true, force: true })
  }
})

/** Sends an answer of the collector on, with or without what lets the page read it. */
export async function sendOn(response: ServerResponse, answer: Response, { cors = true } = {}): Promise<void> {
  const headers = [...answer.headers].filter(
    ([name]) => name !== 'content-length' && (cors || !name.startsWith('access-control'))
  )
  response.writeHead(answer.status, Object.fromEntries(headers))
  response.end(await answer.text())
}

/** The collector must keep its address over a restart, so it cannot pick one by itself. */
function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
