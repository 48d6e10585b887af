import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parse, UsageError, type Command } from './command'

const command: Command = {
  usage: `consentry gpc [options]

Writes the file by which a site says that it honours Global Privacy Control (w3c.github.io/gpc, "GPC Support Resource").
Serve it as /.well-known/gpc.json with the type application/json.

  --out FILE       .well-known/gpc.json; without it the file is printed
  --date DATE      when the statement was last changed, YYYY-MM-DD             (today)`,

  async run(args, io) {
    const { values } = parse({ args, options: { out: { type: 'string' }, date: { type: 'string' } } })
    const date = values.date ?? new Date().toISOString().slice(0, 10)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
      throw new UsageError(`--date ${JSON.stringify(date)} is no date like 2026-11-25`)
    const text = JSON.stringify({ gpc: true, lastUpdate: date })
    if (values.out === undefined) {
      io.print(text)
      return 0
    }
    await mkdir(dirname(values.out), { recursive: true })
    await writeFile(values.out, `${text}\n`)
    io.print(`${values.out} written`)
    return 0
  }
}
export default command
