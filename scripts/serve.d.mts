/** See serve.mjs. Port 0 picks a free one; addresses come without a slash at the end. */
export function serve(options?: {
  port?: number
  thirdPartyPort?: number
  host?: string
  store?: string
}): Promise<{ url: string; thirdPartyUrl: string; close(): Promise<void> }>
