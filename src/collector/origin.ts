/** Which origins may send. */
export interface Origins {
  has(origin: string): boolean
}

const PATTERN = /^(https?):\/\/(\*\.)?([a-z0-9.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}|\*))?$/

/**
 * Exact origins (scheme, host and port count), `https://*.example.com` for every subdomain (not example.com itself), and
 * `http://localhost:*` for any port.
 */
export function createOrigins(patterns: readonly string[]): Origins {
  const exact = new Set(patterns.filter(pattern => !pattern.includes('*')))
  const open = patterns.filter(pattern => pattern.includes('*')).map(matcher)
  return { has: origin => exact.has(origin) || open.some(matches => matches(origin)) }
}

function matcher(pattern: string): (origin: string) => boolean {
  const [, scheme, any, host, port] = PATTERN.exec(pattern)!
  const expression = `^${scheme}://${any ? '(?:[a-z0-9-]+\\.)+' : ''}${escape(host!)}${port === '*' ? '(?::\\d+)?' : port ? `:${port}` : ''}$`
  const regex = new RegExp(expression)
  return origin => regex.test(origin)
}

/** What is wrong with a pattern, in words; null where nothing is. */
export function originFlaw(pattern: string): string | null {
  if (pattern === '*') return 'would let every website write into the log. Name the origins'
  const match = PATTERN.exec(pattern)
  if (match) {
    const url = pattern.replace('*.', 'any.').replace(/:\*$/, '')
    return URL.canParse(url) && new URL(url).origin === url ? null : `should be written ${suggestion(url) ?? 'scheme://host'}`
  }
  const better = suggestion(pattern)
  return `is no origin${better ? `. Did you mean ${better}?` : ' (like https://www.example.com)'}`
}

function suggestion(text: string) {
  for (const url of [text, `https://${text}`])
    if (URL.canParse(url) && /^https?:/i.test(url) && new URL(url).hostname.includes('.')) return new URL(url).origin
  return null
}

function escape(text: string) {
  return text.replace(/[.[\]]/g, '\\$&')
}
