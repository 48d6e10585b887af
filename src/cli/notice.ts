import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse as parseConfig, type Config } from '../config'
import { siteOf } from './check/configuration'
import { only, parse, UsageError, type Command } from './command'
import { everyNotice, type Artefact } from './everyNotice'
import { createProgress, many } from './progress'
import { pushNotice } from './pushNotice'
import { readConfig } from './readConfig'
import { findLocale, localesOf } from './words'

const command: Command = {
  usage: `consentry notice <config> [options]

Writes down what visitors are shown, as <hash>.json: the hash is the "notice.hash" of their records, so that it can be told
years later what somebody said yes to. One file for each language and regime, one for decisions without an interface, and
one more for a page of yours that the notice links to. Run it at each release and keep the files; none is ever overwritten.
<config> is the JSON of the configuration, or a page that has it.

  --locale TAG     nb, or all; repeatable       ("locale" of the configuration; all where that is "auto")
  --out DIR                                                                    (notice)
  --site URL       address of the website: where links lead, and the controller without a name
  --push URL       also gives them to the collector at this address
  --key SECRET     of the collector; better by environment, CONSENTRY_KEY

Prints hash, language and regime of each.`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      allowPositionals: true,
      options: {
        locale: { type: 'string', multiple: true },
        out: { type: 'string', default: 'notice' },
        site: { type: 'string' },
        push: { type: 'string' },
        key: { type: 'string' }
      }
    })
    const input = await readConfig(only(positionals, 'configuration'))
    const site = values.site === undefined ? undefined : address(values.site, '--site')
    const { config, issues } = parseConfig(input, site ? `${site.origin}/?` : siteOf(input))
    if (issues.length)
      io.note(
        `the configuration has ${many(issues.length, 'issue')}, and visitors see what is left of it; consentry check tells more`
      )
    const key = values.key ?? io.env.CONSENTRY_KEY
    const collector = values.push === undefined ? null : address(values.push, '--push')
    if (collector && !key) throw new UsageError('--push needs the key of the collector: --key, or CONSENTRY_KEY')

    const tell = createProgress(io)
    const artefacts = await everyNotice(input, choose(values.locale, config), site)
    await mkdir(values.out, { recursive: true })
    for (const [index, artefact] of artefacts.entries()) {
      await write(values.out, artefact)
      if (collector) await pushNotice(artefact, collector, key!)
      const { hash, locale, preset, page } = artefact
      io.print([hash, locale ?? '-', preset, ...(page ? [`on ${page}`] : [])].join('  '))
      tell(() => `${index + 1} of ${artefacts.length} notices`)
    }
    return 0
  }
}
export default command

/** English is always among them: it is what the interface falls back to. */
function choose(wanted: string[] | undefined, config: Config): string[] {
  const tags = wanted ?? [config.locale === 'auto' ? 'all' : config.locale]
  return [...new Set(tags.flatMap(tag => (tag === 'all' ? localesOf(config) : [findLocale(tag, config), 'en'])))]
}

/** @throws where a file of that name holds something else: it was changed after it was written */
async function write(folder: string, { hash, body }: Artefact): Promise<void> {
  const file = join(folder, `${hash}.json`)
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known === body) return
  if (known !== null) throw new Error(`${file} is not what its name says: it was changed after it was written`)
  // A run that is broken off must not leave half a notice under a whole one's name.
  await writeFile(`${file}.part`, body)
  await rename(`${file}.part`, file)
}

function address(text: string, flag: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageError(`${flag} ${JSON.stringify(text)} is no address`)
  return new URL(text)
}
