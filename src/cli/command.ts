import { parseArgs, type ParseArgsConfig } from 'node:util'

/** One command of the bin, in a file of its own that is loaded when it is called. */
export interface Command {
  /** What `--help` prints. */
  usage: string
  /** Resolves with the exit code: 0 good, 1 found something or failed, 2 called wrongly. */
  run(args: string[], io: Io): Promise<number>
}

export interface Io {
  /** One line on stdout: what was asked for. */
  print(line: string): void
  /** One line on stderr: progress and complaints. */
  note(line: string): void
  env: Record<string, string | undefined>
}

/** The command was called wrongly: printed without a stack, exit code 2. Several lines where there are several mistakes. */
export class UsageError extends Error {}

/** `parseArgs`, with its complaints turned into {@link UsageError}. */
export function parse<const Config extends ParseArgsConfig>(
  config: Config
): ReturnType<typeof parseArgs<Config & { strict: true }>> {
  try {
    return parseArgs<Config & { strict: true }>({ ...config, strict: true })
  } catch (error) {
    // Node adds how to pass a value that begins with a dash, which nobody asked for.
    throw new UsageError((error as Error).message.replace(/\. (To specify|If you want|Did you forget).*$/s, ''))
  }
}

/** A positional argument that must be there, and nothing after it. */
export function only(positionals: string[], what: string): string {
  if (positionals.length !== 1)
    throw new UsageError(positionals.length ? `one ${what}, not ${positionals.length}` : `${what} is missing`)
  return positionals[0]!
}
