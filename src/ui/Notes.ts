import { fill } from '../i18n/translate'
import { h, type ComponentChild } from 'preact'
import { Link } from './Link'
import { purposes, textOf, type Scene } from './scene'

/** Which signals of the browser are followed, why there is a question again, what could not be kept: the same on both layers. */
export function Notes(scene: Scene): ComponentChild[] {
  const { core, config, messages, lost } = scene
  const { $choice, $regime, $question, $stored } = core.store
  const { changelog, changes } = config.policy
  const known = $stored.get()?.categories ?? {}
  const reasons = {
    expired: [messages.askExpired],
    policy: [messages.askPolicy, ' ', textOf(changes, scene), ' ', Link(changelog, messages.whatChanged)],
    'new-category': [
      fill(messages.askNewCategory, {
        purposes: purposes(
          config.categories.filter(({ id }) => !(id in known)),
          scene
        )
      })
    ]
  }
  const reason = reasons[$question.get() as keyof typeof reasons]
  return [
    // Whoever allows advertising all the same overrules the signal.
    !$choice.get()?.categories.advertising &&
      $regime.get().applied[0] &&
      h('p', { class: 'note', 'data-consentry': 'gpc' }, messages.gpcHonoured),
    reason && h('p', { class: 'note' }, reason),
    lost && h('p', { class: 'note' }, messages.notKept)
  ]
}
