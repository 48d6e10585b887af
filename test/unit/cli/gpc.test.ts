import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { run } from './support'

it('prints the statement with the date of today', async () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T23:30:00Z') })
  expect(await run(['gpc'])).toEqual({ code: 0, out: '{"gpc":true,"lastUpdate":"2026-11-25"}', err: '' })
  vi.useRealTimers()
})

it('writes it where it is served, with folders that are not there yet', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-gpc-'))
  const file = join(folder, '.well-known', 'gpc.json')
  expect(await run(['gpc', '--out', file, '--date', '2026-01-31'])).toMatchObject({ code: 0 })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ gpc: true, lastUpdate: '2026-01-31' })
  rmSync(folder, { recursive: true })
})

it('takes no date that is none', async () => {
  expect(await run(['gpc', '--date', 'yesterday'])).toMatchObject({ code: 2 })
  expect(await run(['gpc', '--date', '2026-13-01'])).toMatchObject({ code: 2 })
})
