import type { CategoryId } from '../types'

/** `default` once at the start, with everything denied; `update` whenever something else is granted. */
export type Phase = 'default' | 'update'
/** Whether a category is granted now. One that the configuration does not have is denied. */
export type Allows = (category: CategoryId) => boolean
/** Tells one vendor. `false`: it is not on the page yet, and wants to be told once it is. */
export type Tell = (phase: Phase) => false | void
/** One vendor; `options` are those beside its name in the configuration. */
export type Vendor<Options = object> = (allows: Allows, options: Partial<Options>) => Tell

/** The page's globals, by a name that only the configuration or the vendor knows. */
export const page = globalThis as unknown as Record<string, unknown>

/** A vendor's queue: the page's own where it is there already, with what it holds. */
export function queue(name: string): { push(...items: unknown[]): unknown } {
  return (page[name] ||= []) as unknown[]
}
