import { fill, plural } from '../i18n/translate'
import { Button, CloseButton } from './Button'
import { h, type ComponentChild } from 'preact'
import { Link } from './Link'
import { Notes } from './Notes'
import { purposes, type Scene } from './scene'

/** The first layer: who asks, for what, and two answers of equal weight (standards L-06, L-07, L-10). */
export function Banner(scene: Scene): ComponentChild {
  const { core, config, options, messages, locale, decide, show, close } = scene
  const { model } = core.store.$regime.get()
  const isQuestion = model === 'opt-in'
  const optional = config.services.filter(({ category }) => category !== 'necessary')
  const others = new Set(
    optional.map(({ provider }) => provider).filter(provider => provider && provider !== config.controller.name)
  )
  const body = { 'opt-in': messages.bannerBody, 'opt-out': messages.optOutBody, notice: messages.noticeBody }[model]
  const answer = (action: 'accept-all' | 'reject-all') => () => decide({ action, surface: 'banner' })
  return h(
    'section',
    {
      class: `banner ${options.layout} ${options.position.replace('-', ' ')}`,
      part: 'banner',
      role: 'region',
      'aria-labelledby': 'title',
      'data-consentry': 'banner',
      popover: 'manual',
      // A question stays until it is answered; what only tells can be put away.
      onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && !isQuestion && close()
    },
    h(
      'div',
      { class: 'text' },
      h(`h${options.headingLevel}`, { id: 'title', part: 'title' }, messages.bannerTitle),
      Notes(scene),
      h(
        'p',
        {},
        // What for is what most visitors look for.
        fill(body, { controller: config.controller.name, reopen: messages.reopen })
          .split('{purposes}')
          .map((part, index) => [index > 0 && h('strong', {}, purposes(config.categories, scene)), part])
      ),
      isQuestion && others.size > 0 && h('p', {}, plural(messages.bannerPartners, others.size, locale)),
      config.cookie.domain && h('p', {}, fill(messages.scope, { scope: config.cookie.domain.replace(/^\./, '') })),
      h(
        'p',
        { class: 'links' },
        Link(config.links.cookiePolicy, messages.cookiePolicy),
        Link(config.links.privacyPolicy, messages.privacyPolicy)
      )
    ),
    model !== 'notice' &&
      h(
        'div',
        { class: 'answers', part: 'buttons' },
        Button('reject-all', 'solid', isQuestion ? messages.reject : messages.optOut, answer('reject-all')),
        isQuestion && Button('accept-all', 'solid', messages.accept, answer('accept-all')),
        Button('settings', 'quiet', messages.settings, () => show('preferences'))
      ),
    !isQuestion && CloseButton(messages.close, close)
  )
}
