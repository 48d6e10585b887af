import type { Config } from '../config/config'
import type { CategoryId, Choice, ServiceId } from '../types'

/** What the switches show. Nothing of it is stored before the visitor saves. */
export interface Draft {
  categories: Record<CategoryId, boolean>
  /** Every optional service, also where it follows its category. */
  services: Record<ServiceId, boolean>
}

/** The last choice; where there is none, what the regime starts with. */
export function draftOf(config: Config, choice: Choice | null, start: Record<CategoryId, boolean>): Draft {
  const from = choice?.categories ?? start
  const categories = Object.fromEntries(config.categories.map(({ id }) => [id, from[id] === true]))
  const optional = config.services.filter(({ category }) => category in categories)
  const services = optional.map(({ id, category }) => [id, choice?.services[id] ?? categories[category]!])
  return { categories, services: Object.fromEntries(services) }
}

/** A category takes its services along. */
export function setCategory(config: Config, draft: Draft, id: CategoryId, on: boolean): Draft {
  const own = config.services.filter(({ category }) => category === id).map(service => [service.id, on])
  return { categories: { ...draft.categories, [id]: on }, services: { ...draft.services, ...Object.fromEntries(own) } }
}

/** A service that is switched alone is an exception from its category. */
export function setService(draft: Draft, id: ServiceId, on: boolean): Draft {
  return { ...draft, services: { ...draft.services, [id]: on } }
}
