import { attempt } from './attempt'

/** Every cookie that this page can read, name and value. None in a sandboxed frame, which has no cookies at all. */
export function readCookies(): [name: string, value: string][] {
  return attempt(() => document.cookie, '')
    .split('; ')
    .map(pair => pair.split(/=(.*)/s) as [string, string])
}

/**
 * Deletes a cookie in every form in which this page may: each parent domain (a browser refuses public suffixes by itself), each
 * path above the page with and without a slash, plain, `Secure`, and `Partitioned`. Likeliest first, and no further than
 * needed: each write costs a round trip to the browser's network process.
 */
export function deleteCookie(name: string): void {
  const domains = location.hostname.split('.').map((_, index, labels) => `;domain=${labels.slice(index).join('.')}`)
  const parents = location.pathname.split('/').map((_, index, parts) => parts.slice(0, index + 1).join('/'))
  for (const flags of ['', ';secure', ';secure;samesite=none;partitioned']) {
    for (const path of parents.flatMap(path => [path, `${path}/`])) {
      for (const domain of ['', ...domains]) {
        document.cookie = `${name}=;max-age=0;path=${path || '/'}${domain}${flags}`
        if (!readCookies().some(([known]) => known === name)) return
      }
    }
  }
}
