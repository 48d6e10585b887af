import { createCollector, logToStderr, serve } from '../collector'
import { flawsOf } from '../collector/options'
import { parse, type Command } from './command'
import { readSettings } from './settings'

const command: Command = {
  usage: `consentry collector --origin https://www.example.com [options]

Receives consent records (POST /v1/records) and keeps them. Prints its address, then logs JSON on stderr.

  --origin URL       a website that may send; repeatable. https://*.example.com and http://localhost:* are understood
  --store PLACE      path of an SQLite file, or postgres://user:password@host/database        (consent.db)
  --port N           0 picks one                                                              (8787)
  --host ADDRESS                                                                              (127.0.0.1)
  --key SECRET       opens the operator's routes (proof, erasure, export); better by environment
  --rate N|off       requests a second from one network                                       (10)
  --retention N      months; --retention example.com=36 for one site; repeatable              (13)
  --notices DIR      folder of notice artefacts, <hash>.json, read at the start
  --trust-proxy N    how many proxies of your own stand in front                              (0)
  --config FILE      JSON with the same names: { "store": …, "origins": […], "trustProxy": 1 }

Each also from the environment: CONSENTRY_ORIGINS (separated by commas), CONSENTRY_STORE, CONSENTRY_PORT, CONSENTRY_HOST,
CONSENTRY_KEY, CONSENTRY_RATE, CONSENTRY_RETENTION, CONSENTRY_NOTICES, CONSENTRY_TRUST_PROXY, CONSENTRY_CONFIG.
Flags stand before the environment, the environment before the file.`,

  async run(args, io) {
    const { values } = parse({
      args,
      options: {
        origin: { type: 'string', multiple: true },
        store: { type: 'string' },
        port: { type: 'string' },
        host: { type: 'string' },
        key: { type: 'string' },
        rate: { type: 'string' },
        retention: { type: 'string', multiple: true },
        notices: { type: 'string' },
        'trust-proxy': { type: 'string' },
        config: { type: 'string' }
      }
    })
    const settings = readSettings(values, io, flawsOf)
    const collector = createCollector({ ...settings, log: logToStderr })
    await collector.ready
    const serving = await serve(collector, settings).catch(async (error: NodeJS.ErrnoException) => {
      await collector.close()
      throw new Error(portFlaw(error, settings))
    })
    io.print(`consentry collector listening on ${serving.url}`)
    if (!settings.key) logToStderr('info', 'no-key', { message: 'without --key the routes of the operator are closed' })
    else if (settings.key.length < 16) logToStderr('warn', 'short-key', { message: 'the key is shorter than 16 characters' })

    const signal = await new Promise<string>(resolve => {
      for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(name, () => resolve(name))
    })
    logToStderr('info', 'stopping', { signal })
    await serving.close()
    await collector.close()
    logToStderr('info', 'stopped')
    return 0
  }
}

function portFlaw({ code, message }: NodeJS.ErrnoException, { host, port }: { host: string; port: number }) {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken. Choose another with --port, or 0 for any`
  if (code === 'EACCES') return `port ${port} needs rights that this process does not have`
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine`
  return message
}

export default command
