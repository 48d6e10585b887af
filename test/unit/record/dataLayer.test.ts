// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest'
import { dataLayer } from '../../../src/record/dataLayer'
import { record } from './support'

const page = window as unknown as Record<string, unknown[] | undefined>
afterEach(() => {
  delete page.dataLayer
  delete page.other
})

it('pushes the record as an event on the queue of the tag manager', async () => {
  page.dataLayer = [{ event: 'earlier' }]
  const sent = record()
  await dataLayer()(sent)
  expect(page.dataLayer).toEqual([{ event: 'earlier' }, { event: 'consentry_record', consentRecord: sent }])
})

it('makes the queue where it is not there, under the name and with the event that the site chose', async () => {
  await dataLayer({ name: 'other', event: 'mine' })(record())
  expect(page.other).toMatchObject([{ event: 'mine' }])
})
