/**
 * Which service an address belongs to. Pure: the guard, the Content-Security-Policy and the CLI read patterns alike.
 */

/** `*` stands for anything, also for nothing; `/*` at the end takes the part before it too: `/checkout/*` is `/checkout` and below. */
export function compileGlob(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${source.replace(/\/\.\*$/, '(/.*)?')}$`)
}

/**
 * Patterns of `service.hosts`: `"www.example.com"`, `"*.example.com"` (example.com itself too), `"example.com:8443"`
 * (else any port, also with 80 and 443), `"example.com/pixel/*"` (else any path). A pattern that is no host matches nothing; a scheme in
 * front is overlooked, since a host that nobody matches would be let through.
 */
export function compileHosts(patterns: readonly string[]): (url: URL) => boolean {
  const tests = patterns.map(compileHost)
  return url => tests.some(test => test(url))
}

function compileHost(pattern: string): (url: URL) => boolean {
  const [, wildcard, rest] = /^(?:\w+:\/\/)?(\*\.)?(.*)/.exec(pattern.trim())!
  try {
    // `URL` spells both sides alike: lower case, punycode, an encoded path.
    const { hostname, port, pathname } = new URL('http://' + rest)
    const name = undotted(hostname)
    const path = compileGlob(pathname === '/' ? '*' : pathname)
    return url => {
      const host = undotted(url.hostname)
      return (
        (host === name || (!!wildcard && host.endsWith('.' + name))) &&
        (!port || port === '443' || port === url.port) &&
        path.test(url.pathname)
      )
    }
  } catch {
    return () => false
  }
}

/** "vendor.com." is the same host. */
function undotted(hostname: string): string {
  return hostname.replace(/\.$/, '')
}
