import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../command'
import type { ConfigSource } from './configuration'
import type { PageSource } from './page'

/** What is to be checked: pages that are read one by one, or a configuration alone. */
export interface Target {
  pages: readonly (() => Promise<PageSource>)[]
  /** Stylesheets. */
  styles: readonly (() => Promise<{ file: string; text: string }>)[]
  config: ConfigSource | null
  /** The file that `data-config` names, seen from a page; null where there is none. */
  configFor(address: string, page: PageSource): Promise<ConfigSource | null>
}

const TIMEOUT = 30_000
const PAGE = /\.x?html?$/i
const STYLE = /\.css$/i

/**
 * @param site address of the website, where its files are checked and not itself
 * @throws {UsageError} where there is nothing to be read
 */
export async function openTarget(target: string, site: URL | null): Promise<Target> {
  if (/^https?:\/\//i.test(target)) return await openAddress(target)
  const found = await stat(target).catch(() => null)
  if (!found) throw new UsageError(`${target} is not there`)
  if (!found.isDirectory() && target.endsWith('.json'))
    return { pages: [], styles: [], config: await readConfigFile(target), configFor: async () => null }
  const style = (file: string) => async () => ({ file, text: await readFile(file, 'utf8') })
  if (!found.isDirectory() && target.endsWith('.css'))
    return { pages: [], styles: [style(target)], config: null, configFor: async () => null }

  const root = found.isDirectory() ? target : dirname(target)
  const files = found.isDirectory() ? await filesBelow(target, PAGE) : [target]
  if (!files.length) throw new UsageError(`there is no .html below ${target}`)
  return {
    pages: files.map(file => async () => ({
      file,
      html: await readFile(file, 'utf8'),
      address: site && addressOf(relative(root, file), site)
    })),
    styles: found.isDirectory() ? (await filesBelow(target, STYLE)).map(style) : [],
    config: null,
    async configFor(address, { file }) {
      if (URL.canParse(address)) return null
      const path = decodeURI(address.replace(/[?#].*/, ''))
      const config = path.startsWith('/') ? join(root, path) : resolve(dirname(file), path)
      return await readConfigFile(config).catch(() => null)
    }
  }
}

/** @throws {UsageError} */
export async function readConfigFile(file: string): Promise<ConfigSource> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(`cannot read the configuration: ${error.message}`)
  })
  return { file, text }
}

async function filesBelow(folder: string, kind: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  const found: string[] = []
  for (const entry of names) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
      found.push(...(await filesBelow(path, kind)))
    else if (!entry.isDirectory() && kind.test(entry.name)) found.push(path)
  }
  return found
}

function addressOf(path: string, site: URL): URL {
  const parts = path.split(sep).map(encodeURIComponent).join('/')
  return new URL(parts.replace(/(^|\/)index\.html?$/i, '$1'), site)
}

async function openAddress(target: string): Promise<Target> {
  const response = await get(target)
  if (!response.ok) throw new UsageError(`${target} answers ${response.status}`)
  const text = await response.text()
  const file = response.url
  const type = response.headers.get('content-type') ?? ''
  if (/\bjson\b/.test(type)) return { pages: [], styles: [], config: { file, text }, configFor: async () => null }
  if (!/\bx?html\b/.test(type)) throw new UsageError(`${target} is no page: its type is ${type || 'not given'}`)
  return {
    pages: [async () => ({ file, html: text, address: new URL(file), headers: response.headers })],
    styles: [],
    config: null,
    async configFor(address) {
      if (!URL.canParse(address, file)) return null
      const url = new URL(address, file).href
      const answer = await get(url).catch(() => null)
      return answer?.ok ? { file: url, text: await answer.text() } : null
    }
  }
}

async function get(address: string): Promise<Response> {
  try {
    return await fetch(address, { headers: { accept: 'text/html,application/json;q=0.9' }, signal: AbortSignal.timeout(TIMEOUT) })
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error }
    throw new UsageError(`cannot read ${address}: ${cause?.message || message}`)
  }
}
