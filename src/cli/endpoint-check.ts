import { checkEndpoint } from './endpointChecks'
import { only, parse, UsageError, type Command } from './command'

const command: Command = {
  usage: `consentry endpoint-check <url> --origin https://www.example.com [options]

Holds a receiver of one's own against what the SDK needs: sends a few records and some that are wrong, and says what it
makes of them. The records are marked by their consent ids, which are printed, and by the controller id endpoint-check.
Exit code 0: it can be used, 1: it cannot.

  --origin URL          the website that sends                                     (required)
  --header "Name: text" sent with each request, as record.headers would; repeatable
  --json                the findings as JSON`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      options: { origin: { type: 'string' }, header: { type: 'string', multiple: true }, json: { type: 'boolean' } },
      allowPositionals: true
    })
    const url = only(positionals, 'address')
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
      throw new UsageError(`${JSON.stringify(url)} is no address`)
    if (!values.origin) throw new UsageError('--origin is missing: the website that sends')
    if (!URL.canParse(values.origin) || new URL(values.origin).origin !== values.origin)
      throw new UsageError(`--origin ${JSON.stringify(values.origin)} is no origin, like https://www.example.com`)
    const headers = Object.fromEntries((values.header ?? []).map(readHeader))

    const findings = await checkEndpoint({ url, origin: values.origin, headers })
    if (values.json) io.print(JSON.stringify(findings, null, 2))
    else
      for (const { level, what, detail } of findings)
        io.print(`${{ good: 'ok  ', poor: 'poor', bad: 'BAD ' }[level]}  ${what}${detail ? `: ${detail}` : ''}`)
    return findings.some(({ level }) => level === 'bad') ? 1 : 0
  }
}

function readHeader(text: string): [string, string] {
  const colon = text.indexOf(':')
  if (colon < 1) throw new UsageError(`--header ${JSON.stringify(text)} has no colon`)
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
}

export default command
