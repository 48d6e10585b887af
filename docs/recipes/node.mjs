/**
 * Node: the policy for each page, with a nonce for the site's own inline code.
 * PORT=8000 node docs/recipes/node.mjs
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { contentSecurityPolicy } from 'consentry/policy'

/** The configuration of the page: write it once and use it for both. */
export const config = {
  controller: { name: 'Example AB' },
  guard: 'policy',
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats', hosts: ['*.stats.example'] },
    { id: 'film', category: 'advertising', name: 'Film', hosts: ['film.example'] }
  ]
}

/** `dist/` of the package, as a site serves it at `/dist/`. */
const FILES = new URL('.', import.meta.resolve('consentry/consentry.js'))

function page(nonce) {
  // Inside a script element, `<` would be able to end it.
  const json = JSON.stringify(config).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Example</title>
<script type="application/json" id="consentry-config">${json}</script>
<script src="/dist/consentry.js" nonce="${nonce}"></script>
<script src="https://cdn.stats.example/tag.js" async></script></head>
<body><h1>Example</h1><script nonce="${nonce}">document.title = 'Own code runs'</script></body></html>`
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (/^\/dist\/(?!node\/)[\w/-]+\.js$/.test(pathname)) {
    const file = await readFile(new URL(pathname.replace('/dist/', ''), FILES)).catch(() => null)
    response.writeHead(file ? 200 : 404, { 'Content-Type': 'text/javascript' }).end(file)
    return
  }
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(config, request.headers.cookie, {
      nonce,
      gpc: request.headers['sec-gpc'],
      dnt: request.headers.dnt,
      path: pathname
    }),
    // The answer belongs to this visitor: no shared cache may hand it to another.
    'Cache-Control': 'private, no-cache'
  })
  response.end(page(nonce))
})

server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`))
