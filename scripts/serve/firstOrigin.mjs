import { join } from 'node:path'
import { ROOT, sendBody, sendFile, sendJson } from './files.mjs'

/** `http://localhost:PORT`: the sites, the built files, the consent log, and what the live page reads. */
export function firstOrigin({ log, consentLog, url, thirdPartyUrl }) {
  const values = { ORIGIN: url, THIRD_PARTY: thirdPartyUrl }

  return async (request, response) => {
    const { pathname, searchParams, search } = new URL(request.url, url)

    if (pathname.startsWith('/v1/')) return consentLog.answer(request, response)
    if (!['GET', 'HEAD'].includes(request.method)) {
      return sendJson(request, response, 405, { error: 'method-not-allowed' }, { Allow: 'GET, HEAD' })
    }
    // Under the third parties' host name everything would be one site, and nothing of theirs third-party.
    if (/^127\./.test(request.headers.host ?? '') && request.headers['sec-fetch-mode'] === 'navigate') {
      return response.writeHead(302, { Location: url + pathname + search, 'Cache-Control': 'no-store' }).end()
    }
    const since = Number(searchParams.get('since')) || 0
    if (pathname === '/log.json') return sendJson(request, response, 200, log.entries(since))
    if (pathname === '/log/events') return log.stream(response, Number(request.headers['last-event-id']) || since)
    if (pathname === '/live/status.json') return sendJson(request, response, 200, { problem: consentLog.problem, thirdPartyUrl })
    if (pathname.startsWith('/live/proof/')) return consentLog.proof(pathname.slice('/live/proof/'.length), request, response)

    const sent = pathname.startsWith('/dist/')
      ? await sendFile(request, response, join(ROOT, 'dist'), pathname.slice('/dist/'.length))
      : await sendFile(request, response, join(ROOT, 'demo'), pathname.slice(1) || '/', values)
    if (!sent) sendBody(request, response, 404, 'text/plain; charset=utf-8', `Nothing at ${pathname}\n`)
  }
}
