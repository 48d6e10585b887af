import { plural } from '../i18n/translate'
import type { Draft } from './draft'
import { h, type ComponentChild } from 'preact'
import { descriptionOf, nameOf, type Named, type Scene } from './scene'
import { Service } from './Service'
import { Switch } from './Switch'

export function Category(category: Named, draft: Draft, scene: Scene): ComponentChild {
  const { config, messages, locale } = scene
  const { id } = category
  const on = draft.categories[id]
  const services = config.services.filter(service => service.category === id)
  return h(
    'div',
    { class: 'category', part: 'category' },
    Switch(scene, {
      name: nameOf(category, scene),
      on: on ?? true,
      fixed: on === undefined,
      hook: 'data-consentry-category',
      id,
      description: `about-${id}`
    }),
    h('p', { id: `about-${id}` }, descriptionOf(category, scene)),
    services.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, plural(messages.providers, services.length, locale)),
        h(
          'ul',
          {},
          services.map(service => Service(service, draft.services[service.id], scene))
        )
      )
  )
}
