import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Both parties behind one port: `app.localhost` is the page, `third.localhost` writes down what arrives. */
export interface Site {
  own: string
  /** Vector → paths that arrived at the third party. */
  arrived: Map<string, string[]>
  close(): Promise<void>
}

const here = new URL('./', import.meta.url)
const pixel = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

export const CONFIG = {
  controller: { name: 'Example AB' },
  services: [
    {
      id: 'third',
      category: 'advertising',
      name: 'Third',
      hosts: ['third.localhost'],
      cookies: [{ name: 'third_*' }],
      storage: ['local:third_*', 'session:third_*', 'indexeddb:third_db', 'cache:third_cache']
    }
  ]
}

/** How the page is guarded: not at all, with nothing granted, with everything granted. */
export type Mode = 'none' | 'held' | 'granted'

function guarded(mode: Mode): string {
  if (mode === 'none') return ''
  return `<script type="application/json" id="consentry-config">${JSON.stringify(CONFIG)}</script>
<script src="/consentry-guard.js"></script>
<script>window.blocked = []; consentryGuard.connect({ allows: () => ${mode === 'granted'}, blocked: detail => blocked.push(detail) })</script>`
}

/** The vectors that bring a template of the markup to life. */
const TEMPLATED = ['clone of a template', 'importNode of a template', 'shadow root before its host']

function template(vector: string, third: string): string {
  return `<template id="${vector}"><script src="${third}/js?v=${encodeURIComponent(vector)}"></script></template>`
}

function own(url: URL, response: ServerResponse): void {
  const send = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body)
  const at = url.pathname
  if (at === '/') {
    const third = `http://third.localhost:${url.port}`
    const markup = url.searchParams.get('markup')?.replaceAll('{third}', third) ?? ''
    const page = readFileSync(new URL('index.html', here), 'utf8')
      .replace('<!-- guard -->', guarded((url.searchParams.get('mode') ?? 'none') as Mode))
      .replace('<!-- after -->', TEMPLATED.map(name => template(name, third)).join('') + markup)
    send('text/html', page)
  } else if (at === '/vectors.js') send('text/javascript', readFileSync(new URL('vectors.js', here)))
  else if (at === '/consentry-guard.js')
    send('text/javascript', readFileSync(new URL('../../../../dist/consentry-guard.js', import.meta.url)))
  else if (at === '/worker.js') send('text/javascript', `importScripts(new URL(location).searchParams.get('url'))`)
  else if (at === '/own.css') send('text/css', `body { background: url(${url.searchParams.get('url')}) }`)
  else if (at === '/own.png') send('image/gif', pixel)
  else if (at === '/redirect') response.writeHead(302, { location: url.searchParams.get('to')! }).end()
  else response.writeHead(404).end()
}

function third(url: URL, response: ServerResponse): void {
  const v = JSON.stringify(url.searchParams.get('v'))
  const answers: Record<string, [string, string | Buffer]> = {
    '/js': ['text/javascript', `(top.ran ??= []).push(${v})`],
    '/html': ['text/html', `<script>new Image().src = '/ran?v=' + encodeURIComponent(${v})</script>`],
    '/css': ['text/css', 'i { color: red }'],
    '/json': ['application/json', '{}'],
    '/events': ['text/event-stream', 'data: 1\n\n']
  }
  const [type, body] = answers[url.pathname] ?? ['image/gif', pixel]
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*', 'cache-control': 'no-store' }).end(body)
}

export async function startSite(): Promise<Site> {
  const arrived: Site['arrived'] = new Map()
  const address = (request: IncomingMessage) => new URL(request.url!, `http://${request.headers.host}`)
  const note = (url: URL) => {
    const vector = url.searchParams.get('v') ?? ''
    arrived.set(vector, [...(arrived.get(vector) ?? []), url.pathname])
  }
  const server = createServer((request, response) => {
    const url = address(request)
    if (!url.hostname.startsWith('third.')) return own(url, response)
    note(url)
    third(url, response)
  })
  server.on('upgrade', (request, socket) => {
    note(address(request))
    socket.destroy()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    own: `http://app.localhost:${port}/`,
    arrived,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
