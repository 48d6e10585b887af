import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MAX_RECORD } from './body'
import type { Collector } from './collector'
import { MAX_NOTICE } from './notices'

export interface ServeOptions {
  /** 0 picks one. @default 8787 */
  port?: number
  /** @default "127.0.0.1" */
  host?: string
  /** How many proxies of one's own stand in front: counted from the right of X-Forwarded-For. @default 0 */
  trustProxy?: number
}

export interface Serving {
  /** `http://127.0.0.1:8787` */
  url: string
  /** Takes no more connections, waits for the answers under way, at most five seconds. */
  close(): Promise<void>
}

const CLOSE_MS = 5000

/** Puts a collector behind `node:http`. Rejects where the port cannot be had. */
export function serve(
  collector: Collector,
  { port = 8787, host = '127.0.0.1', trustProxy = 0 }: ServeOptions = {}
): Promise<Serving> {
  const server = createServer(
    {
      // A sender that dribbles is cut off: headers in 5 s, everything in 10 s, looked at every second.
      headersTimeout: 5000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 20_000,
      maxHeaderSize: 8192
    },
    nodeHandler(collector, trustProxy)
  )
  server.maxConnections = 2000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const { port: actual } = server.address() as AddressInfo
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, close: () => close(server) })
    })
  })
}

/** The same for a server that is there already (Express, a demo): `createServer(nodeHandler(collector))`. */
export function nodeHandler(collector: Collector, trustProxy = 0) {
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    answer(collector, incoming, outgoing, trustProxy).catch(() => outgoing.destroy())
  }
}

async function answer(collector: Collector, incoming: IncomingMessage, outgoing: ServerResponse, trustProxy: number) {
  const max = incoming.method === 'PUT' ? MAX_NOTICE : MAX_RECORD
  const body = await readUpTo(max, incoming)
  // One byte too many is enough for a 413; the rest is not waited for.
  if (body && body.length > max) outgoing.setHeader('connection', 'close')
  const request = toRequest(incoming, body)
  const response = request
    ? await collector.fetch(request, { address: addressOf(incoming, trustProxy) })
    : new Response('bad request', { status: 400 })

  outgoing.statusCode = response.status
  response.headers.forEach((value, name) => outgoing.setHeader(name, value))
  const isStream = response.headers.get('content-type')?.includes('ndjson')
  if (isStream && response.body)
    return pipeline(Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]), outgoing)
  outgoing.end(incoming.method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()))
}

async function readUpTo(max: number, incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  if (incoming.method === 'GET' || incoming.method === 'HEAD') return null
  const chunks: Buffer<ArrayBuffer>[] = []
  let size = 0
  // Leaving the loop must not close the connection: there is an answer to send.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer<ArrayBuffer>>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > max) break
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function toRequest({ method, url, headers }: IncomingMessage, body: Buffer<ArrayBuffer> | null): Request | null {
  try {
    const fields: [string, string][] = []
    for (const [name, value] of Object.entries(headers))
      // The true length is known by now.
      if (value !== undefined && name !== 'content-length') fields.push([name, Array.isArray(value) ? value.join(', ') : value])
    return new Request(new URL(url!, 'http://collector'), { method, headers: fields, body: body?.length ? body : null })
  } catch {
    return null
  }
}

/** Further left in X-Forwarded-For stands what the sender himself wrote. */
function addressOf({ socket, headers }: IncomingMessage, trustProxy: number): string | undefined {
  if (!trustProxy) return socket.remoteAddress
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',')
  return withoutPort(forwarded.at(-trustProxy)?.trim()) || socket.remoteAddress
}

/** Some proxies write `192.0.2.1:51234` and `[2001:db8::1]:51234`: each connection would be a network of its own. */
function withoutPort(address = '') {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
}

async function close(server: Server) {
  const closed = new Promise(resolve => server.close(resolve))
  // A connection that has got its answer is idle, and would be kept alive.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
