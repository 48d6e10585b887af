import type { Granted } from '../types'

/** Every element of the page that is marked (design §3), and what is to hold the declaration: found in the same look at new nodes. */
export const MARKED = '[data-consent],[data-consent-service],[data-consentry="declaration"]'

/** What a marked element names. An empty mark names a category that no configuration can have, so it stays closed. */
export interface Need {
  categories: string[]
  service: string | null
}

export function needOf(element: Element): Need {
  return {
    categories: element.getAttribute('data-consent')?.trim().split(/\s+/) ?? [],
    service: element.getAttribute('data-consent-service')
  }
}

/** Every category, and the service. */
export function isMet({ categories, service }: Need, { categories: granted, services }: Granted): boolean {
  return categories.every(id => granted.has(id)) && (service === null ? !!categories.length : services.has(service))
}
