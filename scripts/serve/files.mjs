import { readFile, stat } from 'node:fs/promises'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon'
}

/**
 * Answers with a file below `folder`, or with its `index.html` where `path` ends in a slash. In HTML, `values` replaces
 * `%NAME%` and `<!-- include file -->` is replaced by that file, as a site's template would do.
 *
 * @returns {Promise<boolean>} false where there is no such file; nothing is answered then
 */
export async function sendFile(request, response, folder, path, values = {}) {
  const file = inside(folder, path.endsWith('/') ? `${path}index.html` : path)
  const info = file && (await stat(file).catch(() => null))
  if (!info) return false
  if (info.isDirectory()) {
    if (path.endsWith('/')) return false
    const { pathname, search } = new URL(request.url, 'http://localhost')
    response.writeHead(301, { Location: `${pathname}/${search}` }).end()
    return true
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const body = type.startsWith('text/html') ? await page(file, values) : await readFile(file)
  // `no-cache` asks each time and still lets a page into the back/forward cache, which `no-store` would not.
  sendBody(request, response, 200, type, body, { 'Cache-Control': 'no-cache' })
  return true
}

export function sendBody(request, response, status, type, body, headers = {}) {
  const bytes = Buffer.from(body)
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length, ...headers })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

export function sendJson(request, response, status, value, headers = {}) {
  sendBody(request, response, status, TYPES['.json'], JSON.stringify(value), { 'Cache-Control': 'no-store', ...headers })
}

async function page(file, values) {
  const html = await include(file)
  return html.replace(/%([A-Z_]+)%/g, (whole, name) => values[name] ?? whole)
}

async function include(file) {
  const html = await readFile(file, 'utf8')
  const parts = html.split(/<!-- include (\S+) -->/)
  const filled = parts.map((part, i) => (i % 2 ? include(inside(dirname(file), part, ROOT)) : part))
  return (await Promise.all(filled)).join('')
}

/** The file's path, or null where it would be outside of `limit`. */
function inside(folder, path, limit = folder) {
  try {
    const file = resolve(join(folder, decodeURIComponent(path)))
    return file.startsWith(resolve(limit) + sep) && !file.includes('\0') ? file : null
  } catch {
    return null
  }
}
