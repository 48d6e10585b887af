/**
 * A pattern of `service.hosts` as sources of a Content-Security-Policy. The language of sources is poorer: a star stands for
 * subdomains only, so one inside a path is cut back to the folder before it. What is no host gives no source.
 */
export function sourcesOf(pattern: unknown): string[] {
  try {
    const [, wildcard = '', rest] = /^(?:(?:\w+:)?\/\/)?(\*\.)?(.*)/.exec((pattern as string).trim())!
    const { hostname, port, pathname } = new URL(`http://${rest}`)
    const host = hostname.replace(/\.$/, '')
    // A path that ends in a slash is that folder, any other is that file alone. `;` and `,` would end the policy.
    const path = pathname.replace(/[^/]*\*.*/, '').replace(/[;,]/g, encodeURIComponent)
    const paths = path === '/' ? [''] : [path, path.replace(/\/$/, '')]
    // "*" would be everybody, and an IPv6 address cannot be said.
    if (!/^[\w.-]+$/.test(host)) return []
    return [wildcard + host, host].flatMap(name => paths.map(below => `${name}:${port || '*'}${below}`))
  } catch {
    return []
  }
}
