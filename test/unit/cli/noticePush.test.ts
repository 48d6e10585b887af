import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createCollector, serve } from '../../../src/collector'
import { KEY, ORIGIN, record, startCollector } from '../collector/support'
import { run } from './support'

function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-push-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'c.json'), JSON.stringify({ controller: { name: 'Example AB' }, locale: 'nb' }))
  return folder
}

async function push(folder: string, url: string, env: Record<string, string> = { CONSENTRY_KEY: KEY }) {
  return await run(['notice', join(folder, 'c.json'), '--out', join(folder, 'notice'), '--push', url], env)
}

it('gives the collector what a proof needs, and again without harm', async () => {
  const { collector, ask, post } = await startCollector()
  const serving = await serve(collector, { port: 0, host: '127.0.0.1' })
  onTestFinished(() => serving.close())
  const folder = place()
  expect(await push(folder, serving.url)).toMatchObject({ code: 0, err: '' })
  const { out } = await push(folder, serving.url)
  const hash = out
    .split('\n')
    .find(row => row.includes('  nb  '))!
    .split(' ')[0]!

  const sent = record({ notice: { hash, policyVersion: null, sdkVersion: '1.0.0', layout: 'wide' } })
  await post(sent)
  const proof = (await (await ask(`/v1/consents/${sent.consentId}`)).json()) as { notices: Record<string, { locale: string }> }
  expect(proof.notices[hash]).toMatchObject({ schema: 'consent-notice/1', locale: 'nb', texts: { accept: 'Godta alle' } })
})

it('fails with the words of a collector that refuses, after the files are written', async () => {
  const collector = createCollector({ store: join(place(), 'consent.db'), origins: [ORIGIN], key: KEY })
  await collector.ready
  const serving = await serve(collector, { port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await serving.close()
    await collector.close()
  })
  const { code, err } = await push(place(), serving.url, { CONSENTRY_KEY: 'wrong' })
  expect(code).toBe(1)
  expect(err).toContain('the collector answers 401')
})

it('waits for a collector that is busy', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    response.writeHead(++asked === 1 ? 503 : 200, { 'content-type': 'application/json' }).end('{"retryAfterMs":1}')
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await push(place(), `http://127.0.0.1:${port}/log/`)).toMatchObject({ code: 0, err: '' })
  expect(asked).toBe(4)
})

it('says so where nobody listens', async () => {
  expect((await push(place(), 'http://127.0.0.1:1')).err).toContain('cannot reach the collector')
})
