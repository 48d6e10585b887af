import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { headsOf, type Head } from '../collector/heads'
import { verify } from '../collector/verify'
import { parse, UsageError, type Command } from './command'
import { createProgress, many, thousands } from './progress'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry verify [options]

Holds every record against the ledger and finds what was edited, deleted, forged or cut. Exit code 0: whole, 1: not.

${STORE_USAGE}
  --site SCOPE     one site only
  --pin FILE       heads that were kept outside the store; repeatable. Only they show a log that was cut at its end
  --write-pin FILE writes the heads as they are now, where the log is whole
  --json           the verdict as JSON`,

  async run(args, io) {
    const { values } = parse({
      args,
      options: {
        ...storeOptions,
        site: { type: 'string' },
        pin: { type: 'string', multiple: true },
        'write-pin': { type: 'string' },
        json: { type: 'boolean' }
      }
    })
    const pins = (values.pin ?? []).flatMap(readPin)
    const progress = createProgress(io)
    return withStore(values, io, store =>
      store.snapshot(async queries => {
        const verdict = await verify(queries, {
          site: values.site,
          pins,
          told: ({ records, entries }) => progress(() => `${thousands(records)} records, ${thousands(entries)} entries`)
        })
        const { problems } = verdict
        if (values.json) io.print(JSON.stringify(verdict, null, 2))
        else {
          for (const { kind, site, what } of problems) io.print(`${kind.padEnd(7)} ${site}: ${what}`)
          io.print(
            `${many(verdict.records, 'record')} of ${many(verdict.sites, 'site')} against ${many(verdict.entries, 'entry', 'entries')}, ` +
              `${thousands(verdict.erased)} erased, ${pins.length ? many(pins.length, 'pinned head') : 'no pinned head'}: ` +
              (problems.length ? many(problems.length, 'problem') : 'whole')
          )
        }
        if (values['write-pin'] && !problems.length) {
          mkdirSync(dirname(values['write-pin']), { recursive: true })
          writeFileSync(values['write-pin'], `${JSON.stringify({ heads: await headsOf(queries, values.site) }, null, 2)}\n`)
        }
        return problems.length ? 1 : 0
      })
    )
  }
}

/** The form of `GET /v1/ledger/head`. */
function readPin(path: string): Head[] {
  try {
    const { heads } = JSON.parse(readFileSync(path, 'utf8')) as { heads: Head[] }
    if (Array.isArray(heads) && heads.every(({ site, chain, seq, head }) => site && chain && seq && head)) return heads
  } catch (error) {
    throw new UsageError(`pin ${path}: ${(error as Error).message}`)
  }
  throw new UsageError(`pin ${path} holds no heads`)
}

export default command
