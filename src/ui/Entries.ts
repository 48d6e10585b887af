import type { ConfigService } from '../config/config'
import { h, type ComponentChild } from 'preact'
import type { Scene } from './scene'

/** Names of the web stand from left to right in every language: `_ga` would read `ga_` in an Arabic line. */
const CODE = { dir: 'ltr' }

/** What a service stores: its name, for how long, and whose it is where it is not this site's. */
export function Entries({ cookies, storage }: ConfigService, { messages }: Scene): ComponentChild {
  const facts = (duration: string | undefined, party: string) =>
    (duration ? ` · ${messages.duration}: ${duration}` : '') + (party === 'third' ? ` · ${messages.thirdParty}` : '')
  return h(
    'ul',
    {},
    cookies.map(({ name, duration, party }) => h('li', {}, h('code', CODE, name), facts(duration, party))),
    storage.map(entry => h('li', {}, h('code', CODE, entry.replace(/^\w+:/, ''))))
  )
}
