import type { Granted } from '../types'

/** Every element of the page that is marked (design §3). */
export const MARKED = '[data-consent],[data-consent-service]'

/** What an element names: categories, and its service behind them; null where there is no such mark. */
export interface Need {
  categories: string[] | null
  service: string | null
}

export function needOf(element: Element): Need {
  const categories = element.getAttribute('data-consent')
  return {
    categories: categories && categories.split(/\s+/).filter(Boolean),
    service: element.getAttribute('data-consent-service')
  } as Need
}

/** Every category, and the service. An empty mark stays closed: *every* of an empty list is true, and must not come to that. */
export function isMet({ categories, service }: Need, granted: Granted): boolean {
  if (categories ? !categories.length : service === null) return false
  return (categories ?? []).every(id => granted.categories.has(id)) && (service === null || granted.services.has(service))
}
