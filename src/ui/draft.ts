import type { Config } from '../config/config'
import type { CategoryId, Choice, ServiceId } from '../types'

/** What the switches show; nothing of it is stored before the visitor saves. The optional ones alone. */
export interface Draft {
  categories: Record<CategoryId, boolean>
  /** Every one, also those that follow their category. */
  services: Record<ServiceId, boolean>
}

/** The choice that holds; where there is none, what the regime starts with. */
export function draftOf(config: Config, choice: Choice | null, start: Record<CategoryId, boolean>): Draft {
  const from = choice?.categories ?? start
  const categories = Object.fromEntries(config.categories.map(({ id }) => [id, from[id] === true]))
  const optional = config.services.filter(({ category }) => category in categories)
  const services = optional.map(({ id, category }) => [id, choice?.services[id] ?? categories[category]!])
  return { categories, services: Object.fromEntries(services) }
}

/** From then on the switches themselves are the draft. */
export function readDraft(dialog: HTMLElement): Draft {
  const states = (kind: string) =>
    Object.fromEntries(
      [...dialog.querySelectorAll<HTMLInputElement>(`[data-consentry-${kind}]:enabled`)].map(input => [
        input.getAttribute(`data-consentry-${kind}`),
        input.checked
      ])
    )
  return { categories: states('category'), services: states('service') }
}

/** A category takes its services along; a service that is switched alone is an exception from its category. */
export function takeAlong({ target }: Event): void {
  const input = target as HTMLInputElement
  if (!input.matches('[data-consentry-category]')) return
  for (const other of input.closest('.category')!.querySelectorAll<HTMLInputElement>('[data-consentry-service]'))
    other.checked = input.checked
}
