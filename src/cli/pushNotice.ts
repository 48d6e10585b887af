import type { Artefact } from './everyNotice'

const TRIES = 5
const TIMEOUT = 30_000

/**
 * Gives a notice to a collector. A busy one is asked again.
 *
 * @throws where it does not take it
 */
export async function pushNotice({ hash, body }: Artefact, collector: URL, key: string): Promise<void> {
  const path = `${collector.pathname.replace(/\/$/, '')}/v1/notices/${hash}`
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(new URL(path, collector), {
      method: 'PUT',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(TIMEOUT)
    }).catch((error: Error & { cause?: Error }) => {
      throw new Error(`cannot reach the collector: ${error.cause?.message || error.message}`)
    })
    if (response.ok) return
    const answer = (await response.json().catch(() => ({}))) as { message?: string; retryAfterMs?: number }
    const isBusy = response.status === 429 || response.status === 503
    if (!isBusy || attempt === TRIES) throw new Error(`the collector answers ${response.status} ${answer.message ?? ''}`.trim())
    await new Promise(resolve => setTimeout(resolve, Math.min(answer.retryAfterMs ?? 1000 * attempt, TIMEOUT)))
  }
}
