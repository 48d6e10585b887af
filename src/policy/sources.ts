/**
 * A pattern of `service.hosts` as sources of a Content-Security-Policy. The language of sources is poorer: a star stands for
 * subdomains only, so one inside a path is cut back to the folder before it. A path alone is the site's own; what is no address
 * gives no source.
 */
export function sourcesOf(pattern: unknown): string[] {
  try {
    if (/^\/[^/]/.test(pattern as string)) return ["'self'"]
    const [, wildcard = '', rest] = /^(?:\w*:?\/\/)?(\*\.)?(.*)/.exec((pattern as string).trim())!
    const { hostname, port, pathname } = new URL(`http://${rest}`)
    // A path that ends in a slash is that folder, any other is that file alone.
    const path = pathname.replace(/[^/]*\*.*/, '')
    const paths = path === '/' ? [''] : [path, path.replace(/\/$/, '')]
    // "*" would be everybody, an IPv6 address cannot be said, and `;` and `,` end a policy.
    if (!/^[\w.-]+\/[^;,]*$/.test(hostname + path)) return []
    return [wildcard + hostname, hostname].flatMap(name => paths.map(below => `${name}:${port || '*'}${below}`))
  } catch {
    return []
  }
}
