import { writeFileSync } from 'node:fs'
import { readNotices } from '../collector/notices'
import { proofOf } from '../collector/proof'
import { only, parse, type Command } from './command'
import { toHtml, toText } from './proofPage'
import { storyOf } from './proofStory'
import { STORE_USAGE, storeOptions, withStore } from './storage'

const command: Command = {
  usage: `consentry proof <consentId> [options]

Tells what was asked, in which words, what was pressed, when, and what followed; for each decision of one consent id.

${STORE_USAGE}
  --site SCOPE     one site only
  --notices DIR    takes in a folder of notice artefacts first
  --html           a page for print, without anything from elsewhere
  --json           what GET /v1/consents/{consentId} answers
  --out FILE       instead of stdout`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      options: {
        ...storeOptions,
        site: { type: 'string' },
        notices: { type: 'string' },
        html: { type: 'boolean' },
        json: { type: 'boolean' },
        out: { type: 'string' }
      },
      allowPositionals: true
    })
    const consentId = only(positionals, 'consent id')
    const proof = await withStore(values, io, async store => {
      if (values.notices) await readNotices(store, values.notices)
      return proofOf(store, consentId, values.site)
    })
    if (!proof.records.length && !proof.unreadable) {
      io.note(`no record has the consent id ${JSON.stringify(consentId)}`)
      return 1
    }
    const story = () => storyOf(proof, new Date())
    const text = values.json ? JSON.stringify(proof, null, 2) : values.html ? toHtml(story()) : toText(story())
    if (values.out) writeFileSync(values.out, `${text}\n`)
    else io.print(text)
    return 0
  }
}

export default command
