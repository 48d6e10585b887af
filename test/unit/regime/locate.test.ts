import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse } from '../../../src/config/index'
import { locate } from '../../../src/regime/locate'
import type { ConsentConfig } from '../../../src/types'

const at = (region: ConsentConfig['region'], page?: string) => locate(parse({ controller: { name: 'A' }, region }).config, page)

it('takes the configured region before that of the page', () => {
  expect(at('SE', 'US-CA')).toMatchObject({ region: 'SE', source: 'config' })
  expect(at(undefined, 'US-CA')).toMatchObject({ region: 'US-CA', source: 'page' })
  expect(at(undefined)).toMatchObject({ region: undefined, source: 'default' })
})

it('says that the rules are of the configuration where that names others than the strictest', () => {
  expect(locate(parse({ controller: { name: 'A' }, regime: 'us' }).config, undefined)).toMatchObject({
    region: undefined,
    source: 'config'
  })
})

it('asks a function, whose failure is an unknown region', () => {
  expect(at(() => 'NO')).toMatchObject({ region: 'NO', source: 'function', later: null })
  expect(at(() => { throw new Error('no') })).toMatchObject({ region: null, source: 'function', later: null }) // prettier-ignore
})

describe('a function that answers later', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is heard, whatever kind of promise it gives', async () => {
    expect(at(async () => 'NO').region).toBeNull()
    await expect(at(async () => 'NO').later).resolves.toBe('NO')
    await expect(at((() => ({ then: (done: (region: string) => void) => done('DK') })) as never).later).resolves.toBe('DK')
    await expect(at(() => Promise.reject(new Error('no'))).later).resolves.toBeNull()
  })

  it('is waited for three seconds: a question that never comes is no answer', async () => {
    const { later } = at(() => new Promise<string>(() => {}))
    await vi.advanceTimersByTimeAsync(3000)
    await expect(later).resolves.toBeNull()
  })
})
