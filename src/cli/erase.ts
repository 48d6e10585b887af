import { erase } from '../collector/erase'
import { only, parse, type Command } from './command'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry erase <consentId> [options]

Deletes every record of a consent id and says so in the ledger (GDPR art. 17). Consider art. 17(3)(e) first: the proof of a
consent may be kept as long as claims can be made.

${STORE_USAGE}
  --site SCOPE     one site only`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      options: { ...storeOptions, site: { type: 'string' } },
      allowPositionals: true
    })
    const consentId = only(positionals, 'consent id')
    const erased = await withStore(values, io, (_store, ledger) => erase(ledger, consentId, values.site))
    io.print(erased ? `${erased} ${erased === 1 ? 'record' : 'records'} erased` : 'no record has this consent id')
    return erased ? 0 : 1
  }
}

export default command
