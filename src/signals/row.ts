import type { CategoryId } from '../types'
import { page, queue, type Vendor } from './vendor'

/** One call: for a function or a queue its arguments, for an object the method's name and then the arguments. */
export type Call = readonly unknown[]

/** A vendor of one category, as data: told through a `queue`, or by calling a `global`. */
export interface Row {
  category: CategoryId
  /** The global that takes each call as one array; made where it is missing. */
  queue?: string
  /** The global that is called. Never stubbed: the snippets behind these return early where their global exists. */
  global?: string
  /** What its library sets on itself once it is set up: calls before that are lost. A snippet's stub is an array, and keeps them. */
  loaded?: string
  /** Before any grant. */
  start?: readonly Call[]
  /** Once on every page where the category is granted: the memory is ours, not the vendor's. */
  grant: readonly Call[]
  /** At a withdrawal, where the vendor had heard a grant on this page. */
  deny: readonly Call[]
}

export function row({ category, queue: name, global, loaded, start = [], grant, deny }: Row): Vendor {
  return allows => {
    let told: readonly Call[] | undefined
    let heardGrant = false

    return (): false | void => {
      const calls = allows(category) ? grant : heardGrant ? deny : start
      if (calls === told) return
      // Copies, since Matomo takes the arrays of its queue apart.
      if (name) queue(name).push(...calls.map(args => [...args]))
      else if (!call(page[global!], calls, loaded)) return false
      told = calls
      heardGrant ||= calls === grant
    }
  }
}

/** False where the vendor is not there yet, is not set up, or is still a stub that lacks the method. */
function call(target: unknown, calls: readonly Call[], loaded?: string): boolean {
  if (!target || (loaded && !Array.isArray(target) && !(target as Record<string, unknown>)[loaded])) return false
  return calls.every(([name, ...args]) => {
    if (typeof target === 'function') return (target(name, ...args), true)
    const method = (target as Record<string, unknown>)[name as string]
    return typeof method === 'function' && (method.apply(target, args), true)
  })
}
