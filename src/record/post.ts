import type { ConsentRecord } from '../types'

const TIMEOUT = 10_000

export interface Endpoint {
  endpoint: string
  headers?: Record<string, string>
}

/**
 * One record, one POST. Text needs no preflight, which a closing page could not wait for; headers of the site's own do.
 * Resolves with whatever was answered; rejects where there is no answer, or none that we may read.
 */
export async function post({ endpoint, headers }: Endpoint, record: ConsentRecord): Promise<Response> {
  const send = (keepalive: boolean) =>
    fetch(endpoint, {
      method: 'POST',
      body: JSON.stringify(record),
      keepalive,
      // A string is text/plain;charset=UTF-8 by itself.
      headers: headers && { 'Content-Type': 'application/json', ...headers },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error', // a 302 turns a POST into a GET and loses the record
      signal: AbortSignal.timeout?.(TIMEOUT) // Safari before 16 waits as long as it likes
    })
  // Other scripts may have used up the 64 KiB that a page has for keepalive requests.
  return send(true).catch(() => send(false))
}
