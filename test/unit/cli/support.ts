import { main } from '../../../src/cli/cli'

/** Runs the bin in this process: exit code, and what it printed where. */
export async function run(args: string[], env: Record<string, string> = {}) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, { print: line => out.push(line), note: line => err.push(line), env })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
