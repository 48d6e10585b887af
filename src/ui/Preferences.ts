import { fill } from '../i18n/translate'
import { Button, CloseButton } from './Button'
import { Category } from './Category'
import { draftOf, readDraft, takeAlong, type Draft } from './draft'
import { h, type ComponentChild } from 'preact'
import { LastChoice } from './LastChoice'
import { Link } from './Link'
import { Notes } from './Notes'
import { Search } from './Search'
import type { Scene } from './scene'

/** The second layer, for `showModal()`. Whoever closes it without deciding changes nothing. */
export function Preferences(scene: Scene, draft: Draft): ComponentChild {
  const { core, config, options, messages, decide, close } = scene
  const { $grants, $left, $regime } = core.store
  const { categories, services } = $grants.get()
  const left = $left.get()
  const anyGranted =
    categories.size > 1 || config.services.some(({ id, category }) => category !== 'necessary' && services.has(id))
  const startsOff = !Object.values($regime.get().start).includes(true)
  const answer = (action: 'accept-all' | 'reject-all' | 'withdraw') => () => decide({ action, surface: 'preferences' })
  return h(
    'dialog',
    {
      part: 'preferences',
      'aria-labelledby': 'title',
      'data-consentry': 'preferences',
      onClose: close,
      // The backdrop belongs to the dialog itself.
      onClick: ({ target, currentTarget }: MouseEvent) => target === currentTarget && close()
    },
    h(
      'div',
      { class: 'head' },
      h(`h${options.headingLevel}`, { id: 'title', part: 'title', tabindex: '-1', autofocus: true }, messages.prefsTitle),
      CloseButton(messages.close, close)
    ),
    h(
      'div',
      { class: 'text' },
      anyGranted && Button('withdraw', 'outline', messages.withdraw, answer('withdraw')),
      Notes(scene),
      left.length > 0 && h('p', { class: 'note' }, fill(messages.left, { items: left.join(', ') })),
      Search(scene),
      h(
        'fieldset',
        { onChange: takeAlong },
        h('legend', {}, startsOff ? messages.prefsIntro : messages.prefsTitle),
        [{ id: 'necessary' }, ...config.categories].map(category => Category(category, draft, scene))
      ),
      LastChoice(scene),
      h(
        'p',
        { class: 'links' },
        Link(config.links.cookiePolicy, messages.cookiePolicy),
        Link(config.links.privacyPolicy, messages.privacyPolicy)
      )
    ),
    h(
      'div',
      { class: 'answers', part: 'buttons' },
      Button('reject-all', 'outline', messages.reject, answer('reject-all')),
      Button('accept-all', 'outline', messages.accept, answer('accept-all')),
      Button('save', 'solid', messages.save, ({ currentTarget }) =>
        decide({ action: 'save-selection', surface: 'preferences', ...readDraft(currentTarget.closest('dialog')!) })
      )
    )
  )
}

/** With what was switched in `open`, the dialog that stands there already; else with the choice that holds. */
export function openPreferences(scene: Scene, open: HTMLDialogElement | null): ComponentChild {
  const { $choice, $regime } = scene.core.store
  return Preferences(scene, open ? readDraft(open) : draftOf(scene.config, $choice.get(), $regime.get().start))
}
