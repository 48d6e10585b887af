import type { ConfigService } from '../config/config'
import { Entries } from './Entries'
import { h, type ComponentChild } from 'preact'
import { Link } from './Link'
import { textOf, type Scene } from './scene'
import { Switch } from './Switch'

/** One service with everything that a visitor may want to know before answering (standards L-10). */
export function Service(service: ConfigService, on: boolean | undefined, scene: Scene): ComponentChild {
  const { id, name, provider, purpose, reason, policy, cookies, storage } = service
  const { messages } = scene
  const rows: [term: string, content: ComponentChild][] = [
    [messages.provider, provider],
    [messages.purpose, textOf(purpose, scene)],
    [messages.reason, textOf(reason, scene)],
    [messages.cookies, cookies.length + storage.length > 0 && Entries(service, scene)]
  ]
  return h(
    'li',
    { part: 'service' },
    on === undefined ? h('span', { class: 'name' }, name) : Switch(scene, { name, on, hook: 'data-consentry-service', id }),
    h(
      'dl',
      {},
      // A site's English sentence keeps its full stop at its end in an Arabic page.
      rows.map(([term, content]) => {
        const text = typeof content === 'string' ? h('bdi', {}, content) : content
        return content && h('div', {}, h('dt', {}, term), h('dd', {}, text))
      })
    ),
    Link(policy, messages.privacyPolicy)
  )
}
