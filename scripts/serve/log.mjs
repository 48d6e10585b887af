/** What is remembered for the live page; older entries are dropped. */
const LIMIT = 1000

/**
 * Everything that reached the third parties (`request`) and the consent log (`record`), in the order of arrival: to be
 * read at once (`entries`) or as it happens (`stream`, server-sent events).
 */
export function createLog() {
  const entries = []
  const listeners = new Set()
  let last = 0

  return {
    /** @param {'request' | 'record'} type */
    add(type, detail) {
      const entry = { n: ++last, at: new Date().toISOString(), type, ...(type === 'record' ? { record: detail } : detail) }
      entries.push(entry)
      if (entries.length > LIMIT) entries.shift()
      for (const response of listeners) send(response, entry)
    },

    /** Entries after number `since`. */
    entries: (since = 0) => entries.filter(({ n }) => n > since),

    /** Answers with what is there after `since`, and with each entry that follows until the reader leaves. */
    stream(response, since = 0) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(`retry: 1000\nevent: start\ndata: ${last}\n\n`)
      for (const entry of entries) if (entry.n > since) send(response, entry)
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },

    close() {
      for (const response of listeners) response.end()
      listeners.clear()
    }
  }
}

function send(response, entry) {
  response.write(`id: ${entry.n}\nevent: ${entry.type}\ndata: ${JSON.stringify(entry)}\n\n`)
}
