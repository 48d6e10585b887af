// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/a/b?email=x@y.zz#fragment" }
import Ajv2020 from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../../../src/config/config'
import { createRecorder } from '../../../src/record/index'
import { canonical, hashOf, noticeOf } from '../../../src/record/notice'
import type { Change } from '../../../src/state/store'
import type { ConsentRecord, Transport } from '../../../src/types'
import { change, choice, config, decision, granted, ID, regime, store as createTestStore } from './support'

const ajv = new Ajv2020({ strict: true })
addFormats(ajv)
const isRecord = ajv.compile(JSON.parse(readFileSync('schema/record.schema.json', 'utf8')))
const SHOWN = { hash: `sha256-${'a'.repeat(43)}`, locale: 'nb', layout: 'narrow' as const }
const stops: (() => void)[] = []

/** A recorder that runs, with what lies between its two effects. */
function run(from: Partial<Config> = {}, between: () => void = () => {}) {
  const { store, heard } = createTestStore(config(from))
  const recorder = createRecorder(store, () => import('../../../src/record/delivery'))
  stops.push(recorder.outbox(store), store.$change.listen(between), recorder.send(store))
  const decide = (part: Partial<Change> = {}) => {
    const made = change(part as Partial<ReturnType<typeof change>>)
    store.$change.set(made)
    return made
  }
  return { store, heard, recorder, decide }
}

const settled = () => new Promise(resolve => setTimeout(resolve, 20))
const outbox = (index = 0) =>
  Object.entries({ ...localStorage })
    .filter(([name]) => name.startsWith(`consentry.out.${index}.`))
    .map(([, text]) => JSON.parse(text) as ConsentRecord)

beforeEach(() => localStorage.clear())
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a decision', () => {
  it('is written down before the effects between, and sent after them, in the same task', () => {
    const order: string[] = []
    const transport: Transport = async () => void order.push(`sent, ${outbox().length} kept`)
    const { decide } = run({ record: [transport] }, () => order.push(`between, ${outbox().length} kept`))
    decide({ decision: decision({ shown: SHOWN }) })
    expect(order).toEqual(['between, 1 kept', 'sent, 1 kept'])
  })

  it('is told to the site when it is queued and when it is delivered', async () => {
    const { decide, heard } = run({ record: [async () => {}] })
    decide({ decision: decision({ shown: SHOWN }) })
    await settled()
    expect(heard.map(([type, detail]) => [type, (detail as { state: string }).state])).toEqual([
      ['record', 'queued'],
      ['record', 'delivered']
    ])
  })

  it('says when the first answer is there, whatever it is', async () => {
    const { decide } = run({ record: [() => Promise.reject(new Error('down')), async () => {}] })
    const made = decide({ decision: decision({ shown: SHOWN }) })
    expect(made.sent).toBeInstanceOf(Promise)
    await made.sent
    expect(outbox(0)).toHaveLength(1)
    expect(outbox(1)).toHaveLength(0)
  })

  it('carries the hash of what was shown', () => {
    const { decide, recorder } = run({ record: [async () => {}] })
    decide({ decision: decision({ shown: SHOWN }) })
    expect(recorder.last()!.notice).toMatchObject({ hash: SHOWN.hash, layout: 'narrow' })
    expect(recorder.last()!.locale).toBe('nb')
  })

  it('follows the one before it', () => {
    const { decide, recorder } = run({ record: [async () => {}] })
    decide({ decision: decision({ shown: SHOWN }) })
    const first = recorder.last()!
    decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq: 2 }) })
    expect(recorder.last()).toMatchObject({ seq: 2, prevRecordId: first.recordId, consentId: ID })
  })
})

it('records nothing where no visitor decided', () => {
  const { decide, heard, recorder } = run({ record: [async () => {}] })
  expect(decide({ decision: null }).sent).toBeNull()
  expect(localStorage).toHaveLength(0)
  expect(heard).toEqual([])
  expect(recorder.last()).toBeNull()
})

it('stores nothing before a decision', async () => {
  run({ record: [async () => {}] })
  await settled()
  expect(localStorage).toHaveLength(0)
})

describe('without a receiver', () => {
  it('keeps the last record for the receipt, and nothing else', () => {
    const { decide, heard, recorder } = run()
    const made = decide({ decision: decision({ shown: SHOWN }) })
    expect(Object.keys(localStorage)).toEqual(['consentry.last'])
    expect(recorder.last()).toMatchObject({ consentId: ID })
    expect([made.sent, heard]).toEqual([null, []])
  })

  it('has a receipt for this page where the storage is closed', () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('', 'SecurityError')
    })
    const { decide, recorder } = run()
    decide({ decision: decision({ shown: SHOWN }) })
    expect(recorder.last()).toMatchObject({ consentId: ID })
  })
})

describe('with a history', () => {
  const ui = { history: true } as Config['ui']
  const lines = () => localStorage.getItem('consentry.last')!.split('\n')

  it('keeps what the last record follows, newest first', () => {
    const { decide, recorder } = run({ ui })
    for (const seq of [1, 2, 3]) decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq }) })
    expect(lines().map(line => (JSON.parse(line) as ConsentRecord).seq)).toEqual([3, 2, 1])
    expect(recorder.last()).toMatchObject({ seq: 3 })
  })

  it('forgets the oldest, and stays within 52 kB', () => {
    const { decide, recorder } = run({ ui })
    for (let seq = 1; seq <= 120; seq++) decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq }) })
    expect(localStorage.getItem('consentry.last')!.length).toBeLessThan(52_000)
    expect(lines().length).toBeGreaterThan(40)
    expect(recorder.last()).toMatchObject({ seq: 120, prevRecordId: (JSON.parse(lines()[1]!) as ConsentRecord).recordId })
  })

  it('begins anew with another consent id: nothing ties it to the old one', () => {
    const { decide } = run({ ui })
    decide({ decision: decision({ shown: SHOWN }) })
    decide({ decision: decision({ shown: SHOWN }), choice: choice({ id: crypto.randomUUID() }) })
    expect(lines()).toHaveLength(1)
  })

  it('is gone with the next decision where the site does without it again', () => {
    const { decide } = run({ ui })
    for (const seq of [1, 2]) decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq }) })
    run().decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq: 3 }) })
    expect(lines()).toHaveLength(1)
  })
})

describe('a decision without an interface', () => {
  const silentHash = (from = config()) => hashOf(canonical(noticeOf(from, regime('eea'), null, null)))

  it('carries the hash of the notice without texts', async () => {
    const transport = vi.fn<Transport>(async () => {})
    const { decide, recorder } = run({ record: [transport] })
    await settled()
    decide({ decision: decision({ surface: 'api' }) })
    expect(recorder.last()!.notice).toMatchObject({ hash: await silentHash(), layout: 'none' })
    expect(transport).toHaveBeenCalledTimes(1)
  })

  it('does not wait for the hash: it is written without, and completed before it is sent', async () => {
    const transport = vi.fn<Transport>(() => Promise.reject(new Error('down')))
    const { decide, recorder } = run({ record: [transport] })
    const made = decide({ decision: decision({ surface: 'api' }) })
    expect(outbox()[0]!.notice.hash).toBeNull()
    expect(transport).not.toHaveBeenCalled()
    await made.sent
    expect(transport.mock.calls[0]![0].notice.hash).toBe(await silentHash())
    expect(outbox()).toEqual([transport.mock.calls[0]![0]])
    expect(recorder.last()).toEqual(transport.mock.calls[0]![0])
  })

  it('stays behind a newer one that came before the hash', async () => {
    const { decide, recorder } = run({ record: [async () => {}] })
    const first = decide({ decision: decision({ surface: 'api' }) })
    decide({ decision: decision({ shown: SHOWN }), choice: choice({ seq: 2 }) })
    await first.sent
    expect(recorder.last()).toMatchObject({ seq: 2, notice: { hash: SHOWN.hash } })
  })

  it('has another hash where the regime becomes another', async () => {
    const digest = crypto.subtle.digest.bind(crypto.subtle)
    const hashed = vi.spyOn(crypto.subtle, 'digest').mockImplementationOnce(async (...input) => {
      await new Promise(resolve => setTimeout(resolve, 10))
      return digest(...input)
    })
    const { decide, recorder, store } = run({ record: [async () => {}] })
    await vi.waitFor(() => expect(hashed).toHaveBeenCalledOnce())
    // Answered while the first one is still being computed.
    store.$regime.set(regime('us'))
    await vi.waitFor(() => expect(hashed).toHaveBeenCalledTimes(2))
    await settled()
    decide({ decision: decision({ surface: 'api' }) })
    expect(recorder.last()!.notice.hash).toBe(await hashOf(canonical(noticeOf(config(), regime('us'), null, null))))
  })

  it('has none on plain http', async () => {
    const real = crypto
    vi.stubGlobal('crypto', { getRandomValues: real.getRandomValues.bind(real) })
    const transport = vi.fn<Transport>(async () => {})
    const { decide } = run({ record: [transport] })
    await decide({ decision: decision({ surface: 'api' }) }).sent
    expect(transport.mock.calls[0]![0].notice.hash).toBeNull()
    expect(isRecord(transport.mock.calls[0]![0])).toBe(true)
  })
})

describe('several receivers', () => {
  it('have an outbox each, and one that is down does not hold up the other', async () => {
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(null, { status: 503 }))
    vi.stubGlobal('fetch', fetched)
    const mine = vi.fn<Transport>(async () => {})
    const { decide, recorder } = run({ record: [{ endpoint: 'https://log.example.com/v1/records' }, mine] })
    await decide({ decision: decision({ shown: SHOWN }) }).sent
    expect([outbox(0).length, outbox(1).length]).toEqual([1, 0])
    expect(mine.mock.calls).toEqual([[recorder.last()]])
    expect(fetched.mock.calls[0]![0]).toBe('https://log.example.com/v1/records')
  })
})

describe('what leaves', () => {
  it('has nothing of the page but its origin, and nothing of the browser', async () => {
    document.title = 'Secret title'
    vi.spyOn(document, 'referrer', 'get').mockReturnValue('https://referrer.example/secret')
    document.cookie = '_ga=GA1.1.123456.7890'
    const fetched = vi.fn(async (_url: string, _init: RequestInit) => new Response(null, { status: 201 }))
    vi.stubGlobal('fetch', fetched)
    const { decide } = run({ record: [{ endpoint: 'https://log.example.com/v1/records' }] })
    const services = { youtube: true }
    await decide({ decision: decision({ shown: SHOWN, services }), now: granted([], ['youtube']), choice: choice({ services }) })
      .sent
    expect(location.href).toContain('/a/b?email=x@y.zz#fragment')
    const [url, init] = fetched.mock.calls[0]!
    const bytes = JSON.stringify([url, { ...init, signal: undefined }])
    for (const secret of [
      'a/b',
      'email',
      'x@y.zz',
      'fragment',
      'Secret',
      'referrer.example',
      'GA1',
      navigator.userAgent,
      'jsdom'
    ])
      expect(bytes).not.toContain(secret)
    expect(bytes).toContain('https://www.example.com')
    expect(isRecord(JSON.parse(init.body as string))).toBe(true)
  })
})

it('is silent once it is stopped', async () => {
  const transport = vi.fn<Transport>(async () => {})
  const { decide } = run({ record: [transport] })
  for (const stop of stops.splice(0)) stop()
  decide({ decision: decision({ shown: SHOWN }) })
  await settled()
  expect(transport).not.toHaveBeenCalled()
  expect(localStorage).toHaveLength(0)
})
