import { Entries } from './Entries'
import { h, render, type ComponentChild } from 'preact'
import { Link } from './Link'
import type { Placeholder } from './Placeholder'
import { descriptionOf, nameOf, textOf, type Named, type Scene } from './scene'

/** No class, no style: it looks as the page looks. */
export function Declaration(scene: Scene): ComponentChild {
  const { config, options, messages, locale } = scene
  const categories: Named[] = [{ id: 'necessary' }, ...config.categories]
  return h(
    'div',
    { lang: locale },
    categories.map(category => {
      const services = config.services.filter(service => service.category === category.id)
      return h(
        'section',
        {},
        h(`h${options.headingLevel}`, {}, nameOf(category, scene)),
        h('p', {}, descriptionOf(category, scene)),
        services.length > 0 &&
          h(
            'table',
            {},
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                [messages.provider, messages.purpose, messages.cookies].map(term => h('th', { scope: 'col' }, term))
              )
            ),
            h(
              'tbody',
              {},
              services.map(service =>
                h(
                  'tr',
                  {},
                  h(
                    'th',
                    { scope: 'row' },
                    service.name,
                    service.provider && ` (${service.provider})`,
                    ' ',
                    Link(service.policy, messages.privacyPolicy)
                  ),
                  h('td', {}, textOf(service.purpose, scene) || textOf(service.reason, scene)),
                  h('td', {}, Entries(service, scene))
                )
              )
            )
          )
      )
    })
  )
}

/** Fills an element of the page; `stop` puts the old content back. */
export function createDeclaration(element: HTMLElement): Placeholder {
  const before = [...element.childNodes]
  element.replaceChildren()
  return {
    draw: scene => render(Declaration(scene), element),
    stop() {
      render(null, element)
      element.replaceChildren(...before)
    }
  }
}
