import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { importLines } from '../collector/transfer'
import { parse, UsageError, type Command } from './command'
import { createProgress, thousands } from './progress'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry import [FILE] [options]

Takes in what consentry export wrote, or plain records one a line, from a file or stdin. What is there already stays as it
is: after an interruption, run it again.

${STORE_USAGE}`,

  async run(args, io) {
    const { values, positionals } = parse({ args, options: storeOptions, allowPositionals: true })
    if (positionals.length > 1) throw new UsageError(`one file, not ${positionals.length}`)
    const input = positionals[0] ? createReadStream(positionals[0]) : process.stdin
    // readline does not pass on that the file cannot be read.
    const unreadable = new Promise<never>((_, reject) => input.once('error', reject))
    unreadable.catch(() => {})
    const progress = createProgress(io)
    const done = await withStore(
      values,
      io,
      (store, ledger) => {
        // Not before the store is open: lines that nobody waits for yet would be lost.
        const lines = createInterface({ input, crlfDelay: Infinity })
        return Promise.race([
          unreadable,
          importLines(store, ledger, lines, ({ lines: read }) => progress(() => `${thousands(read)} lines`))
        ])
      },
      { make: true }
    )
    io.print(
      `${thousands(done.lines)} lines: ${thousands(done.added)} added, ${thousands(done.known)} known, ${thousands(done.conflicts)} conflicts`
    )
    if (!done.complete) io.note('the last line of an export was not there: the input was cut off, or holds plain records')
    return done.conflicts ? 1 : 0
  }
}

export default command
