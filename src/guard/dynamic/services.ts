import type { CategoryId, ServiceId } from '../../types'
import { compileGlob, compileHosts } from '../match'

/** What the guard knows about a service. */
export interface GuardService {
  id: ServiceId
  category: CategoryId
  owns(url: URL): boolean
  /** `cookie:_ga*`, `local:_hj*`, `indexeddb:name`: what it writes on this site. */
  names: RegExp[]
  /** Necessary, and on a path where that holds: allowed before anybody decides. */
  free: boolean
}

/** The services of a configuration that nobody has looked at yet. What cannot be read is left out, never thrown. */
export function readServices(config: unknown): GuardService[] {
  return list(config, 'services').flatMap(service => {
    const { id, category } = Object(service)
    const paths = strings(service, 'match')
    const cookies = list(service, 'cookies').map(cookie => {
      const { name, party } = Object(cookie)
      return party === 'third' ? '' : 'cookie:' + name
    })
    return {
      // One without an id is held too, for good: the core leaves it out.
      id: String(id),
      category,
      free: category === 'necessary' && (!paths[0] || paths.some(path => compileGlob(path).test(location.pathname))),
      owns: compileHosts(strings(service, 'hosts')),
      names: [...cookies, ...strings(service, 'storage')].map(compileGlob)
    }
  })
}

/** The configuration of this page, after the order of design §3; undefined where there is none, or none yet. */
export function findConfig(): unknown {
  const block = document.getElementById('consentry-config')
  try {
    return block ? JSON.parse(block.textContent) : (window as { consentryConfig?: unknown }).consentryConfig
  } catch {
    return undefined
  }
}

/** A single value is read as a list of one: too much is held rather than too little. */
function list(owner: unknown, name: string): unknown[] {
  return [Object(owner)[name] ?? []].flat()
}

function strings(owner: unknown, name: string): string[] {
  return list(owner, name).map(String)
}
