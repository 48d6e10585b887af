import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { eventNames } from './events.mjs'
import { ROOT, sendBody, sendFile, sendJson } from './files.mjs'

const LARGEST_BODY = 4_000_000

/**
 * Third-party cookies need `SameSite=None; Secure`, and `Partitioned` where the browser refuses the others, as in a private
 * window. Browsers take `Secure` from a loopback address without TLS.
 */
const COOKIE = 'Path=/; SameSite=None; Secure; Partitioned'
const YEAR = 'Max-Age=31536000'

/** The cookie that each vendor of ours sets; PostHog and Mixpanel set theirs on the site, by script. */
const COOKIES = {
  glimt: 'glimt_uid',
  filmruta: 'filmruta_viewer',
  tradverk: 'tradverk_id',
  smaprat: 'smaprat_visitor',
  kundekart: 'kundekart_id',
  kassabro: 'kassabro_device'
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** Where the unmodified files of the real vendors come from. */
const VENDOR_FILES = { posthog: 'node_modules/posthog-js/dist', mixpanel: 'node_modules/mixpanel-browser/dist' }

/**
 * `http://127.0.0.1:PORT+1`: the companies that the sites use. The first part of the path is the company; every request
 * is logged with its cookies, its size and the events that it carries.
 */
export function thirdParties({ log, origin }) {
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1')
    const [, vendor, ...rest] = pathname.split('/')
    const cors = corsHeaders(request, origin)
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value)

    if (pathname === '/log.json') return sendJson(request, response, 200, log.entries(Number(searchParams.get('since')) || 0))
    if (pathname === '/forget' && request.method === 'POST') return forget(request, response)
    if (request.method === 'OPTIONS') return response.writeHead(204).end()

    const body = await readBody(request)
    if (!body) return sendBody(request, response, 413, 'text/plain', 'Too large\n')

    const cookies = readCookies(request)
    const own = COOKIES[vendor]
    const sets = own && !cookies.includes(own) ? [own] : []
    for (const name of sets) response.setHeader('Set-Cookie', `${name}=${randomUUID()}; ${YEAR}; ${COOKIE}`)
    log.add('request', {
      vendor,
      method: request.method,
      path: pathname,
      cookies,
      sets,
      bytes: body.length,
      events: eventNames(body, searchParams)
    })

    const file = rest.at(-1)
    if (VENDOR_FILES[vendor] && /^(static|libs)$/.test(rest[0])) {
      if (await sendFile(request, response, join(ROOT, VENDOR_FILES[vendor]), file)) return
    } else if (vendor === 'posthog') return posthog(request, response, rest)
    else if (vendor === 'mixpanel') return mixpanel(request, response, rest, searchParams)
    else if (file === 'pixel.gif') return sendBody(request, response, 200, 'image/gif', GIF, { 'Cache-Control': 'no-store' })
    else if (request.method === 'POST' && own) return response.writeHead(204).end()
    else if (own && (await sendFile(request, response, join(ROOT, 'demo/third-parties'), pathname.slice(1)))) return
    sendBody(request, response, 404, 'text/plain; charset=utf-8', `Nothing at ${pathname}\n`)
  }
}

/** The answers that posthog-js waits for: remote configuration, flags, and "received" for everything it sends. */
function posthog(request, response, [kind, token, file]) {
  const config = {
    supportedCompression: ['gzip', 'gzip-js'],
    surveys: false,
    sessionRecording: false,
    heatmaps: false,
    siteApps: []
  }
  if (kind === 'array' && file === 'config.js') {
    const script = `(window._POSTHOG_REMOTE_CONFIG ||= {})[${JSON.stringify(token)}] = { config: ${JSON.stringify(config)}, siteApps: [] }\n`
    return sendBody(request, response, 200, 'text/javascript; charset=utf-8', script)
  }
  if (kind === 'array') return sendJson(request, response, 200, config)
  if (kind === 'flags') return sendJson(request, response, 200, { flags: {}, errorsWhileComputingFlags: false, ...config })
  sendJson(request, response, 200, { status: 1 })
}

/** `1` is the short form of "received"; with `verbose` mixpanel-browser expects an object. */
function mixpanel(request, response, _rest, query) {
  if (query.get('verbose') === '1') return sendJson(request, response, 200, { status: 1, error: null })
  sendBody(request, response, 200, 'text/plain', '1')
}

/** For the live page's "forget me": third-party cookies can only be deleted by whom they belong to. */
function forget(request, response) {
  response.setHeader(
    'Set-Cookie',
    Object.values(COOKIES).map(name => `${name}=; Max-Age=0; ${COOKIE}`)
  )
  response.writeHead(204).end()
}

function corsHeaders(request, origin) {
  if (request.headers.origin !== origin) return {}
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? 'Content-Type',
    Vary: 'Origin'
  }
}

function readCookies(request) {
  return (request.headers.cookie ?? '')
    .split('; ')
    .filter(Boolean)
    .map(pair => pair.split('=')[0])
}

/** null where it is larger than any vendor's own limit. */
async function readBody(request) {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
