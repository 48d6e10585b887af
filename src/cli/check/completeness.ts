import type { Config, ConfigService } from '../../config/config'
import { EXEMPTING } from '../../config/regimes'
import { warning, type Flaw, type Place } from './finding'

/** Categories that come with a name and a description. */
const OURS = ['functionality', 'analytics', 'advertising']

/**
 * What visitors have to be told before they consent (GDPR art. 13; CJEU C-673/17 Planet49, 81: how long cookies last, and
 * whether third parties get at them). Nothing breaks without it, so these are warnings.
 */
export function completeness(config: Config, at: (path: string) => Place): Flaw[] {
  const { categories, services, links, texts } = config
  const flaws: Flaw[] = services.flatMap(service => serviceFlaws(service, at))
  const isTold = Object.values(texts).some(({ bannerBody, noticeBody }) => bannerBody || noticeBody)
  for (const { id, name, description, basis } of categories) {
    const path = `categories.${id}`
    if (basis === 'exempt' && !knowsExemptions(config)) {
      const message = `${path} is exempt, which counts in the regimes uk and notice alone, and no visitor gets one of them. Name a country in regions, or take it out.`
      flaws.push(warning('exempt-nowhere', at(path), message))
    } else if (basis === 'exempt' && !isTold) {
      const message = `${path} runs before an answer, and our first layer says that only what is allowed is used. Say what runs, and that it can be turned off: texts, bannerBody (noticeBody).`
      flaws.push(warning('exempt-unsaid', at(path), message))
    }
    if (!OURS.includes(id) && !(name && description)) {
      const missing = [!name && 'name', !description && 'description'].filter(Boolean).join(' and no ')
      flaws.push(
        warning('category-unsaid', at(path), `${path} has no ${missing}: visitors are asked about "${id}". Say what it is for.`)
      )
    }
    if (!services.some(({ category }) => category === id)) {
      const message = `${path} has no service, so visitors are asked about something that is not used. Declare its services, or take the category out.`
      flaws.push(warning('empty-category', at(path), message))
    }
  }
  if (!links.privacyPolicy && !links.cookiePolicy)
    flaws.push(
      warning('no-policy-link', at('links'), 'links.privacyPolicy is missing: visitors cannot read more before they decide.')
    )
  return flaws
}

function knowsExemptions({ regime, regions }: Config): boolean {
  return [regime, ...Object.values(regions)].some(preset => EXEMPTING.includes(preset))
}

function serviceFlaws(service: ConfigService, at: (path: string) => Place): Flaw[] {
  const { id, category, provider, purpose, policy, hosts, cookies, storage } = service
  const path = `services.${id}`
  const flaws: Flaw[] = []
  const miss = (code: string, what: string, why: string) =>
    flaws.push(warning(code, at(path), `${path}.${what} is missing: ${why}`))

  if (!provider) miss('no-provider', 'provider', 'visitors must be told who receives data.')
  if (category !== 'necessary') {
    if (!purpose) miss('no-purpose', 'purpose', 'visitors must be told what the service is for.')
    if (!policy && hosts.length) miss('no-service-policy', 'policy', "link the provider's own policy.")
  }
  for (const [index, { name, duration }] of cookies.entries()) {
    if (duration) continue
    const cookie = `${path}.cookies[${index}]`
    flaws.push(
      warning('no-duration', at(cookie), `${cookie} ("${name}") has no duration: visitors must be told how long it lasts.`)
    )
  }
  if (!hosts.length && !cookies.length && !storage.length)
    flaws.push(
      warning(
        'nothing-declared',
        at(path),
        `${path} declares no hosts, cookies or storage, so nothing can be found, held back or deleted. consentry add knows many services.`
      )
    )
  return flaws
}
