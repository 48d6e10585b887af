import { createServer } from 'node:http'
import { openConsentLog } from './serve/consentLog.mjs'
import { firstOrigin } from './serve/firstOrigin.mjs'
import { createLog } from './serve/log.mjs'
import { thirdParties } from './serve/thirdParties.mjs'

/**
 * Serves the demo: the five sites, the built files, the consent log and the live page on `http://localhost:PORT`, and the
 * third parties on `http://127.0.0.1:PORT+1`. The two names make them two sites for the browser: what the second one
 * stores is third-party, as it is for a real vendor.
 *
 * Port 0 picks a free one. Prints nothing, starts no process; `close()` ends every connection.
 *
 * @param {{ port?: number, thirdPartyPort?: number, host?: string, store?: string }} [options] `store`: the SQLite file of
 *   the consent log; without it `.cache/demo/`, or a temporary folder where the port is 0
 * @returns {Promise<{ url: string, thirdPartyUrl: string, close(): Promise<void> }>} addresses without a slash at the end
 */
export async function serve({ port = 8080, thirdPartyPort = port && port + 1, host = '127.0.0.1', store } = {}) {
  const log = createLog()
  const handlers = {}
  // A request that breaks off half-way is the visitor's business, and no reason to end.
  const answer = name => (request, response) => handlers[name](request, response).catch(() => response.destroy())
  const first = createServer(answer('first'))
  const third = createServer(answer('third'))

  try {
    // The addresses stand in the pages, so both ports are known before the first request is answered.
    const url = `http://localhost:${await listen(first, port, host)}`
    const thirdPartyUrl = `http://127.0.0.1:${await listen(third, thirdPartyPort, host)}`
    const consentLog = await openConsentLog({ store, port, origin: url, onRecord: record => log.add('record', record) })

    handlers.third = thirdParties({ log, origin: url })
    handlers.first = firstOrigin({ log, consentLog, url, thirdPartyUrl })

    const close = async () => {
      log.close()
      await Promise.all([first, third].map(stop))
      await consentLog.close()
    }
    return { url, thirdPartyUrl, close }
  } catch (error) {
    await Promise.all([first, third].map(stop))
    throw error
  }
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.address().port))
  })
}

function stop(server) {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
