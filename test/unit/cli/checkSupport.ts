import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { Report } from '../../../src/cli/check/checkSite'
import type { ConsentConfig, Service } from '../../../src/types'
import { run } from './support'

export let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

export const STATS: Service = {
  id: 'stats',
  category: 'analytics',
  name: 'Stats',
  provider: 'Stats Inc.',
  purpose: 'Counts visits.',
  policy: 'https://stats.example/privacy',
  hosts: ['*.stats.example', 'cdn.example/stats/*'],
  cookies: [{ name: '_st*', duration: '1 year' }]
}

/** Nothing is wrong with it, and nothing missing. */
export const CONFIG: ConsentConfig = {
  controller: { name: 'Example AB' },
  links: { privacyPolicy: '/privacy' },
  policy: { version: '1' },
  categories: ['analytics'],
  services: [STATS],
  record: { endpoint: '/v1/records' }
}

export interface Parts {
  config?: unknown
  head?: string
  body?: string
  /** In place of the tag of consentry.js. */
  tag?: string
  before?: string
}

export const TAG = '<script src="/consentry.js"></script>'

/** The block stands in line 3, the tag in line 4, what is added to the head in line 5, the body in line 7. */
export function page({ config = CONFIG, head = '', body = '', tag = TAG, before = '' }: Parts = {}): string {
  const block = `${before}<script type="application/json" id="consentry-config">${JSON.stringify(config)}</script>`
  return `<!doctype html>\n<html lang="en"><head>\n${block}\n${tag}\n${head}\n</head><body>\n${body}\n</body></html>\n`
}

export function put(files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  }
}

/** Each finding as `file:line code`, and the whole report. */
export async function check(...args: string[]) {
  const { code, out, err } = await run(['check', ...args, '--format', 'json'])
  const report = JSON.parse(out || '{"findings":[]}') as Report & { errors: number; warnings: number }
  const short = report.findings.map(({ file, line, code }) => `${relative(folder, file)}:${line} ${code}`)
  return { code, err, report, short }
}

/** One page: each finding as `line code`. */
export async function checkPage(parts: Parts, ...args: string[]) {
  put({ 'index.html': page(parts) })
  const result = await check(folder, ...args)
  return { ...result, short: result.short.map(line => line.replace('index.html:', '')) }
}
