import { parse as parseConfig } from '../config'
import { siteOf } from './check/configuration'
import { only, parse, type Command } from './command'
import { declarationHtml } from './declarationHtml'
import { readConfig } from './readConfig'
import { findLocale, wordsIn } from './words'

const command: Command = {
  usage: `consentry declaration <config> [options]

Prints the table of services and cookies as HTML, for the cookie policy. Put it into the page as it is: it needs no
JavaScript, and where consentry.js runs it is drawn again in the visitor's language.
<config> is the JSON of the configuration, or a page that has it.

  --locale TAG     ("locale" of the configuration; en where that is "auto")
  --html           as HTML, the only form there is`,

  async run(args, io) {
    const { values, positionals } = parse({
      args,
      allowPositionals: true,
      options: { locale: { type: 'string' }, html: { type: 'boolean' } }
    })
    const input = await readConfig(only(positionals, 'configuration'))
    const { config } = parseConfig(input, siteOf(input))
    const locale = findLocale(values.locale ?? (config.locale === 'auto' ? 'en' : config.locale), config)
    io.print(declarationHtml(config, locale, await wordsIn(locale, config)))
    return 0
  }
}
export default command
