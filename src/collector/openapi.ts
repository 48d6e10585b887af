import record from '../../schema/record.schema.json'

const hash = { type: 'string', pattern: '^sha256-[A-Za-z0-9_-]{43}$' }
const instant = record.$defs.instant
const site = { name: 'site', in: 'query', required: false, schema: { type: 'string' }, description: 'site.scope; all without it' }
const consentId = { name: 'consentId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

/** What the routes answer. A test holds the answers against these. */
export const schemas = {
  Record: record,
  Receipt: {
    type: 'object',
    additionalProperties: false,
    required: ['recordId', 'receivedAt', 'recordHash'],
    properties: {
      recordId: { type: 'string', format: 'uuid' },
      receivedAt: instant,
      recordHash: { ...hash, description: 'SHA-256 of the canonical JSON (RFC 8785) of the record' },
      duplicate: { const: true }
    }
  },
  Refusal: {
    type: 'object',
    additionalProperties: false,
    required: ['error', 'message'],
    properties: {
      error: { type: 'string', description: 'a word for programs' },
      message: { type: 'string' },
      path: {
        type: 'string',
        description: 'JSON pointer to what is wrong, of 400, 413, 415 and 422; empty where it is all of the body'
      },
      retryAfterMs: { type: 'integer', minimum: 0 }
    }
  },
  Proof: {
    type: 'object',
    additionalProperties: false,
    required: ['consentId', 'records', 'notices', 'unreadable'],
    properties: {
      consentId: { type: 'string', format: 'uuid' },
      records: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['record', 'receivedAt', 'recordHash', 'ledger'],
          properties: {
            record: { $ref: 'urn:consent-record:1' },
            receivedAt: instant,
            recordHash: hash,
            ledger: { enum: ['kept', 'edited', 'unproven'] },
            skewMs: { type: 'integer' }
          }
        }
      },
      notices: { type: 'object', description: 'by hash; null where no artefact was deposited' },
      unreadable: { type: 'integer', minimum: 0 }
    }
  },
  Heads: {
    type: 'object',
    additionalProperties: false,
    required: ['heads'],
    properties: {
      heads: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['site', 'chain', 'seq', 'head', 'at_ms'],
          properties: {
            site: { type: 'string' },
            chain: { type: 'string' },
            seq: { type: 'integer' },
            head: hash,
            at_ms: { type: 'integer' }
          }
        }
      }
    }
  }
}

const content = (name: keyof typeof schemas) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } })
const good = (description: string, name: keyof typeof schemas) => ({ description, content: content(name) })
const bad = (description: string) => good(description, 'Refusal')
const later = {
  ...bad('later; the same wait in seconds as Retry-After'),
  headers: { 'Retry-After': { schema: { type: 'integer' } } }
}
const security = [{ key: [] }]
const refusals = { 401: bad('without the key'), 503: later }

/** OpenAPI 3.1 of every route, made from the schemas that records are held against. */
export function openapi() {
  return {
    openapi: '3.1.0',
    info: { title: 'Consentry collector', version: __VERSION__, description: 'Receives consent records and proves them.' },
    jsonSchemaDialect: record.$schema,
    paths: {
      '/v1/records': {
        post: {
          summary: 'One record, answered after it is on the disk. Browsers from listed origins only',
          requestBody: {
            required: true,
            description: 'At most 32 kB. text/plain spares the browser a preflight',
            content: { 'text/plain': { schema: { $ref: '#/components/schemas/Record' } }, ...content('Record') }
          },
          responses: {
            201: good('stored', 'Receipt'),
            200: good('was stored before: the same record', 'Receipt'),
            400: bad('no JSON, no UTF-8, or nested too deep'),
            403: bad('the origin is not listed'),
            409: bad('another record is stored under this recordId'),
            413: bad('larger than 32 kB'),
            415: bad('neither text/plain nor application/json, or compressed'),
            422: bad('no record'),
            429: later,
            501: later,
            503: later
          }
        }
      },
      '/v1/consents/{consentId}': {
        parameters: [consentId, site],
        get: {
          summary: 'The proof',
          security,
          responses: { 200: good('records, notices, ledger', 'Proof'), 404: bad('no record has this id'), ...refusals }
        },
        delete: { summary: 'Erasure', security, responses: { 200: { description: 'how many records were erased' }, ...refusals } }
      },
      '/v1/export': {
        get: {
          summary: 'Everything as JSON lines, which consentry import reads; the last line says how to go on',
          security,
          parameters: [
            site,
            { name: 'after', in: 'query', schema: { type: 'string' } },
            { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 1000 } }
          ],
          responses: {
            200: { description: 'lines', content: { 'application/x-ndjson': {} } },
            400: bad('no such limit or cursor'),
            ...refusals
          }
        }
      },
      '/v1/notices/{hash}': {
        parameters: [{ name: 'hash', in: 'path', required: true, schema: hash }],
        put: {
          summary: 'Deposits what was shown. The same twice is one',
          security,
          requestBody: { required: true, content: { 'application/json': {} } },
          responses: { 200: { description: 'deposited' }, 422: bad('its canonical JSON has another hash'), ...refusals }
        }
      },
      '/v1/ledger/head': {
        get: {
          summary: 'Heads to keep outside',
          security,
          parameters: [site],
          responses: { 200: good('heads', 'Heads'), ...refusals }
        }
      },
      '/healthz': { get: { summary: 'The process lives', responses: { 200: { description: 'ok' } } } },
      '/readyz': {
        get: {
          summary: 'Records can be stored',
          responses: { 200: { description: 'yes; `note` says what the operator should know' }, 503: { description: 'not now' } }
        }
      },
      '/metrics': { get: { summary: 'Prometheus text', responses: { 200: { description: 'counters' } } } },
      '/openapi.json': { get: { summary: 'This', responses: { 200: { description: 'OpenAPI 3.1' } } } }
    },
    components: { schemas, securitySchemes: { key: { type: 'http', scheme: 'bearer' } } }
  }
}
