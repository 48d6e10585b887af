import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT, sendJson } from './files.mjs'

/**
 * The reference collector, in this process, on a SQLite file. Where it cannot run (nothing built, no SQLite on this
 * machine) the sites still work: `problem` says why, and records get a 503, so that the SDK keeps them.
 */
export async function openConsentLog({ store, port, origin, onRecord }) {
  // Readers of the log need this key; it stays in the server, which asks on behalf of the live page.
  const key = randomBytes(24).toString('base64url')
  const temporary = !store && port === 0 ? await mkdtemp(join(tmpdir(), 'consentry-demo-')) : null
  const file = store ?? join(temporary ?? join(ROOT, '.cache/demo'), `consent-${port}.db`)
  try {
    await mkdir(dirname(file), { recursive: true })
    const { createCollector, nodeHandler } = await import('../../dist/collector.js')
    const collector = createCollector({ store: file, origins: [origin], key, rate: 'off', onRecord })
    await collector.ready
    const answer = nodeHandler(collector)
    return {
      problem: null,
      answer,
      proof(consentId, request, response) {
        request.url = `/v1/consents/${encodeURIComponent(consentId)}`
        request.headers.authorization = `Bearer ${key}`
        answer(request, response)
      },
      async close() {
        await collector.close()
        if (temporary) await rm(temporary, { recursive: true, force: true })
      }
    }
  } catch (error) {
    if (temporary) await rm(temporary, { recursive: true, force: true })
    const isMissing = error?.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('collector.js')
    const problem = isMissing ? 'dist/collector.js is not built. Run npm run build.' : (error?.message ?? String(error))
    const refuse = (request, response) => sendJson(request, response, 503, { error: 'unavailable', message: problem, path: '' })
    return { problem, answer: refuse, proof: (_consentId, request, response) => refuse(request, response), close: async () => {} }
  }
}
