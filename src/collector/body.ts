import { Refusal } from './answer'

/** 32 kB, of which a record with 64 categories and a long consent string needs 25. */
export const MAX_RECORD = 32 * 1024
/** A record is four levels deep. */
const MAX_DEPTH = 12

/**
 * Reads a JSON body: at most `max` bytes whatever its Content-Length claims, strict UTF-8, no deeper than any of our formats.
 *
 * @throws {Refusal} 400, 413 or 415
 */
export async function readJson(request: Request, max: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(?:text\/plain|application\/json)\s*(?:;\s*charset="?utf-?8"?\s*)?$/i.test(type))
    throw new Refusal(415, 'media-type', 'send text/plain or application/json, in UTF-8')
  if (request.headers.has('content-encoding')) throw new Refusal(415, 'encoding', 'send the body without Content-Encoding')
  const text = decode(await readBytes(request, max))
  if (isDeep(text)) throw new Refusal(400, 'too-deep', `the body is nested more than ${MAX_DEPTH} levels deep`)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'no-json', 'the body is no JSON')
  }
}

async function readBytes(request: Request, max: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal(413, 'too-large', `the body is larger than ${max} bytes`)
  if (Number(request.headers.get('content-length')) > max) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
    size += value.byteLength
    if (size > max) {
      reader.cancel().catch(() => {})
      throw tooLarge()
    }
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
}

function decode(bytes: Uint8Array) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(400, 'no-utf8', 'the body is no UTF-8')
  }
}

/** Brackets inside strings count as well: no format of ours has so many, and a scan that knows strings would be a parser. */
function isDeep(text: string) {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x5b || code === 0x7b) {
      if (++depth > MAX_DEPTH) return true
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return false
}
