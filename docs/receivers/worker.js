// A consent log at the edge. Bind a D1 database as LOG, and make its table once:
// CREATE TABLE record (id TEXT PRIMARY KEY, consent TEXT NOT NULL, received TEXT NOT NULL, body TEXT NOT NULL)
const ORIGINS = ['https://www.example.com']
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export default {
  async fetch(request, { LOG }) {
    const origin = request.headers.get('origin')
    const cors = ORIGINS.includes(origin)
      ? { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'content-type, authorization' }
      : {}
    const answer = (status, body) =>
      Response.json(body, { status, headers: { ...cors, vary: 'Origin', 'cache-control': 'no-store' } })
    if (!ORIGINS.includes(origin)) return answer(403, { error: 'origin' })
    if (request.method === 'OPTIONS') return answer(200, {})
    if (request.method !== 'POST') return answer(405, { error: 'method' })
    if (Number(request.headers.get('content-length')) > 32_768) return answer(413, { error: 'too-large' })
    const text = await request.text()
    if (text.length > 32_768) return answer(413, { error: 'too-large' })
    let record
    try {
      record = JSON.parse(text)
    } catch {
      return answer(400, { error: 'no-json' })
    }
    const { schema, recordId, consentId, site } = record ?? {}
    // Kept as text, so a form that is newer than this file is no trouble.
    if (!/^consent-record\/\d+$/.test(schema) || !UUID.test(recordId) || !UUID.test(consentId) || site?.origin !== origin)
      return answer(422, { error: 'invalid' })
    try {
      const insert = LOG.prepare('INSERT INTO record VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
      const { meta } = await insert.bind(recordId, consentId, new Date().toISOString(), text).run()
      if (meta.changes === 1) return answer(201, { recordId })
      const known = await LOG.prepare('SELECT body FROM record WHERE id = ?').bind(recordId).first()
      return known.body === text ? answer(200, { recordId, duplicate: true }) : answer(409, { error: 'conflict' })
    } catch {
      return answer(503, { error: 'store', retryAfterMs: 5000 })
    }
  }
}
