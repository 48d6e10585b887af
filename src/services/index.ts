/**
 * A catalogue of well-known services, for `services` of the configuration.
 *
 * @example
 * import { googleAnalytics, youtube } from 'consentry/services'
 * createConsent({ services: [googleAnalytics, { ...youtube, category: 'functionality' }] })
 */
import * as advertising from './advertising'
import * as analytics from './analytics'
import type { CatalogueService } from './catalogue'
import * as embeds from './embeds'
import * as help from './help'
import * as marketing from './marketing'
import * as necessary from './necessary'

export type { CatalogueService } from './catalogue'
export * from './advertising'
export * from './analytics'
export * from './embeds'
export * from './help'
export * from './marketing'
export * from './necessary'

/** All of them, by name. */
export const services: readonly CatalogueService[] = /* @__PURE__ */ [analytics, advertising, marketing, embeds, help, necessary]
  .flatMap(group => Object.values<CatalogueService>(group))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))

/** One of them; undefined where there is none. */
export function service(id: string): CatalogueService | undefined {
  return services.find(entry => entry.id === id)
}
