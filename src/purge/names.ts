import type { ConfigService } from '../config/config'

/** What services have declared, each name with its kind in front: `cookie:_ga*`, `local:_hjid`. The last letter may be `*`. */
export function declared(services: readonly ConfigService[], party: 'first' | 'third'): string[] {
  return services.flatMap(({ cookies, storage }) => [
    ...cookies.filter(cookie => cookie.party === party).map(({ name }) => `cookie:${name}`),
    ...(party === 'first' ? storage : [])
  ])
}

export function matches(patterns: readonly string[], name: string): boolean {
  return patterns.some(pattern => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern))
}
