import type { Transport } from '../types'

/** Tells a tag manager: each record once, as an event on its queue. For `record` in the configuration, beside an endpoint or alone. */
export function dataLayer({ name = 'dataLayer', event = 'consentry_record' } = {}): Transport {
  return async record => {
    const page = window as unknown as Record<string, unknown[] | undefined>
    ;(page[name] ??= []).push({ event, consentRecord: record })
  }
}
