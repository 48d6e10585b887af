import { fill } from '../i18n/translate'
import { purposes, textOf, type Scene } from './scene'

/** Why there is a question again, and which signals of the browser are followed: the same on both layers. */
export function Asking({ scene }: { scene: Scene }) {
  const { core, config, words } = scene
  const { messages } = words
  const { changelog, changes } = config.policy
  const reason = core.store.$question.get()
  const known = core.store.$choice.get()?.categories ?? {}
  const change = reason === 'policy' && textOf(changes, scene)
  return (
    <>
      {core.store.$regime.get().applied.length > 0 && (
        <p class="note" data-consentry="gpc">
          {messages.gpcHonoured}
        </p>
      )}
      {reason && reason !== 'first' && (
        <p class="note">
          {reason === 'expired' && messages.askExpired}
          {reason === 'policy' && messages.askPolicy}
          {reason === 'new-category' &&
            fill(messages.askNewCategory, {
              purposes: purposes(
                config.categories.filter(({ id }) => !(id in known)),
                scene
              )
            })}{' '}
          {change} {reason === 'policy' && changelog && <a href={changelog}>{messages.whatChanged}</a>}
        </p>
      )}
    </>
  )
}
