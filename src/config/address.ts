import { attempt } from '../lib/attempt'
import type { Place } from './read'

/** Stands for the page where it is not known. */
export const ANYWHERE = 'https://site.invalid/'

function resolved(address: string, page: string): string {
  return attempt(() => new URL(address, page).href, '')
}

export function isFetchable(address: string, { page }: Pick<Place, 'page'>): boolean {
  return /^https?:/.test(resolved(address, page))
}

/** Whether a link leads somewhere: one to the page itself, or to nothing, would be pressed in vain. */
export function isLive(address: string, place: Place): boolean {
  const { page } = place
  return isFetchable(address, place)
    ? resolved(address, page).replace(/#$/, '') !== page.replace(/#.*/, '')
    : /^mailto:./.test(address)
}

/** A cookie for another domain would be refused. */
export function isOwnDomain(domain: string, { page }: Place): boolean {
  return page === ANYWHERE || `.${new URL(page).hostname}`.endsWith(`.${domain.replace(/^\./, '')}`)
}
