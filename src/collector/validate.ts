import Ajv2020 from 'ajv/dist/2020'
import schema from '../../schema/record.schema.json'
import type { ConsentRecord } from '../types'

/** What is wrong, and where: `path` is a JSON pointer, "" for the whole. */
export interface Flaw {
  message: string
  path: string
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
ajv.addFormat('uuid', /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i)
const matches = ajv.compile<ConsentRecord>(schema)

/** Whether a value is a record: what the schema says, and what it cannot say. */
export function flawOf(value: unknown): Flaw | null {
  if (!matches(value)) {
    const { instancePath: path, message, params } = matches.errors![0]!
    const detail = params.additionalProperty ?? params.allowedValues?.join(', ') ?? params.allowedValue
    return { path, message: `${path || 'the record'} ${message}${detail ? `: ${detail}` : ''}` }
  }
  const { site, decidedAt, expiresAt } = value
  // The pattern lets 30 February and hour 25 through.
  if (!isInstant(decidedAt)) return { path: '/decidedAt', message: '/decidedAt is no instant' }
  if (!isInstant(expiresAt)) return { path: '/expiresAt', message: '/expiresAt is no instant' }
  const host = hostOf(site.origin)
  if (host === null) return { path: '/site/origin', message: '/site/origin is no origin' }
  if (!isWithin(host, site.scope)) return { path: '/site/scope', message: '/site/scope is not a domain of /site/origin' }
  return null
}

function isInstant(text: string) {
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
}

function hostOf(origin: string): string | null {
  try {
    const url = new URL(origin)
    return url.origin === origin ? url.hostname : null
  } catch {
    return null
  }
}

/** Otherwise one listed site could write into the log of another. */
function isWithin(host: string, scope: string) {
  const domain = scope.replace(/^\./, '')
  return host === domain || host.endsWith(`.${domain}`) || host.replace(/[[\]:]+/g, '') === domain
}
