import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Consent, ConsentRecord } from '../../../src/types'
import { test as base } from './gpc'

/** A request as it reached a server. */
export interface Seen {
  path: string
  method: string
  headers: IncomingMessage['headers']
  body: string
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

export interface Site {
  /** First party, `http://localhost:…`. */
  url: string
  /** Third party, another host: `http://127.0.0.1:…`. */
  third: string
  /** Puts a page at a path; `{third}` stands for the third party's origin. Several pieces are sent a second apart. */
  page(path: string, html: string | string[], headers?: Record<string, string>): string
  /** How the record endpoint `/v1/records` answers; records that came are in `records`. */
  endpoint: { answer: Answer; records: ConsentRecord[]; seen: Seen[] }
  /** What reached the third party. */
  seen: Seen[]
  /** Paths that reached the third party, without the query's noise. */
  paths(): string[]
}

/** The usual head: the configuration, then our tag. */
export function head(config: unknown = CONFIG, attributes = ''): string {
  return `<script type="application/json" id="consentry-config">${typeof config === 'string' ? config : JSON.stringify(config)}</script>
<script src="/dist/consentry.js"${attributes}></script>`
}

export function html(inHead: string, inBody = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title>${inHead}</head><body><h1>Page</h1>${inBody}</body></html>`
}

/** Two optional services beside the default categories. */
export const CONFIG = {
  controller: { name: 'Example AB', id: 'example-ab' },
  links: { privacyPolicy: '/privacy' },
  policy: { version: '1.1' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      name: 'Stats',
      provider: 'Stats Ltd',
      purpose: 'Counts visits',
      cookies: [{ name: '_st*', duration: '1 year' }]
    },
    {
      id: 'film',
      category: 'advertising',
      name: 'Film',
      provider: 'Film Ltd',
      hosts: ['127.0.0.1'],
      cookies: [{ name: 'film_id', party: 'third' }]
    }
  ],
  record: { endpoint: '/v1/records' }
}

export const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const pages = new Map<string, { pieces: string[]; headers: Record<string, string> }>()
    const seen: Seen[] = []
    const endpoint: Site['endpoint'] = { answer: stored, records: [], seen: [] }
    const first = await listen('localhost', async (request, response) => {
      const path = request.url!.split('?')[0]!
      const page = pages.get(path)
      if (path === '/v1/records') {
        const body = await bodyOf(request)
        endpoint.seen.push({ path, method: request.method!, headers: request.headers, body })
        if (request.method === 'POST') endpoint.records.push(JSON.parse(body))
        endpoint.answer(request, response, body)
      } else if (page) {
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...page.headers })
        for (const [index, piece] of page.pieces.entries()) {
          if (index) await new Promise(done => setTimeout(done, 1000))
          response.write(piece)
        }
        response.end()
      } else if (path.startsWith('/dist/')) file(path, response)
      else if (path === '/favicon.ico') response.writeHead(204).end()
      else serveThird(request, response)
    })
    const third = await listen('127.0.0.1', (request, response) => {
      seen.push({ path: request.url!, method: request.method!, headers: request.headers, body: '' })
      serveThird(request, response)
    })
    const thirdUrl = `http://127.0.0.1:${third.port}`
    await use({
      url: `http://localhost:${first.port}`,
      third: thirdUrl,
      page(path, text, headers = {}) {
        pages.set(path, { pieces: [text].flat().map(piece => piece.replaceAll('{third}', thirdUrl)), headers })
        return `http://localhost:${first.port}${path}`
      },
      endpoint,
      seen,
      paths: () => seen.map(({ path }) => path)
    })
    await Promise.all([first.close(), third.close()])
  }
})

export { expect }

/** 201, as a collector answers. */
export function stored(_request: IncomingMessage, response: ServerResponse, body: string): void {
  const { recordId } = JSON.parse(body || '{}')
  response.writeHead(201, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ recordId, receivedAt: new Date().toISOString(), recordHash: `sha256-${'a'.repeat(43)}` }))
}

/** What third parties serve: `/name.js?delay=ms` notes its name in `window.ran`; frames, pixels and styles set a cookie. */
function serveThird(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url!, 'http://x')
  const name = url.pathname.slice(1).replace(/\.\w+$/, '')
  const answer = () => {
    const cookie = { 'Set-Cookie': `third_${name}=1; Path=/` }
    const cors = {
      'Access-Control-Allow-Origin': '*',
      ...(url.searchParams.has('cache') && { 'Cache-Control': 'max-age=600' })
    }
    if (url.pathname.endsWith('.js')) {
      response.writeHead(url.pathname.startsWith('/missing') ? 404 : 200, {
        'Content-Type': 'text/javascript',
        ...cors,
        ...cookie
      })
      response.end(url.searchParams.get('code') ?? `(window.ran ||= []).push(${JSON.stringify(name)})`)
    } else if (url.pathname.endsWith('.html')) {
      response.writeHead(200, { 'Content-Type': 'text/html', ...cookie })
      response.end(`<!doctype html><title>${name}</title><p>frame ${name}</p>`)
    } else if (url.pathname.endsWith('.css')) {
      response.writeHead(200, { 'Content-Type': 'text/css', ...cookie })
      response.end('h1 { color: rgb(1, 2, 3) }')
    } else if (url.pathname.endsWith('.gif')) {
      response.writeHead(200, { 'Content-Type': 'image/gif', ...cookie })
      response.end(Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'))
    } else {
      response.writeHead(404, cors)
      response.end()
    }
  }
  if (url.searchParams.has('never')) return
  setTimeout(answer, Number(url.searchParams.get('delay') ?? 0))
}

/** `CONSENTRY_DIST`: another folder with built files. */
const DIST = process.env.CONSENTRY_DIST ?? `${import.meta.dirname}/../../../dist`

function file(path: string, response: ServerResponse): void {
  try {
    const content = readFileSync(DIST + path.slice('/dist'.length))
    response.writeHead(200, { 'Content-Type': path.endsWith('.js') ? 'text/javascript' : 'application/json' })
    response.end(content)
  } catch {
    response.writeHead(404)
    response.end()
  }
}

async function listen(host: string, handler: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(handler)
  await new Promise<void>(done => server.listen(0, host, done))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>(done => {
        server.closeAllConnections()
        server.close(() => done())
      })
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

/** The code that has run, in order. */
export function ran(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { ran?: string[] }).ran ?? [])
}

/** `window.consentry`, to call in the page. */
export type PageWindow = Window & { consentry: Consent; ran: string[] }

/** The hook of design §6. */
export function hook(page: Page, name: string) {
  return page.locator(`[data-consentry="${name}"]`)
}
