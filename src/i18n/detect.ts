import type { Locale } from '../types'
import { ALIASES } from './available'

/**
 * The language that comes closest: the first wanted tag that is available as it is, by another name, or without its last
 * part (`nb-NO` → `nb`, RFC 4647 §3.4). English where none is.
 *
 * @param wanted tags in the order of preference; what is no tag (`""`, `"auto"`, null) is passed over
 */
export function detect(wanted: readonly (string | null | undefined)[], available: readonly Locale[]): Locale {
  for (const tag of wanted) {
    // Old systems write en_GB.
    for (let part = (tag ?? '').replace(/_/g, '-'); part; part = part.slice(0, Math.max(part.lastIndexOf('-'), 0))) {
      const found = find(part, available) ?? find(ALIASES[part.toLowerCase()], available)
      if (found) return found
    }
  }
  return 'en'
}

function find(tag: string | undefined, available: readonly Locale[]): Locale | undefined {
  return available.find(known => known.toLowerCase() === tag?.toLowerCase())
}
