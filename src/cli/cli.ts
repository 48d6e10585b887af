import { UsageError, type Command, type Io } from './command'

/** The bin `consentry`. Each command is loaded when it is called: `check` needs no database, `collector` no parser. */
const COMMANDS: Record<string, [summary: string, load: () => Promise<{ default: Command }>]> = {
  check: ['find what would load without consent in pages, folders and configurations', () => import('./check')],
  add: ['write services of the catalogue into the configuration', () => import('./add')],
  notice: ['write down the notices that the hashes of records stand for', () => import('./notice')],
  declaration: ['print the table of cookies as HTML', () => import('./declaration')],
  gpc: ['write the file that says that Global Privacy Control is honoured', () => import('./gpc')],
  collector: ['receive and keep consent records', () => import('./collector')],
  verify: ['hold the log against its ledger', () => import('./verify')],
  proof: ['tell what one consent id decided', () => import('./proof')],
  export: ['write the log as JSON lines', () => import('./export')],
  import: ['take in an export', () => import('./import')],
  erase: ['delete the records of one consent id', () => import('./erase')],
  expire: ['delete what is older than the retention', () => import('./expire')],
  'endpoint-check': ['hold a receiver of your own against the SDK', () => import('./endpoint-check')]
}

export async function main(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.print(overview())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    io.print(__VERSION__)
    return 0
  }
  const found = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!found) {
    io.note(`consentry: there is no command ${JSON.stringify(name)}. consentry --help lists them`)
    return 2
  }
  const command = (await found[1]()).default
  if (rest.includes('--help') || rest.includes('-h')) {
    io.print(command.usage)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    for (const line of (error as Error).message.split('\n')) io.note(`consentry ${name}: ${line}`)
    if (!(error instanceof UsageError)) return 1
    io.note(`consentry ${name} --help tells more`)
    return 2
  }
}

function overview() {
  const width = Math.max(...Object.keys(COMMANDS).map(name => name.length))
  const lines = Object.entries(COMMANDS).map(([name, [summary]]) => `  ${name.padEnd(width)}  ${summary}`)
  return ['consentry <command> [options]', '', ...lines, '', 'consentry <command> --help tells more'].join('\n')
}
