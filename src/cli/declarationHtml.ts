import type { Config, ConfigService } from '../config/config'
import type { Locale, Messages } from '../types'
import { descriptionOf, nameOf, textOf, type Named, type Scene } from '../ui/scene'

/** What `ui/Declaration` draws, as text; a test holds the two against each other. */
export function declarationHtml(config: Config, locale: Locale, messages: Messages): string {
  // Names and texts come from the language and nothing else of a scene.
  const scene = { config, locale, messages } as Scene
  const heading = `h${config.ui ? config.ui.headingLevel : 2}`
  const categories: Named[] = [{ id: 'necessary' }, ...config.categories]
  const sections = categories.flatMap(category => [
    '<section>',
    `<${heading}>${escape(nameOf(category, scene))}</${heading}>`,
    `<p>${escape(descriptionOf(category, scene))}</p>`,
    ...table(
      config.services.filter(service => service.category === category.id),
      scene
    ),
    '</section>'
  ])
  return ['<div data-consentry="declaration">', `<div lang="${escape(locale)}">`, ...sections, '</div>', '</div>'].join('\n')
}

function table(services: readonly ConfigService[], scene: Scene): string[] {
  if (!services.length) return []
  const { provider, purpose, cookies } = scene.messages
  const heads = [provider, purpose, cookies].map(term => `<th scope="col">${escape(term)}</th>`)
  return [
    '<table>',
    `<thead><tr>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...services.map(service => row(service, scene)),
    '</tbody>',
    '</table>'
  ]
}

function row(service: ConfigService, scene: Scene): string {
  const { name, provider, policy, purpose, reason } = service
  const link = policy ? `<a href="${escape(policy)}">${escape(scene.messages.privacyPolicy)}</a>` : ''
  const who = `<th scope="row">${escape(name)}${provider ? ` (${escape(provider)})` : ''} ${link}</th>`
  return `<tr>${who}<td>${escape(textOf(purpose || reason, scene))}</td><td>${entries(service, scene)}</td></tr>`
}

function entries({ cookies, storage }: ConfigService, { messages }: Scene): string {
  const items = [
    ...cookies.map(({ name, duration, party }) => [
      name,
      (duration ? ` · ${messages.duration}: ${duration}` : '') + (party === 'third' ? ` · ${messages.thirdParty}` : '')
    ]),
    ...storage.map(entry => [entry.replace(/^\w+:/, ''), ''])
  ]
  return `<ul>${items.map(([name, facts]) => `<li><code dir="ltr">${escape(name!)}</code>${escape(facts!)}</li>`).join('')}</ul>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escape(text: string): string {
  return text.replace(/[&<>"]/g, letter => ENTITIES[letter]!)
}
