import type { Config } from '../../config/config'
import { service } from '../../services'
import type { CategoryId, SignalName } from '../../types'
import { warning, type Flaw, type Place } from './finding'

/** What each vendor is told about, by the names of the default categories (docs/signals.md). */
const LISTENS: Partial<Record<SignalName, readonly CategoryId[]>> = {
  'google-consent-mode': ['functionality', 'analytics', 'advertising'],
  'microsoft-uet': ['advertising'],
  'microsoft-clarity': ['analytics', 'advertising'],
  meta: ['advertising'],
  tiktok: ['advertising'],
  pinterest: ['advertising'],
  reddit: ['advertising'],
  matomo: ['analytics'],
  posthog: ['analytics'],
  mixpanel: ['analytics'],
  hubspot: ['functionality', 'analytics', 'advertising'],
  shopify: ['functionality', 'analytics', 'advertising'],
  wordpress: ['functionality', 'analytics', 'advertising']
}

/** Whether vendors hear about the category that they are in; and what is set up on purpose, and should be known. */
export function vendors({ categories, services, signals }: Config, at: (path: string) => Place): Flaw[] {
  const ids = categories.map(({ id }) => id)
  return signals.flatMap((signal, index) => {
    if (typeof signal === 'function' || (typeof signal === 'object' && 'queue' in signal)) return []
    const options = typeof signal === 'string' ? { name: signal } : signal
    const { name } = options
    const renamed = Object(options).categories as Record<string, CategoryId> | undefined
    const heard = LISTENS[name]?.map(category => renamed?.[category] ?? category)
    const flaws: Flaw[] = []
    const warn = (code: string, message: string) => flaws.push(warning(code, at(`signals[${index}]`), message))

    if (Object(options).mode === 'advanced')
      warn(
        'advanced-mode',
        'Google’s tags load before anybody is asked, and send the visitor’s address, browser and page. In the EEA and the UK that needs consent as well (EDPB Guidelines 2/2023): take "basic" and mark the tags, unless your counsel says otherwise.'
      )
    if (!heard) return flaws
    if (!heard.some(category => ids.includes(category)))
      warn(
        'signal-unheard',
        `"${name}" hears about ${heard.join(', ')}, which the configuration does not have, so it is always told "denied". Name your own: { "name": "${name}", "categories": { "${LISTENS[name]![0]}": "${ids[0]}" } }.`
      )
    for (const { id, category } of services) {
      if (service(id)?.signal !== name || heard.includes(category) || !ids.includes(category)) continue
      warn(
        'signal-elsewhere',
        `"${id}" is in "${category}", and its vendor is told about ${heard.join(', ')}: it would run and be told "denied", or the other way round. Add "categories": { "${LISTENS[name]!.at(-1)}": "${category}" } to the signal, or move the service.`
      )
    }
    return flaws
  })
}
