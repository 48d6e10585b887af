import type { Config } from '../../config/config'
import { warning, type Flaw, type Place } from './finding'

/**
 * When visitors have to be asked again: a new recipient in a category that they allowed, or another controller (ICO on new
 * third parties; EDPB 03/2022). The cookie knows categories and a version only, so the site owner has to say it.
 *
 * @param before the configuration of the last release; without it a change cannot be seen
 */
export function reminders(config: Config, before: Config | undefined, at: (path: string) => Place): Flaw[] {
  const { policy, services } = config
  const flaws: Flaw[] = []
  const remind = (code: string, path: string, message: string) => flaws.push(warning(code, at(path), message))

  if (!policy.version && services.some(({ category }) => category !== 'necessary'))
    remind(
      'no-version',
      'policy',
      'policy.version is missing: when a service is added, visitors cannot be asked again. Give it one, "1" for example.'
    )
  if (policy.material && policy.version && !Object.keys(policy.changes).length)
    remind(
      'changes-unsaid',
      'policy.material',
      'policy is material, so visitors are asked again, and policy.changes does not tell them what changed.'
    )

  const news = before ? newsOf(config, before) : []
  if (news.length && !(policy.material && policy.version !== before!.policy.version)) {
    const message = `since the last release ${news.join('; ')}. Visitors have to be asked again: give policy a new version and set "material": true.`
    remind('not-material', 'policy', message)
  }
  return flaws
}

function newsOf({ controller, categories, services }: Config, before: Config): string[] {
  const news: string[] = []
  if (controller.name !== before.controller.name) news.push(`the controller is ${controller.name}, not ${before.controller.name}`)
  for (const { id, category } of services) {
    // A new category asks by itself.
    if (!categories.some(known => known.id === category) || !before.categories.some(known => known.id === category)) continue
    const old = before.services.find(service => service.id === id)
    if (!old) news.push(`"${id}" is new in "${category}"`)
    else if (old.category !== category) news.push(`"${id}" moved from "${old.category}" to "${category}"`)
  }
  return news
}
