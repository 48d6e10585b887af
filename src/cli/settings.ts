import { readFileSync } from 'node:fs'
import type { CollectorOptions } from '../collector'
import { UsageError, type Io } from './command'

/** What a collector can be told. Flags stand before the environment, the environment before the file. */
export interface Settings extends Omit<CollectorOptions, 'log' | 'onRecord'> {
  port: number
  host: string
  trustProxy: number
}

/** As `parseArgs` gives them. */
export interface Flags {
  port?: string
  host?: string
  store?: string
  origin?: string[]
  key?: string
  rate?: string
  retention?: string[]
  notices?: string
  'trust-proxy'?: string
  config?: string
}

export const DEFAULT_STORE = 'consent.db'

const FILE_KEYS = ['port', 'host', 'store', 'origins', 'key', 'rate', 'retention', 'notices', 'trustProxy']

/**
 * @param flawsOf what else is wrong with them, for a command that needs all of them
 * @throws {UsageError} one line a mistake
 */
export function readSettings(
  flags: Flags,
  { env }: Pick<Io, 'env'>,
  flawsOf: (settings: Settings) => string[] = () => []
): Settings {
  const flaws: string[] = []
  const file = readFile(flags.config ?? env.CONSENTRY_CONFIG, flaws)
  // What is missing may stand in the file that could not be read.
  const isRead = !flaws.length
  const text = (flag: keyof Flags, name: string, key: string) => (flags[flag] as string | undefined) ?? env[name] ?? file[key]

  const settings: Settings = {
    port: whole(text('port', 'CONSENTRY_PORT', 'port') ?? env.PORT ?? 8787, 'port', 65_535, flaws),
    host: String(text('host', 'CONSENTRY_HOST', 'host') ?? '127.0.0.1'),
    store: String(text('store', 'CONSENTRY_STORE', 'store') ?? DEFAULT_STORE),
    origins: flags.origin ?? list(env.CONSENTRY_ORIGINS) ?? strings(file.origins, 'origins', flaws),
    key: (text('key', 'CONSENTRY_KEY', 'key') as string | undefined) || undefined,
    rate: readRate(text('rate', 'CONSENTRY_RATE', 'rate')),
    retention: readRetention(flags.retention ?? list(env.CONSENTRY_RETENTION) ?? file.retention, flaws),
    notices: text('notices', 'CONSENTRY_NOTICES', 'notices') as string | undefined,
    trustProxy: whole(text('trust-proxy', 'CONSENTRY_TRUST_PROXY', 'trustProxy') ?? 0, 'trust-proxy', 10, flaws)
  }
  if (isRead) flaws.push(...flawsOf(settings))
  if (flaws.length) throw new UsageError(flaws.join('\n'))
  return settings
}

function readFile(path: string | undefined, flaws: string[]): Record<string, unknown> {
  if (!path) return {}
  try {
    const file: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof file !== 'object' || file === null || Array.isArray(file)) throw new Error('it holds no JSON object')
    const unknown = Object.keys(file).filter(key => !FILE_KEYS.includes(key))
    if (unknown.length) throw new Error(`${unknown.join(', ')} is not known. There are ${FILE_KEYS.join(', ')}`)
    return file as Record<string, unknown>
  } catch (error) {
    flaws.push(`config file ${path}: ${(error as Error).message}`)
    return {}
  }
}

function whole(value: unknown, name: string, most: number, flaws: string[]): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= most) return number
  flaws.push(`${name} must be a whole number, 0 to ${most}, not ${JSON.stringify(value)}`)
  return 0
}

function readRate(value: unknown): number | 'off' | undefined {
  return value === undefined || value === '' ? undefined : value === 'off' ? 'off' : Number(value)
}

/** `18`, `["18", "example.com=36"]` or `{ "*": 18, "example.com": 36 }` */
function readRetention(value: unknown, flaws: string[]): CollectorOptions['retention'] {
  if (value === undefined || typeof value === 'number') return value
  if (Array.isArray(value))
    return Object.fromEntries(
      value.map(item => {
        const [site, months] = String(item).includes('=') ? (String(item).split('=', 2) as [string, string]) : ['*', String(item)]
        return [site, Number(months)]
      })
    )
  if (typeof value === 'object' && value !== null) return value as Record<string, number>
  flaws.push('retention must be a number of months, or months by site')
  return undefined
}

function list(text: string | undefined): string[] | undefined {
  return text ? text.split(/[\s,]+/).filter(Boolean) : undefined
}

function strings(value: unknown, name: string, flaws: string[]): string[] {
  if (value === undefined) return []
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return value
  flaws.push(`${name} must be a list of texts`)
  return []
}
