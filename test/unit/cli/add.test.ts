import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import add from '../../../src/cli/add'
import { parse } from '../../../src/config/parse'

let folder: string
let file: string
const printed: string[] = []
const noted: string[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consentry-add-'))
  file = join(folder, 'consentry.json')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  printed.length = noted.length = 0
})

function run(...args: string[]) {
  return add.run([...args, '--config', file], {
    print: line => void printed.push(line),
    note: line => void noted.push(line),
    env: {}
  })
}

function config(content: object = { controller: { name: 'Example AB' } }) {
  writeFileSync(file, `${JSON.stringify(content, null, 4)}\n`)
}

const written = () => JSON.parse(readFileSync(file, 'utf8'))

it('writes a service that the parser takes without an issue', async () => {
  config()
  expect(await run('google-analytics')).toBe(0)
  const { config: parsed, issues } = parse(written())
  expect(issues).toEqual([])
  expect(parsed.services[0]).toMatchObject({ id: 'google-analytics', category: 'analytics' })
  expect(printed).toEqual(['added Google Analytics to "analytics"'])
})

it('keeps the indentation, the last line break and everything else', async () => {
  const before = '{\n\t"controller": { "name": "Example AB" },\n\t"categories": ["analytics"],\n\t"services": []\n}\n'
  writeFileSync(file, before)
  await run('plausible')
  const after = readFileSync(file, 'utf8')
  expect(
    after.startsWith(
      '{\n\t"controller": { "name": "Example AB" },\n\t"categories": ["analytics"],\n\t"services": [\n\t\t{\n\t\t\t"id": "plausible",'
    )
  ).toBe(true)
  expect(after.endsWith('\n}\n')).toBe(true)
  expect(after).toContain('"hosts": ["*.plausible.io"]')
})

it('writes lists out where the file does', async () => {
  config()
  await run('plausible')
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(written(), null, 4)}\n`)
})

it('leaves what is there already, and the file with it', async () => {
  config({ controller: { name: 'Example AB' }, services: [{ id: 'youtube', category: 'functionality', name: 'Films' }] })
  const before = readFileSync(file, 'utf8')
  expect(await run('youtube')).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(before)
  expect(noted).toEqual(['youtube is there already; it stays as it is'])
})

it('takes several, and a category of the site', async () => {
  config({ controller: { name: 'Example AB' }, categories: [{ id: 'films' }] })
  await run('youtube', 'vimeo', '--category', 'films')
  expect(written().services.map(({ id, category }: Record<string, string>) => [id, category])).toEqual([
    ['youtube', 'films'],
    ['vimeo', 'films']
  ])
})

it('refuses a category that the configuration does not have, and writes nothing', async () => {
  config({ controller: { name: 'Example AB' }, categories: ['statistics'] })
  await expect(run('hotjar')).rejects.toThrow('--category takes one of necessary, statistics')
  expect(written().services).toBeUndefined()
})

it('says which signal would tell the vendor, and writes it when asked', async () => {
  config()
  await run('google-analytics')
  expect(noted).toEqual([expect.stringContaining('add "google-consent-mode" to "signals"')])
  await run('google-ads', 'meta-pixel', 'google-adsense', '--signal')
  expect(written().signals).toEqual(['google-consent-mode', 'meta'])
})

it('says what the code of a vendor needs that is not marked', async () => {
  config()
  await run('posthog', 'youtube')
  expect(noted.filter(line => line.includes('docs/signals.md'))).toEqual([
    expect.stringMatching(/^posthog: .*opt_out_capturing_by_default and opt_out_persistence_by_default/)
  ])
})

it('says how to limit what is necessary', async () => {
  config()
  await run('stripe')
  expect(noted).toEqual(['stripe runs on every page; "match" limits it to some'])
})

it('offers what was meant', async () => {
  config()
  await expect(run('analytics')).rejects.toThrow(/did you mean .*google-analytics/)
  await expect(run('nobody')).rejects.toThrow('consentry add --list')
  await expect(run()).rejects.toThrow('name a service')
})

it('names a file that is missing or no JSON', async () => {
  await expect(run('hotjar')).rejects.toThrow('cannot be read')
  writeFileSync(file, '{')
  await expect(run('hotjar')).rejects.toThrow('is not JSON')
  writeFileSync(file, '[]')
  await expect(run('hotjar')).rejects.toThrow('holds no configuration')
})

it('lists the catalogue', async () => {
  expect(await run('--list')).toBe(0)
  expect(printed).toContainEqual(expect.stringMatching(/^youtube +YouTube \(advertising\)$/))
})

it('prints what to paste where the configuration stands in a page', async () => {
  expect(await run('google-analytics', 'youtube', '--print')).toBe(0)
  const services = JSON.parse(`[${printed.join('\n')}]`)
  expect(services.map(({ id }: { id: string }) => id)).toEqual(['google-analytics', 'youtube'])
  expect(parse({ controller: { name: 'Example AB' }, services }).issues).toEqual([])
  expect(noted).toEqual(['they can be told what is granted: "signals": ["google-consent-mode"]'])
  expect(() => written()).toThrow()
})
