import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { http } from '../../../src/record/http'
import { record } from './support'

const ENDPOINT = 'https://log.example.com/v1/records'
const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()
const answers = (status: number, init: ResponseInit = {}, body: BodyInit | null = null) =>
  fetched.mockImplementation(async () => new Response(status === 204 ? null : body, { status, ...init }))

beforeEach(() => vi.stubGlobal('fetch', fetched))
afterEach(() => {
  vi.unstubAllGlobals()
  fetched.mockReset()
})

describe('the request', () => {
  it('is one POST of the record, without a preflight, a credential or a referrer', async () => {
    answers(201)
    const sent = record()
    await http({ endpoint: ENDPOINT })(sent)
    expect(fetched).toHaveBeenCalledTimes(1)
    const [url, init] = fetched.mock.calls[0]!
    expect(url).toBe(ENDPOINT)
    expect(init).toMatchObject({
      method: 'POST',
      body: JSON.stringify(sent),
      keepalive: true,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error'
    })
    expect(init.headers).toBeUndefined()
    expect(new Request(url, init).headers.get('Content-Type')?.toLowerCase()).toBe('text/plain;charset=utf-8')
  })

  it('is JSON where the site has headers of its own', async () => {
    answers(201)
    await http({ endpoint: ENDPOINT, headers: { 'X-Site': 'a' } })(record())
    const [url, init] = fetched.mock.calls[0]!
    const { headers } = new Request(url, init)
    expect(headers.get('Content-Type')).toBe('application/json')
    expect(headers.get('X-Site')).toBe('a')
  })

  it('leaves in the same task', () => {
    answers(201)
    void http({ endpoint: ENDPOINT })(record())
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('is given up after 10 s', async () => {
    const timeout = vi
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation(() => AbortSignal.abort(new DOMException('', 'TimeoutError')))
    fetched.mockImplementation((_url, { signal }) => Promise.reject(signal!.reason))
    await expect(http({ endpoint: ENDPOINT })(record())).rejects.toThrow(DOMException)
    expect(timeout.mock.calls).toEqual([[10_000], [10_000]])
  })
})

describe('an answer', () => {
  it.each([200, 201, 202, 204])('%i is a delivery', async status => {
    answers(status)
    await expect(http({ endpoint: ENDPOINT })(record())).resolves.toBeUndefined()
  })

  it.each([
    [400, 'remove'],
    [409, 'remove'],
    [413, 'remove'],
    [415, 'remove'],
    [422, 'remove'],
    [401, 'keep-stop'],
    [403, 'keep-stop'],
    [404, 'keep-stop'],
    [405, 'keep-stop'],
    [418, 'keep-stop'],
    [451, 'keep-stop'],
    [410, 'clear-stop'],
    [408, 'retry'],
    [425, 'retry'],
    [429, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
    [503, 'retry'],
    [504, 'retry']
  ])('%i asks to %s, and is not asked twice', async (status, todo) => {
    answers(status)
    await expect(http({ endpoint: ENDPOINT })(record())).rejects.toMatchObject({
      todo,
      message: `The record endpoint answered ${status}`
    })
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  const refusal = async (headers: HeadersInit, body: BodyInit | null = null) => {
    answers(429, { headers }, body)
    return http({ endpoint: ENDPOINT })(record()).catch(error => error.retryAfterMs as number)
  }

  it('may ask for time in the header, in the body, or in both: the longer counts', async () => {
    expect(await refusal({ 'Retry-After': '7' })).toBe(7_000)
    expect(await refusal({}, '{"retryAfterMs":2500}')).toBe(2_500)
    expect(await refusal({ 'Retry-After': '1' }, '{"retryAfterMs":2500}')).toBe(2_500)
    expect(await refusal({ 'Retry-After': new Date(Date.now() + 20_000).toUTCString() })).toBeGreaterThan(18_000)
  })

  it('is no trouble with a body that is none', async () => {
    for (const body of [null, '', 'busy', '[]', 'null', '{"retryAfterMs":"soon"}', '{"retryAfterMs":{}}'])
      expect(await refusal({}, body)).toBe(0)
  })
})

describe('no answer', () => {
  it('is tried at once without keepalive, with the same bytes', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(new Response(null, { status: 201 }))
    await http({ endpoint: ENDPOINT })(record())
    expect(fetched.mock.calls.map(([, { keepalive }]) => keepalive)).toEqual([true, false])
    expect(fetched.mock.calls[0]![1].body).toBe(fetched.mock.calls[1]![1].body)
  })

  it('rejects after that, with nothing that says what to do', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    const error = await http({ endpoint: ENDPOINT })(record()).catch(reason => reason)
    expect(error).toBeInstanceOf(TypeError)
    expect(error.todo).toBeUndefined()
    expect(fetched).toHaveBeenCalledTimes(2)
  })
})

describe('a page that goes away', () => {
  const beacon = vi.fn(() => true)
  beforeEach(() => {
    beacon.mockClear()
    vi.stubGlobal('navigator', { sendBeacon: beacon })
    answers(201)
  })

  it('sends with keepalive', async () => {
    await http({ endpoint: ENDPOINT })(record(), true)
    expect(fetched.mock.calls[0]![1].keepalive).toBe(true)
    expect(beacon).not.toHaveBeenCalled()
  })

  it('sends a beacon where the browser has no keepalive, but for headers that a beacon cannot carry', async () => {
    vi.stubGlobal('Request', class {})
    fetched.mockRejectedValue(new TypeError('cancelled'))
    const sent = record()
    await expect(http({ endpoint: ENDPOINT })(sent, true)).rejects.toThrow('cancelled')
    expect(beacon.mock.calls).toEqual([[ENDPOINT, JSON.stringify(sent)]])
    await expect(http({ endpoint: ENDPOINT, headers: { 'X-Site': 'a' } })(sent, true)).rejects.toThrow('cancelled')
    expect(beacon).toHaveBeenCalledTimes(1)
  })
})
