import { render } from 'preact'
import type { ConfigCategory } from '../config/config'
import type { InterfaceOptions } from '../types'
import { Entries } from './Entries'
import { descriptionOf, nameOf, textOf, type Scene, type Words } from './scene'

const drawn = new Map<Element, { words: Words; nodes: Node[] }>()

/** Fills every `[data-consentry="declaration"]` of the page with the table of cookies, in the page's own typography. */
export function drawDeclarations(scene: Scene): void {
  for (const element of document.querySelectorAll('[data-consentry="declaration"]')) {
    const known = drawn.get(element)
    if (known?.words === scene.words) continue
    drawn.set(element, { words: scene.words, nodes: known?.nodes ?? [...element.childNodes] })
    if (!known) element.replaceChildren()
    element.setAttribute('lang', scene.words.locale)
    render(<Declaration scene={scene} />, element)
  }
}

/** Leaves the page as it was. */
export function removeDeclarations(): void {
  for (const [element, { nodes }] of drawn) {
    render(null, element)
    element.replaceChildren(...nodes)
  }
  drawn.clear()
}

function Declaration({ scene }: { scene: Scene }) {
  const { config, words } = scene
  const { messages } = words
  const Heading = `h${Math.min((config.ui as Required<InterfaceOptions>).headingLevel + 1, 6)}` as 'h3'
  const categories: Pick<ConfigCategory, 'id' | 'name' | 'description'>[] = [{ id: 'necessary' }, ...config.categories]
  return categories.map(category => {
    const services = config.services.filter(service => service.category === category.id)
    return (
      <section key={category.id}>
        <Heading>{nameOf(category, scene)}</Heading>
        <p>{descriptionOf(category, scene)}</p>
        {services.length > 0 && (
          <table>
            <thead>
              <tr>
                {[messages.provider, messages.purpose, messages.cookies].map(term => (
                  <th key={term} scope="col">
                    {term}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {services.map(service => (
                <tr key={service.id}>
                  <th scope="row">
                    {service.name}
                    {service.provider && ` (${service.provider})`}
                    {service.policy && (
                      <>
                        {' '}
                        <a href={service.policy}>{messages.privacyPolicy}</a>
                      </>
                    )}
                  </th>
                  <td>{textOf(service.purpose ?? service.reason, scene)}</td>
                  <td>
                    <Entries scene={scene} service={service} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    )
  })
}
