import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { check, CONFIG, page } from './checkSupport'

let server: Server | undefined

afterEach(() => new Promise(done => (server ? server.close(done) : done(undefined))))

type Answers = Record<string, { body: string; headers?: OutgoingHttpHeaders; status?: number }>

async function serve(answers: Answers): Promise<string> {
  server = createServer((request, response) => {
    const answer = answers[request.url!]
    response.writeHead(answer?.status ?? (answer ? 200 : 404), { 'content-type': 'text/html', ...answer?.headers })
    response.end(answer?.body)
  })
  await new Promise<void>(done => server!.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function told(answers: Answers, path = '/') {
  const origin = await serve(answers)
  const { report, code, err } = await check(origin + path)
  return {
    report,
    code,
    err,
    short: report.findings.map(({ file, line, code }) => `${file.replace(origin, '')}:${line} ${code}`)
  }
}

it('reads the page at an address', async () => {
  const { short, code } = await told({ '/': { body: page({ body: '<img src="https://www.stats.example/p.gif" alt="">' }) } })
  expect(short).toEqual(['/:7 live-tag'])
  expect(code).toBe(1)
})

it('follows redirects, and names where they led', async () => {
  const answers = { '/': { body: '', status: 302, headers: { location: '/sv/' } }, '/sv/': { body: page({ tag: '' }) } }
  const origin = await serve(answers)
  expect((await check(`${origin}/`)).report.findings).toMatchObject([{ code: 'no-tag' }])
})

it('reads what Link headers make a browser fetch', async () => {
  const link =
    '</own.css>; rel=preload; as=style, <https://www.stats.example/s.js>; rel="preload"; as=script, <https://stats.example>; rel=preconnect'
  const { short } = await told({ '/': { body: page(), headers: { link } } })
  expect(short).toEqual(['/:1 early-connection', '/:1 early-connection'])
})

it('leaves links alone that load nothing', async () => {
  const { short } = await told({ '/': { body: page(), headers: { link: '<https://www.stats.example/>; rel=canonical' } } })
  expect(short).toEqual([])
})

it('sees cookies of services that the server sets without being asked', async () => {
  const { report } = await told({ '/': { body: page(), headers: { 'set-cookie': ['own=1', '_st_id=1; Path=/'] } } })
  expect(report.findings).toMatchObject([{ code: 'early-cookie', severity: 'error' }])
  expect(report.findings[0]!.message).toContain('"_st_id"')
})

it('holds nonces against the policy of the header', async () => {
  const headers = { 'content-security-policy': "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'" }
  expect((await told({ '/': { body: page(), headers } })).short).toEqual(['/:4 no-nonce'])
})

it('misses the policy that the configuration counts on', async () => {
  const config = { ...CONFIG, guard: 'policy' }
  expect((await told({ '/': { body: page({ config }) } })).short).toEqual(['/:1 policy-missing'])
})

it('fetches the configuration that the tag names', async () => {
  const tag = '<script src="/consentry.js" data-config="/c.json"></script>'
  const body = page({ tag }).replace(/<script type="application\/json".*/, '')
  const json = { body: JSON.stringify({ ...CONFIG, regime: 'eu' }), headers: { 'content-type': 'application/json' } }
  expect((await told({ '/': { body }, '/c.json': json })).short).toEqual(['/c.json:1 not-allowed'])
})

it('cannot check what is no page, or not there', async () => {
  const { code, err } = await told({ '/': { body: 'x', headers: { 'content-type': 'image/png' } } })
  expect(code).toBe(2)
  expect(err).toContain('its type is image/png')
  expect((await check(`http://127.0.0.1:${(server!.address() as AddressInfo).port}/gone`)).err).toContain('answers 404')
})
