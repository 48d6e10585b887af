import type { ConfigCategory } from '../config/config'
import { plural } from '../i18n/translate'
import { setCategory } from './draft'
import { descriptionOf, nameOf, type Scene } from './scene'
import { Service } from './Service'
import { Switch } from './Switch'

/** More services than this fold away. */
const FEW = 2

export function Category({ scene, category }: { scene: Scene; category: Pick<ConfigCategory, 'id' | 'name' | 'description'> }) {
  const { config, words, draft, query, set } = scene
  const { id } = category
  const all = config.services.filter(service => service.category === id)
  const sought = query.toLowerCase()
  const services = all.filter(({ name, provider }) => `${name} ${provider}`.toLowerCase().includes(sought))
  if (query && !services.length) return null
  const optional = id in draft.categories
  return (
    <div class="category" part="category">
      <Switch
        scene={scene}
        name={nameOf(category, scene)}
        on={!optional || draft.categories[id]!}
        hook={['data-consentry-category', id]}
        description={`about-${id}`}
        toggle={optional ? on => set({ draft: setCategory(config, draft, id, on) }) : undefined}
      />
      <p id={`about-${id}`}>{descriptionOf(category, scene)}</p>
      {services.length > 0 && (
        <details open={!!query || all.length <= FEW}>
          <summary>{plural(words.messages.providers, services.length, words.locale)}</summary>
          <ul>
            {services.map(service => (
              <Service key={service.id} scene={scene} service={service} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
