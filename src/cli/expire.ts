import { expire } from '../collector/expire'
import { flawsOf, monthsKept } from '../collector/options'
import { parse, UsageError, type Command } from './command'
import { createProgress, thousands } from './progress'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry expire [options]

Deletes what is older than the retention and says so in the ledger. A running collector does this by the hour.

${STORE_USAGE}
  --retention N    months; --retention example.com=36 for one site; repeatable; also CONSENTRY_RETENTION    (13)`,

  async run(args, io) {
    const { values } = parse({ args, options: { ...storeOptions, retention: { type: 'string', multiple: true } } })
    const progress = createProgress(io)
    const expired = await withStore(values, io, (store, ledger, { retention }) => {
      const flaws = flawsOf({ store: 'x', origins: ['https://example.com'], retention })
      if (flaws.length) throw new UsageError(flaws.join('\n'))
      return expire(store, ledger, monthsKept(retention), {
        told: records => progress(() => `${thousands(records)} records deleted`)
      })
    })
    for (const { site, before } of expired) io.print(`${site}: everything before ${before}`)
    if (!expired.length) io.print('nothing is older than the retention')
    return 0
  }
}

export default command
