import { parse as parseConfig, type Config } from '../config'
import { siteOf } from './check/configuration'
import { checkSite, type Report } from './check/checkSite'
import { readConfigFile } from './check/sources'
import { only, parse, UsageError, type Command, type Io } from './command'
import { createProgress, thousands } from './progress'

const command: Command = {
  usage: `consentry check <folder|address|file> [options]

Reports what no script on the page can mend: tags that load without consent, marks that hold nothing back, a tag in the
wrong place, mistakes in the configuration, answers that do not look alike, and what visitors are not told. Reads pages
(.html), a folder of them with its stylesheets, one stylesheet (.css), the page at an address with its headers, or a
configuration (.json). docs/check.md explains each finding.

  --config FILE    the configuration of pages that have none of their own
  --site URL       where the files stand on the web: own addresses, and "match" of necessary services
  --before FILE    the configuration of the last release: says whether visitors have to be asked again
  --format F       text or json                                                     (text)
  --strict         warnings count too

Exit code 0: nothing found (or warnings only), 1: something found, 2: cannot run.`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        site: { type: 'string' },
        before: { type: 'string' },
        format: { type: 'string', default: 'text' },
        strict: { type: 'boolean', default: false }
      }
    })
    const target = only(positionals, 'folder, address or file')
    const print = PRINTERS[values.format]
    if (!print) throw new UsageError(`--format is text or json, not ${JSON.stringify(values.format)}`)

    const tell = createProgress(io)
    const report = await checkSite(target, {
      config: values.config === undefined ? undefined : await readConfigFile(values.config),
      site: values.site === undefined ? undefined : readSite(values.site),
      before: values.before === undefined ? undefined : await readBefore(values.before),
      progress: (done, all) => tell(() => `${thousands(done)} of ${thousands(all)} pages`)
    })
    const errors = report.findings.filter(({ severity }) => severity === 'error').length
    const warnings = report.findings.length - errors
    print(report, { errors, warnings }, io)
    return errors || (values.strict && warnings) ? 1 : 0
  }
}
export default command

type Counts = { errors: number; warnings: number }

const PRINTERS: Record<string, ((report: Report, counts: Counts, io: Io) => void) | undefined> = {
  text({ pages, findings }, { errors, warnings }, io) {
    for (const { file, line, column, severity, code, message } of findings)
      io.print(`${file}:${line}:${column} ${severity} ${code}: ${message}`)
    io.note(`${count(pages, 'page')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`)
  },
  json({ pages, findings }, counts, io) {
    io.print(JSON.stringify({ pages, ...counts, findings }, null, 2))
  }
}

function count(number: number, what: string): string {
  return `${thousands(number)} ${what}${number === 1 ? '' : 's'}`
}

function readSite(address: string): URL {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new UsageError(`--site ${JSON.stringify(address)} is no address of a website`)
  return new URL(address)
}

async function readBefore(file: string): Promise<Config> {
  const { text } = await readConfigFile(file)
  try {
    const input: unknown = JSON.parse(text)
    return parseConfig(input, siteOf(input)).config
  } catch (error) {
    throw new UsageError(`--before ${file} is not JSON: ${(error as Error).message}`)
  }
}
