import type { ConfigService } from '../config/config'
import type { Scene } from './scene'

/** What a service stores: the name, how long, and whose it is where it is not this site's. */
export function Entries({ scene, service }: { scene: Scene; service: ConfigService }) {
  const { messages } = scene.words
  return (
    <ul>
      {service.cookies.map(({ name, duration, party }) => (
        <li>
          <code>{name}</code>
          {duration && ` · ${messages.duration}: ${duration}`}
          {party === 'third' && ` · ${messages.thirdParty}`}
        </li>
      ))}
      {service.storage.map(entry => (
        <li>
          <code>{entry.replace(/^\w+:/, '')}</code>
        </li>
      ))}
    </ul>
  )
}
