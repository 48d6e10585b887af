import { readFileSync, writeFileSync } from 'node:fs'
import { service, services, type CatalogueService } from '../services'
import type { ConsentConfig, Service, SignalName } from '../types'
import { parse, UsageError, type Command } from './command'

const command: Command = {
  usage: `consentry add <service>… [options]
consentry add --list

Writes services of the catalogue into the configuration, with their hosts, cookies and purpose.

  --config FILE     the JSON of the configuration                        (consentry.json)
  --category ID     puts them into this category instead of their own
  --signal          also names the vendors in "signals", so that they are told what is granted
  --print           prints the services instead, to be pasted: for a configuration that stands in a page
  --list            prints what the catalogue has`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string', default: 'consentry.json' },
        category: { type: 'string' },
        signal: { type: 'boolean', default: false },
        print: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false }
      }
    })
    if (values.list) {
      const width = Math.max(...services.map(({ id }) => id.length))
      for (const { id, name, category } of services) io.print(`${id.padEnd(width)}  ${name} (${category})`)
      return 0
    }

    const entries = positionals.map(find)
    if (!entries.length) throw new UsageError('name a service; consentry add --list prints them')
    if (values.print) {
      // As they stand in "services", so that the brackets around them are the page's own.
      const lines = entries.map(entry => toService(entry, values.category ?? entry.category))
      io.print(joinShortLists(JSON.stringify(lines, null, 2)).replace(/^\[\n|\n\]$/g, ''))
      const signals = [...new Set(entries.flatMap(({ signal }) => signal ?? []))]
      if (signals.length) io.note(`they can be told what is granted: "signals": ${JSON.stringify(signals)}`)
      return 0
    }
    const text = read(values.config)
    const config = parseConfig(text, values.config)
    const categories = categoriesOf(config)
    let changed = false
    for (const entry of entries) {
      if (config.services?.some(({ id }) => id === entry.id)) {
        io.note(`${entry.id} is there already; it stays as it is`)
        continue
      }
      const category = values.category ?? entry.category
      if (!categories.includes(category)) {
        throw new UsageError(
          `${entry.id} belongs to "${category}", which the configuration does not have; --category takes one of ${categories.join(', ')}`
        )
      }
      config.services = [...(config.services ?? []), toService(entry, category)]
      changed = true
      io.print(`added ${entry.name} to "${category}"`)
      if (category === 'necessary') io.note(`${entry.id} runs on every page; "match" limits it to some`)
      if (entry.signal) tell(config, entry.signal, values.signal, line => io.note(line))
      const unmarked = entry.signal && UNMARKED[entry.signal]
      if (unmarked) io.note(`${entry.id}: mark its tags, or ${unmarked} (docs/signals.md)`)
    }

    if (changed) writeFileSync(values.config, format(config, text))
    return 0
  }
}
export default command

/** What a vendor's own code has to be told where it stands in the page before consent. */
const UNMARKED: Partial<Record<SignalName, string>> = {
  posthog: 'init it with opt_out_capturing_by_default and opt_out_persistence_by_default',
  mixpanel:
    'init it with opt_out_tracking_by_default and opt_out_persistence_by_default, and know that it stores an id of the tab',
  'microsoft-clarity': 'turn cookies off in its project',
  matomo: "put _paq.push(['requireConsent']) first into its snippet"
}

function find(id: string): CatalogueService {
  const entry = service(id)
  if (entry) return entry
  const near = services.filter(({ id: other, name }) => `${other} ${name.toLowerCase()}`.includes(id.toLowerCase()))
  const hint = near.length ? `did you mean ${near.map(({ id }) => id).join(', ')}?` : 'consentry add --list prints what there is'
  throw new UsageError(`the catalogue has no ${JSON.stringify(id)}; ${hint}`)
}

/** What the configuration takes: where the facts are from stays in the catalogue. */
function toService({ signal: _signal, source: _source, ...entry }: CatalogueService, category: string): Service {
  return { ...entry, category }
}

function tell(
  config: Partial<ConsentConfig>,
  name: NonNullable<CatalogueService['signal']>,
  write: boolean,
  note: (line: string) => void
) {
  const named = config.signals?.some(
    signal => signal === name || (typeof signal === 'object' && 'name' in signal && signal.name === name)
  )
  if (named) return
  if (write) config.signals = [...(config.signals ?? []), name]
  else note(`its vendor can be told what is granted: add ${JSON.stringify(name)} to "signals", or call with --signal`)
}

function categoriesOf({ categories }: Partial<ConsentConfig>): string[] {
  const own = categories?.map(category => (typeof category === 'string' ? category : category.id))
  return ['necessary', ...(own ?? ['functionality', 'analytics', 'advertising'])]
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(
      `${file} cannot be read; --config names the JSON of the configuration, and --print prints what to paste into a page`
    )
  }
}

function parseConfig(text: string, file: string): Partial<ConsentConfig> {
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${file} is not JSON (${(error as Error).message}); for a page, --print prints what to paste`)
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new UsageError(`${file} holds no configuration`)
  return config
}

/** In the style of the file: its indentation, its last line break, and short lists on one line unless it writes them out. */
function format(config: object, before: string): string {
  const indent = /^[ \t]+(?=")/m.exec(before)?.[0] ?? '  '
  const end = before.endsWith('\n') ? '\n' : ''
  const json = (value: unknown) => JSON.stringify(value, null, indent) + end
  return json(JSON.parse(before)) === before ? json(config) : joinShortLists(json(config))
}

/** Of lists and objects without others inside. A JSON string holds no line break, so that only the layout is touched. */
function joinShortLists(json: string): string {
  return json.replace(/([[{])\n\s+([^[\]{}]*?)\n\s+([\]}])/g, (whole, open: string, inner: string, close: string) => {
    const line = inner.replace(/,\n\s+/g, ', ')
    const space = open === '{' ? ' ' : ''
    return line.length < 90 ? `${open}${space}${line}${space}${close}` : whole
  })
}
