import { gunzipSync } from 'node:zlib'

/** What a vendor's script sent, in its own encodings (gzip, base64, form fields, plain JSON), as the names of events; none where it cannot be read. */
export function eventNames(body, query) {
  const found = payload(body) ?? parse(query.get('data'))
  const list = found?.batch ?? found?.data ?? found
  const events = Array.isArray(list) ? list : [list]
  return events
    .map(item => item?.event ?? item?.name ?? Object.keys(item ?? {}).find(key => /^\$(set|add|unset)/.test(key)))
    .filter(name => typeof name === 'string')
}

function payload(body) {
  if (!body.length) return null
  const text = (isGzip(body) ? gunzip(body) : body).toString('utf8')
  return parse(text) ?? parse(new URLSearchParams(text).get('data'))
}

const isGzip = body => body[0] === 0x1f && body[1] === 0x8b

function gunzip(body) {
  try {
    return gunzipSync(body, { maxOutputLength: 4_000_000 })
  } catch {
    return Buffer.alloc(0)
  }
}

function parse(text) {
  if (!text) return null
  for (const candidate of [text, Buffer.from(text, 'base64').toString('utf8')]) {
    try {
      const value = JSON.parse(candidate)
      if (value && typeof value === 'object') return value
    } catch {
      // The next encoding.
    }
  }
  return null
}
