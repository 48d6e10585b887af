import type { CategoryId, ServiceId } from '../../types'
import { compileGlob, compileHosts } from '../match'

/** What the guard knows about a service. */
export interface GuardService {
  id: ServiceId
  category: CategoryId
  owns(url: URL): boolean
  /** `cookie:_ga*`, `local:_hj*`, `indexeddb:name`: what it writes on this site. */
  names: RegExp[]
  /** Where a necessary service is allowed; null: everywhere. */
  paths: RegExp[] | null
}

/** The services of a configuration that nobody has looked at yet. What cannot be read is left out, never thrown. */
export function readServices(config: unknown): GuardService[] {
  return objects(field(config, 'services')).flatMap(service => {
    const { id, category, match } = service
    if (typeof id !== 'string') return []
    const cookies = objects(service.cookies).flatMap(({ name, party }) => (party === 'third' ? [] : ['cookie:' + name]))
    return {
      id,
      category: String(category),
      owns: compileHosts(strings(service.hosts)),
      names: [...cookies, ...strings(service.storage)].map(compileGlob),
      paths: match == null ? null : strings(match).map(compileGlob)
    }
  })
}

/** The configuration of this page, after the order of design §3; undefined where there is none, or none yet. */
export function findConfig(): unknown {
  const block = document.getElementById('consentry-config')
  try {
    return block ? JSON.parse(block.textContent) : field(window, 'consentryConfig')
  } catch {
    return undefined
  }
}

function field(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name]
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function strings(value: unknown): string[] {
  return list(value).filter(item => typeof item === 'string')
}

function objects(value: unknown): Record<string, unknown>[] {
  return list(value).filter((item): item is Record<string, unknown> => !!item && typeof item === 'object')
}
