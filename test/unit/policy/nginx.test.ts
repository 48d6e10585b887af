import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { contentSecurityPolicy } from '../../../src/policy'

const conf = readFileSync(`${import.meta.dirname}/../../../docs/recipes/nginx.conf`, 'utf8')

/** What nginx does with `map`, `set` and `add_header`, for the part of its language that the recipe uses. */
function headerOf(cookie: string): string {
  const variables: Record<string, string> = { http_cookie: cookie }
  const expand = (text: string) => text.replace(/\$(\w+)/g, (_, name) => variables[name] ?? '')
  for (const [, source, target, body] of conf.matchAll(/^map \$(\w+) \$(\w+) \{\n([^}]*)\}/gm)) {
    const rows = [...body!.matchAll(/^ *(?:"~(.*?)"|default) +(?:"(.*?)"|(\$\w+));$/gm)]
    expect(rows.length).toBe(body!.trim().split('\n').length)
    const row =
      rows.find(([, pattern]) => pattern && new RegExp(pattern).test(variables[source!]!)) ??
      rows.find(([, pattern]) => !pattern)!
    if (row[1]) Object.assign(variables, new RegExp(row[1]).exec(variables[source!]!)!.groups)
    variables[target!] = expand(row[2] ?? row[3]!)
  }
  for (const [, name, value] of conf.matchAll(/^ *set \$(\w+) "(.*)";$/gm)) variables[name!] = expand(value!)
  return expand(/add_header Content-Security-Policy "(.*)" always;/.exec(conf)![1]!)
}

const now = Math.floor(Date.now() / 1000)
const cookie = (categories: string) =>
  `consentry=v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${now}&e=${now + 60}&p=1.1&c=${categories}`
const config = {
  controller: { name: 'Example AB' },
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats', hosts: ['*.stats.example'] },
    { id: 'film', category: 'advertising', name: 'Film', hosts: ['film.example'] }
  ]
}

const COOKIES = [
  ['no cookie', ''],
  ['a no', cookie('functionality:0.analytics:0.advertising:0')],
  ['one category', cookie('functionality:1.analytics:1.advertising:0')],
  ['the other', `a=1; ${cookie('functionality:0.analytics:0.advertising:1')}; b=2`],
  ['a yes', cookie('analytics:1.advertising:1.functionality:1')],
  ['another cookie that looks alike', cookie('analytics:1').replace('consentry', 'notconsentry')],
  ['a category that looks alike', cookie('web-analytics:1.functionality:1.analytics:0.advertising:0')]
] as const
const TWO = `${cookie('analytics:1')}; ${cookie('analytics:0')}`

describe('the recipe for nginx, read', () => {
  it.each(COOKIES)('answers as contentSecurityPolicy does to %s', (_, header) => {
    expect(headerOf(header)).toBe(contentSecurityPolicy(config, header))
  })

  it('is closed where there are two cookies of the name', () => {
    expect(headerOf(TWO)).toBe(headerOf(''))
  })
})

const NGINX = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find(existsSync)

describe.skipIf(!NGINX)('the recipe for nginx, run by nginx (skipped where there is none)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'consentry-nginx-'))
  let server: ChildProcess
  let url: string

  const answer = async (header: string) =>
    (await fetch(url, { headers: header ? { Cookie: header } : {} })).headers.get('Content-Security-Policy')

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}/`
    writeFileSync(join(dir, 'index.html'), 'page')
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${dir}/${name};`)
    const site = conf.replace('listen 8080', `listen 127.0.0.1:${port}`).replace('/var/www/html', dir)
    writeFileSync(
      join(dir, 'nginx.conf'),
      `daemon off; master_process off; pid ${dir}/pid; error_log ${dir}/errors; events {} http { access_log off; ${temporary.join(' ')} ${site} }`
    )
    server = spawn(NGINX!, ['-p', dir, '-e', join(dir, 'errors'), '-c', join(dir, 'nginx.conf')], { stdio: 'ignore' })
    await vi.waitFor(() => answer(''), { timeout: 5000 })
  })
  afterAll(() => {
    server.kill()
    rmSync(dir, { recursive: true })
  })

  it.each(COOKIES)('answers as contentSecurityPolicy does to %s', async (_, header) => {
    expect(await answer(header)).toBe(contentSecurityPolicy(config, header))
  })

  it('is closed where there are two cookies of the name', async () => {
    expect(await answer(TWO)).toBe(await answer(''))
  })
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done))
  const { port } = probe.address() as AddressInfo
  await new Promise(done => probe.close(done))
  return port
}
