import { page, queue, type Vendor } from './vendor'

/** Three arguments of one push: https://learn.microsoft.com/en-us/advertising/msa-help/hlp_ba_conc_uet_consentfaq */
export const uet: Vendor = allows => phase => {
  queue('uetq').push('consent', phase, { ad_storage: allows('advertising') ? 'granted' : 'denied' })
}

type Clarity = { (...call: unknown[]): void; q?: ArrayLike<unknown>[] }

/** Both keys, with their capital S: https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2 */
export const clarity: Vendor = allows => {
  const state = (category: string) => (allows(category) ? 'granted' : 'denied')
  const states = {}

  return () => {
    Object.assign(states, { ad_Storage: state('advertising'), analytics_Storage: state('analytics') })
    // The queue of `arguments` objects that Clarity's own snippet makes, and keeps where it finds it.
    const call = (page.clarity ||= function () {
      // eslint-disable-next-line prefer-rest-params
      ;(call.q ||= []).push(arguments)
    }) as Clarity
    // Clarity hears what holds when it comes, once: after a "denied" it deletes its id and starts anew, on every page.
    if (!call.q?.some(entry => entry[1] === states)) call('consentv2', states)
  }
}
