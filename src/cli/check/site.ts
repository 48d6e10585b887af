import type { Config, ConfigService } from '../../config/config'
import { compileGlob, compileHosts } from '../../guard/match'
import type { Page } from './page'

/** What the rules need to know of the configuration. */
export interface Site {
  config: Config
  /** False: nobody knows what the page names, only how it is written. */
  isKnown: boolean
  /** The service that an address belongs to and that has to be allowed first; null where nothing stands in the way. */
  heldBy(address: string, page: Page): ConfigService | null
}

/** Most addresses are, and lead to where the page is; to parse each of them is half of the work. Browsers skip line breaks and tabs. */
const RELATIVE = /^(?!\s*([a-z][\w+.-]*:|[\\/]\s*[\\/]))[^\t\n\r]*$/i

export function createSite(config: Config, isKnown = true): Site {
  const services = config.services.map(service => ({
    service,
    owns: compileHosts(service.hosts),
    paths: service.match?.map(compileGlob) ?? null
  }))

  return {
    config,
    isKnown,
    heldBy(address, page) {
      if (RELATIVE.test(address) && !page.isBasedElsewhere) return null
      if (!URL.canParse(address, page.base.href)) return null
      const url = new URL(address, page.base.href)
      // Own files are own files, whatever a pattern says; so does the guard.
      if (url.host === page.address?.host) return null
      const owners = services.filter(({ owns }) => owns(url))
      // Two services may share a host: where one is needed anyway, the host is.
      const isOpen = owners.some(
        ({ service, paths }) =>
          service.category === 'necessary' && (!paths || !page.address || paths.some(path => path.test(page.address!.pathname)))
      )
      return isOpen ? null : (owners[0]?.service ?? null)
    }
  }
}
