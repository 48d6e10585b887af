import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { exportLines } from '../collector/transfer'
import { parse, type Command } from './command'
import { createProgress, thousands } from './progress'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry export [options] > log.ndjson

Writes the whole log as JSON lines: notices, ledger, records, as they are at one moment. consentry import reads it:
consentry export --store consent.db | consentry import --store postgres://… is the move to another store.

${STORE_USAGE}
  --site SCOPE     one site only
  --out FILE       instead of stdout`,

  async run(args, io) {
    const { values } = parse({ args, options: { ...storeOptions, site: { type: 'string' }, out: { type: 'string' } } })
    const progress = createProgress(io)
    const out = values.out ? createWriteStream(values.out) : process.stdout
    let failed: Error | null = null
    out.on('error', error => (failed = error))
    let lines = 0
    await withStore(values, io, store =>
      store.snapshot(async queries => {
        for await (const line of exportLines(queries, { site: values.site })) {
          if (failed) throw failed
          if (!out.write(`${line}\n`)) await Promise.race([once(out, 'drain'), once(out, 'close')])
          lines++
          progress(() => `${thousands(lines)} lines`)
        }
      })
    )
    if (values.out)
      await new Promise<void>((resolve, reject) => out.end((error?: Error | null) => (error ? reject(error) : resolve())))
    io.note(`${thousands(lines - 1)} lines written`)
    return 0
  }
}

export default command
