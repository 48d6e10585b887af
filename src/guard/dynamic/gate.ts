import type { ConsentEvents, ServiceId } from '../../types'
import type { GuardCore } from '../handle'
import type { GuardService } from './services'

/**
 * The id of the service that something has to wait for, which is reported; `''` where its service is granted; undefined
 * where it belongs to no service.
 */
export type Verdict = ServiceId | '' | undefined

export interface Gate {
  /** May this address, or request, be loaded? Own addresses belong to no service, whatever a pattern says. */
  url(address: unknown, via: string): Verdict
  /** The first of a list that has to wait; undefined where none has to. */
  urls(addresses: Iterable<unknown>, via: string): Verdict
  /** May this be stored? `kind` is `cookie`, `local`, `session`, `indexeddb` or `cache`. */
  name(kind: string, name: unknown): Verdict
  /** Whether any service declares names of this kind. */
  declares(kind: string): boolean
  /** CSS without the addresses that have to wait. */
  css(text: unknown): string
  connect(core: Omit<GuardCore, 'services'>): void
}

/** Addresses with a host inside other text; `https:\/\/` of JSON too. */
const ADDRESS = /(?:https?:)?[\\/]{2}[^\s"'()<>,;]+/gi

export function createGate(services: readonly GuardService[]): Gate {
  const early: ConsentEvents['blocked'][] = []
  let core: Parameters<Gate['connect']>[0] | null = null

  const isOpen = ({ id, free }: GuardService) => (core ? core.allows(id) : free)

  /** Two services may share a host: where one is granted it is needed, as in the policy of level 3. */
  function judge(url: string, via: string, isOwner: (service: GuardService) => boolean): Verdict {
    const owners = services.filter(isOwner)
    const owner = owners[0]
    if (!owner || owners.some(isOpen)) return owner && ''
    report({ url, category: owner.category, service: owner.id, via })
    return owner.id
  }

  function report(detail: ConsentEvents['blocked']): void {
    try {
      if (core) core.blocked(detail)
      else early.push(detail)
    } catch {
      // A listener of the page failed; what is held stays held.
    }
  }

  const gate: Gate = {
    url(address, via) {
      let url: URL
      try {
        const text = (address as Request | null)?.url ?? String(address)
        // Most addresses of a page name no host; making a URL of each is what costs.
        if (!/[:\\]|\/\s*\//.test(text) && document.baseURI.startsWith(location.origin + '/')) return undefined
        url = new URL(text, document.baseURI)
      } catch {
        return undefined
      }
      if (url.protocol === 'javascript:') return gate.urls(String(address).match(ADDRESS) ?? [], via)
      if (url.host === location.host) return undefined
      return judge(url.href, via, ({ owns }) => owns(url))
    },
    urls(addresses, via) {
      for (const address of addresses) {
        const verdict = gate.url(address, via)
        if (verdict) return verdict
      }
      return undefined
    },
    name: (kind, name) => judge(String(name), kind, ({ names }) => names.some(pattern => pattern.test(kind + ':' + name))),
    declares: kind => services.some(({ names }) => names.some(({ source }) => source.startsWith(`^${kind}:`))),
    css: text => String(text).replace(ADDRESS, address => (gate.url(address, 'style') ? 'about:invalid' : address)),
    connect(next) {
      core = next
      early.splice(0).forEach(report)
    }
  }
  return gate
}
