// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { failure, type Todo } from '../../../src/record/failure'
import { createOutbox, type Outbox } from '../../../src/record/outbox'
import { createWrite } from '../../../src/record/write'
import type { ConsentRecord } from '../../../src/types'
import { createLocks, NOW, record, type Heard } from './support'

const PREFIX = 'consentry.out.0.'
const HOUR = 3_600_000
const stops: (() => void)[] = []

/** One page: its outbox, what it sent, what the site heard. */
function open(answer: (sent: ConsentRecord, leaving?: boolean) => unknown = () => {}) {
  const heard: Heard[] = []
  const emit = (type: string, detail: unknown) => void heard.push([type, detail] as unknown as Heard)
  const transport = vi.fn(async (sent: ConsentRecord, leaving?: boolean) => void (await answer(sent, leaving)))
  const outbox = createOutbox(transport, PREFIX, createWrite(emit), emit)
  const start = () => {
    const stop = outbox.start()
    stops.push(stop)
    return stop
  }
  const errors = () => heard.flatMap(([type, detail]) => (type === 'error' ? (detail as { code: string }).code : []))
  const delivered = () =>
    heard.flatMap(([type, detail]) => (type === 'record' ? (detail as { record: ConsentRecord }).record.recordId : []))
  return { outbox, transport, start, errors, delivered }
}

const decide = (outbox: Outbox, part: Partial<ConsentRecord> = {}) => {
  const made = record(part)
  outbox.put(made)
  return {
    made,
    sent: outbox.send(made).then(
      () => 'delivered',
      error => (error?.todo as Todo) ?? 'no answer'
    )
  }
}
const kept = () => Object.keys(localStorage).filter(name => /[0-9a-f-]{36}$/.test(name))
const refuse =
  (todo: Todo, wait = 0) =>
  () =>
    Promise.reject(failure(todo, wait, 'The record endpoint answered so'))
const show = (state: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(1)
  localStorage.clear()
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a fresh record', () => {
  it('is written before it is sent, under a key of its own', () => {
    const { outbox, transport } = open()
    const made = record()
    outbox.put(made)
    expect(JSON.parse(localStorage.getItem(PREFIX + made.recordId)!)).toEqual(made)
    expect(transport).not.toHaveBeenCalled()
  })

  it('leaves in the task of the click, whoever holds the lock', () => {
    const locks = createLocks()
    locks.held.add(PREFIX)
    vi.stubGlobal('navigator', { locks })
    const { outbox, transport } = open()
    void decide(outbox)
    expect(transport).toHaveBeenCalledTimes(1)
  })

  it('is removed and announced when it is delivered', async () => {
    const { outbox, delivered } = open()
    const { made, sent } = decide(outbox)
    expect(await sent).toBe('delivered')
    expect(localStorage).toHaveLength(0)
    expect(delivered()).toEqual([made.recordId])
  })
})

describe('an answer', () => {
  it('that it is invalid removes it, tells the site, and lets the next one go', async () => {
    const { outbox, errors, transport } = open(refuse('remove'))
    await decide(outbox).sent
    await decide(outbox).sent
    expect(kept()).toEqual([])
    expect(errors()).toEqual(['record-refused', 'record-refused'])
    expect(transport).toHaveBeenCalledTimes(2)
  })

  it('that the address is wrong keeps what is there and what follows, with one request and one error a page view', async () => {
    const page = open(refuse('keep-stop'))
    page.start()
    expect(await decide(page.outbox).sent).toBe('keep-stop')
    expect(await decide(page.outbox).sent).toBe('keep-stop')
    for (const wake of [
      () => dispatchEvent(new Event('online')),
      () => show('visible'),
      () => dispatchEvent(new Event('pagehide'))
    ]) {
      wake()
      await vi.advanceTimersByTimeAsync(HOUR)
    }
    expect(page.transport).toHaveBeenCalledTimes(1)
    expect(page.errors()).toEqual(['record-refused'])
    expect(kept()).toHaveLength(2)
  })

  it('that comes twice at a time is one error', async () => {
    const { outbox, errors } = open(refuse('keep-stop'))
    await Promise.all([decide(outbox).sent, decide(outbox).sent])
    expect(errors()).toEqual(['record-refused'])
  })

  it('that it is switched off clears everything, and nothing more is sent', async () => {
    const { outbox, transport, errors } = open(refuse('clear-stop'))
    outbox.put(record())
    await decide(outbox).sent
    expect(kept()).toEqual([])
    await decide(outbox).sent
    expect(transport).toHaveBeenCalledTimes(1)
    expect(errors()).toEqual([])
  })

  it('of a transport that knows no such things means later', async () => {
    for (const reason of [undefined, null, 'no', new TypeError('no'), {}]) {
      localStorage.clear()
      const { outbox, errors } = open(() => Promise.reject(reason))
      expect(await decide(outbox).sent).toBe('no answer')
      expect(kept()).toHaveLength(1)
      expect(errors()).toEqual([])
    }
  })

  it('of a transport that throws at once means later too', async () => {
    const outbox = createOutbox(
      () => {
        throw new Error('broken')
      },
      PREFIX,
      createWrite(() => {}),
      () => {}
    )
    expect(await decide(outbox).sent).toBe('no answer')
    expect(kept()).toHaveLength(1)
  })
})

describe('back-off', () => {
  it('tries five times a page view: after 2, 4, 8 and 16 s', async () => {
    const times: number[] = []
    const { outbox } = open(() => {
      times.push(Date.now() - NOW)
      return Promise.reject(new TypeError())
    })
    void decide(outbox)
    await vi.advanceTimersByTimeAsync(24 * HOUR)
    expect(times).toEqual([0, 2_000, 6_000, 14_000, 30_000])
    expect(kept()).toHaveLength(1)
  })

  it('counts the first try that was made elsewhere', async () => {
    const page = open(() => Promise.reject(new TypeError()))
    page.start()
    void page.outbox.refused(record(), new TypeError())
    await vi.advanceTimersByTimeAsync(24 * HOUR)
    expect(page.transport).toHaveBeenCalledTimes(4)
  })

  it('is one for all that waits: the first failure ends a round', async () => {
    const page = open(() => Promise.reject(new TypeError()))
    for (let index = 0; index < 10; index++) page.outbox.put(record({ seq: index + 1 }))
    page.start()
    await vi.advanceTimersByTimeAsync(24 * HOUR)
    expect(page.transport).toHaveBeenCalledTimes(5)
  })

  it('ends with the first success, in the order of the decisions', async () => {
    let up = false
    const page = open(() => (up ? undefined : Promise.reject(new TypeError())))
    const first = decide(page.outbox, { seq: 1 }).made
    const second = decide(page.outbox, { seq: 2 }).made
    await vi.advanceTimersByTimeAsync(1_000)
    up = true
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(page.delivered()).toEqual([first.recordId, second.recordId])
    expect(localStorage).toHaveLength(0)
  })

  it('keeps the order of the decisions where the clock jumped between them', async () => {
    const page = open()
    const late = new Date(NOW).toISOString()
    const early = new Date(NOW - HOUR).toISOString()
    const made = [record({ seq: 1, decidedAt: late }), record({ seq: 2, decidedAt: early })]
    for (const one of [...made].reverse()) page.outbox.put(one)
    page.start()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.delivered()).toEqual(made.map(({ recordId }) => recordId))
  })

  it('gives a receiver the time that it asks for: here, in another tab, and on the next page', async () => {
    let asks = true
    const receiver = () => (asks ? Promise.reject(failure('retry', 60_000)) : undefined)
    const page = open(receiver)
    page.start()
    await decide(page.outbox, { seq: 1 }).sent
    asks = false
    const other = open(receiver)
    other.start()
    expect(await decide(other.outbox, { seq: 2 }).sent).toBe('retry')
    await vi.advanceTimersByTimeAsync(59_000)
    dispatchEvent(new Event('online'))
    dispatchEvent(new Event('pagehide'))
    await vi.advanceTimersByTimeAsync(500)
    expect([page.transport.mock.calls.length, other.transport.mock.calls.length]).toEqual([1, 0])
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(new Set([...page.delivered(), ...other.delivered()]).size).toBe(2)
    expect(localStorage).toHaveLength(0)
  })

  it('gives it an hour at most, and nothing after the clock was set back', async () => {
    const page = open(refuse('retry', 1e12))
    await decide(page.outbox).sent
    expect(Number(localStorage.getItem(`${PREFIX}wait`))).toBe(NOW + HOUR)
    vi.setSystemTime(NOW - 24 * HOUR)
    const other = open()
    expect(await decide(other.outbox).sent).toBe('delivered')
  })
})

describe('what waits from an earlier page', () => {
  it('goes soon after the start, but not in its task', async () => {
    const earlier = record()
    open().outbox.put(earlier)
    const page = open()
    page.start()
    expect(page.transport).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.delivered()).toEqual([earlier.recordId])
  })

  it('goes again when the browser is online or the page is back, with five new tries', async () => {
    const page = open(() => Promise.reject(new TypeError()))
    page.outbox.put(record())
    page.start()
    await vi.advanceTimersByTimeAsync(HOUR)
    for (const [wake, calls] of [
      [() => dispatchEvent(new Event('online')), 10],
      [() => show('visible'), 15],
      [() => dispatchEvent(new Event('pageshow')), 20]
    ] as const) {
      wake()
      await vi.advanceTimersByTimeAsync(HOUR)
      expect(page.transport).toHaveBeenCalledTimes(calls)
    }
  })

  it('does not go sooner because somebody switches tabs', async () => {
    const page = open(() => Promise.reject(new TypeError()))
    page.start()
    await vi.advanceTimersByTimeAsync(HOUR)
    await decide(page.outbox).sent
    for (let turn = 0; turn < 20; turn++) show(turn % 2 ? 'visible' : 'hidden')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(page.transport).toHaveBeenCalledTimes(1)
  })

  it('is skipped where it cannot be read, and stays no obstacle', async () => {
    localStorage.setItem(`${PREFIX}${crypto.randomUUID()}`, '{"recordId"')
    localStorage.setItem(`${PREFIX}${crypto.randomUUID()}`, 'null')
    localStorage.setItem(`other.out.0.${crypto.randomUUID()}`, JSON.stringify(record()))
    const good = record()
    const page = open()
    page.outbox.put(good)
    page.start()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.delivered()).toEqual([good.recordId])
    expect(page.transport).toHaveBeenCalledTimes(1)
  })

  it('keeps within the limits and tells what was given up', () => {
    const page = open()
    for (let index = 1; index <= 52; index++) page.outbox.put(record({ seq: index }))
    expect(kept()).toHaveLength(50)
    expect(page.errors()).toEqual(['record-dropped', 'record-dropped'])
    const left = kept().map(name => (JSON.parse(localStorage.getItem(name)!) as ConsentRecord).seq)
    expect(Math.min(...left)).toBe(3)
    expect(Math.max(...left)).toBe(52)
  })
})

describe('several tabs', () => {
  it('send what waits once', async () => {
    vi.stubGlobal('navigator', { locks: createLocks() })
    for (let index = 1; index <= 5; index++) open().outbox.put(record({ seq: index }))
    const tabs = Array.from({ length: 20 }, () => open(() => new Promise(resolve => setTimeout(resolve, 50))))
    for (const tab of tabs) tab.start()
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(tabs.flatMap(tab => tab.transport.mock.calls)).toHaveLength(5)
    expect(kept()).toEqual([])
  })

  it('take over from one that held the lock and died', async () => {
    const locks = createLocks()
    vi.stubGlobal('navigator', { locks })
    locks.held.add(PREFIX)
    const page = open()
    page.outbox.put(record())
    page.start()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(page.transport).not.toHaveBeenCalled()
    locks.held.clear()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(page.delivered()).toHaveLength(1)
  })

  it('hold the lock while they send and not while they wait', async () => {
    const locks = createLocks()
    vi.stubGlobal('navigator', { locks })
    const page = open(() => new Promise((_resolve, reject) => setTimeout(reject, 100)))
    page.outbox.put(record())
    page.start()
    await vi.advanceTimersByTimeAsync(2_050)
    expect(locks.held.size).toBe(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(locks.held.size).toBe(0)
  })

  it('lose no decision that both make at once', async () => {
    const [a, b] = [open(), open()]
    const made = [decide(a.outbox, { seq: 2 }), decide(b.outbox, { seq: 2 })]
    expect(kept()).toHaveLength(2)
    await Promise.all(made.map(({ sent }) => sent))
    expect([...a.delivered(), ...b.delivered()]).toEqual(made.map(one => one.made.recordId))
    expect(kept()).toEqual([])
  })
})

describe('a storage that is', () => {
  it('full: the record goes from memory, and the site is told once', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError')
    })
    let up = false
    const page = open(() => (up ? undefined : Promise.reject(new TypeError())))
    const first = decide(page.outbox, { seq: 1 })
    const second = decide(page.outbox, { seq: 2 })
    expect(await first.sent).toBe('no answer')
    up = true
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(page.delivered()).toEqual([first.made.recordId, second.made.recordId])
    expect(page.errors()).toEqual(['record-not-stored'])
  })

  it('closed: the same, without a lock', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('', 'SecurityError')
    })
    let up = false
    const page = open(() => (up ? undefined : Promise.reject(new TypeError())))
    page.start()
    void decide(page.outbox)
    up = true
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(page.delivered()).toHaveLength(1)
    expect(page.errors()).toEqual(['record-not-stored'])
  })

  it('emptied between writing and sending: the decision still goes', async () => {
    const page = open()
    const made = record()
    page.outbox.put(made)
    localStorage.clear()
    await page.outbox.send(made)
    expect(page.delivered()).toEqual([made.recordId])
  })
})

describe('a page that goes away', () => {
  it('sends what waits once more and removes nothing without an answer', async () => {
    const page = open((_record, leaving) => (leaving ? new Promise(() => {}) : Promise.reject(new TypeError())))
    page.start()
    await decide(page.outbox).sent
    dispatchEvent(new Event('pagehide'))
    expect(page.transport.mock.calls.map(([, leaving]) => leaving)).toEqual([false, true])
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(kept()).toHaveLength(1)
  })

  it('does not send again what is on its way', () => {
    const page = open(() => new Promise(() => {}))
    page.start()
    void decide(page.outbox)
    dispatchEvent(new Event('pagehide'))
    expect(page.transport).toHaveBeenCalledTimes(1)
  })

  it('sends the newest five at most', () => {
    const page = open(() => new Promise(() => {}))
    for (let index = 1; index <= 12; index++) page.outbox.put(record({ seq: index }))
    page.start()
    dispatchEvent(new Event('pagehide'))
    expect(page.transport.mock.calls.map(([sent]) => sent.seq)).toEqual([8, 9, 10, 11, 12])
  })
})

it('is silent once it is stopped', async () => {
  const page = open(() => Promise.reject(new TypeError()))
  const stop = page.start()
  void decide(page.outbox)
  stop()
  dispatchEvent(new Event('online'))
  dispatchEvent(new Event('pagehide'))
  show('visible')
  await vi.advanceTimersByTimeAsync(HOUR)
  expect(page.transport).toHaveBeenCalledTimes(1)
  expect(kept()).toHaveLength(1)
})
