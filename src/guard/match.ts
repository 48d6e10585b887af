/**
 * Which service an address belongs to. Pure: the guard, the Content-Security-Policy and the CLI read patterns alike.
 */

const DEFAULT_PORTS: Record<string, string> = { 'http:': '80', 'ws:': '80', 'https:': '443', 'wss:': '443' }

/** `*` stands for anything, also for nothing; `/*` at the end takes the part before it too: `/checkout/*` is `/checkout` and below. */
export function compileGlob(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${source.replace(/\/\.\*$/, '(?:/.*)?')}$`)
}

/**
 * Patterns of `service.hosts`: `"www.example.com"`, `"*.example.com"` (example.com itself too), `"example.com:8443"`
 * (else any port), `"example.com/pixel/*"` (else any path). A pattern that is no host matches nothing; a scheme in
 * front is overlooked, since a host that nobody matches would be let through.
 */
export function compileHosts(patterns: readonly string[]): (url: URL) => boolean {
  const tests = patterns.flatMap(pattern => compileHost(pattern) ?? [])
  return url => url.protocol in DEFAULT_PORTS && tests.some(test => test(url))
}

function compileHost(pattern: string): ((url: URL) => boolean) | null {
  const [, wildcard, host = '', port, path] = /^(?:\w+:\/\/)?(\*\.)?([^/:*?#@\\]+)(?::(\d+))?(\/.*)?$/.exec(pattern.trim()) ?? []
  const name = hostnameOf(host)
  if (!name) return null
  const pathGlob = path && path !== '/' ? compileGlob(path) : null
  return url => {
    // "vendor.com." is the same host (blocking.md §9.8).
    const hostname = url.hostname.replace(/\.$/, '')
    return (
      (hostname === name || (!!wildcard && hostname.endsWith('.' + name))) &&
      (!port || port === (url.port || DEFAULT_PORTS[url.protocol])) &&
      (!pathGlob || pathGlob.test(url.pathname))
    )
  }
}

/** As `URL` spells it: lower case, punycode. */
function hostnameOf(host: string): string {
  try {
    return new URL('http://' + host).hostname.replace(/\.$/, '')
  } catch {
    return ''
  }
}
