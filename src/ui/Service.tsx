import type { ConfigService } from '../config/config'
import { setService } from './draft'
import { Entries } from './Entries'
import { textOf, type Scene } from './scene'
import { Switch } from './Switch'

/** One service with everything that a visitor may want to know before answering (standards L-10). */
export function Service({ scene, service }: { scene: Scene; service: ConfigService }) {
  const { words, draft, set } = scene
  const { messages } = words
  const { id, name, provider, policy, cookies, storage } = service
  const optional = id in draft.services
  const rows: [term: string, text: string][] = [
    [messages.provider, provider ?? ''],
    [messages.purpose, textOf(service.purpose, scene)],
    [messages.reason, textOf(service.reason, scene)]
  ]
  return (
    <li part="service">
      {optional ? (
        <Switch
          scene={scene}
          name={name}
          on={draft.services[id]!}
          hook={['data-consentry-service', id]}
          toggle={on => set({ draft: setService(draft, id, on) })}
        />
      ) : (
        <span class="name">{name}</span>
      )}
      <dl>
        {rows.map(
          ([term, text]) =>
            text && (
              <div>
                <dt>{term}</dt>
                <dd>{text}</dd>
              </div>
            )
        )}
        {cookies.length + storage.length > 0 && (
          <div>
            <dt>{messages.cookies}</dt>
            <dd>
              <Entries scene={scene} service={service} />
            </dd>
          </div>
        )}
      </dl>
      {policy && (
        <a part="link" href={policy}>
          {messages.privacyPolicy}
        </a>
      )}
    </li>
  )
}
