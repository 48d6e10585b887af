import { spawnSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { serve } from '../../../src/collector'
import { createProgress } from '../../../src/cli/progress'
import { buildCli, removeBuild } from '../../faults/support/build.mjs'
import { folder, ORIGIN, record, startCollector } from '../collector/support'
import { run } from './support'

afterAll(removeBuild)

describe('consentry collector', () => {
  it('names its address in the first line, logs JSON, and stops at a signal', async () => {
    const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const printed = vi.spyOn(console, 'log')
    const running = run(['collector', '--port', '0', '--store', join(folder(), 'c.db'), '--origin', ORIGIN, '--key', 'short'])
    await expect.poll(() => logged.mock.calls.length).toBe(1)
    process.emit('SIGTERM')
    const { code, out, err } = await running
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^consentry collector listening on http:\/\/127\.0\.0\.1:\d+$/)
    const events = logged.mock.calls.map(([line]) => JSON.parse(String(line)).event)
    expect(events).toEqual(['short-key', 'stopping', 'stopped'])
    expect(printed).not.toHaveBeenCalled()
  })

  it('says in one line that its port is taken, or its file out of reach', async () => {
    const { collector } = await startCollector()
    const serving = await serve(collector, { port: 0 })
    onTestFinished(() => serving.close())
    const port = new URL(serving.url).port
    const taken = await run(['collector', '--port', port, '--store', join(folder(), 'c.db'), '--origin', ORIGIN])
    expect(taken).toEqual({
      code: 1,
      out: '',
      err: `consentry collector: port ${port} on 127.0.0.1 is taken. Choose another with --port, or 0 for any`
    })
    const lost = await run(['collector', '--port', '0', '--store', '/nowhere/c.db', '--origin', ORIGIN])
    expect(lost.code).toBe(1)
    expect(lost.err).toMatch(/^consentry collector: cannot open the SQLite file \/nowhere\/c\.db: .*$/)
    const away = await run(['collector', '--port', '0', '--store', 'postgres://u:secret@127.0.0.1:9/x', '--origin', ORIGIN])
    expect(away.code).toBe(1)
    expect(away.err).toMatch(
      /^consentry collector: cannot use the PostgreSQL at postgres:\/\/127\.0\.0\.1:9\/x: .*ECONNREFUSED.*$/
    )
    expect(away.err).not.toContain('secret')
  })

  it('names the package that is missing', async () => {
    // Away from the repository, where nothing is installed.
    const dir = folder()
    cpSync(dirname(await buildCli()), dir, { recursive: true })
    const start = (store: string) =>
      spawnSync(process.execPath, [join(dir, 'cli.js'), 'collector', '--port', '0', '--store', store, '--origin', ORIGIN], {
        cwd: dir,
        encoding: 'utf8',
        timeout: 10_000
      })
    expect(start('postgres://x').stderr).toBe(
      'consentry collector: PostgreSQL needs the package pg. Install it: npm install pg\n'
    )
    if (!process.getBuiltinModule?.('node:sqlite'))
      expect(start('c.db').stderr).toMatch(
        /^consentry collector: this Node \(v\d.*\) has no SQLite of its own\. Install one: npm install libsql\n$/
      )
  }, 180_000)
})

it('logs nothing about a visitor, whatever happens', async () => {
  const lines: string[] = []
  const { post, ask } = await startCollector({ log: (...entry) => lines.push(JSON.stringify(entry)), rate: 1 })
  const sent = record()
  for (let n = 0; n < 8; n++)
    await post(sent, { 'user-agent': 'Browser/1', referer: 'https://www.example.com/secret' }, '192.0.2.7')
  await post({ ...sent, seq: 2 })
  await post({ ...sent, recordId: 'x' })
  await ask(`/v1/consents/${sent.consentId}`, { method: 'DELETE' })
  const log = lines.join('\n')
  for (const word of [sent.recordId, sent.consentId, '192.0.2', 'Browser/1', 'secret']) expect(log).not.toContain(word)
})

it('shows progress of what takes longer than two seconds', () => {
  const notes: string[] = []
  let now = 0
  const progress = createProgress({ print: () => {}, note: line => notes.push(line), env: {} }, () => now)
  for (now = 0; now <= 5000; now += 500) progress(() => `at ${now}`)
  expect(notes).toEqual(['at 2000', 'at 4000'])
})
