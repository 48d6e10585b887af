import { fill, plural } from '../i18n/translate'
import type { InterfaceOptions } from '../types'
import { Asking } from './Asking'
import { Button } from './Button'
import { Links } from './Links'
import { purposes, type Scene } from './scene'

/** The first layer: who asks, for what, and two answers of equal weight (standards L-06, L-07, L-10). */
export function Banner({ scene }: { scene: Scene }) {
  const { core, config, words, decide, show, close } = scene
  const { messages, locale } = words
  const { layout, position, headingLevel } = config.ui as Required<InterfaceOptions>
  const { model } = core.store.$regime.get()
  const Heading = `h${headingLevel}` as 'h2'
  const partners = new Set(
    config.services.map(({ provider }) => provider).filter(name => name && name !== config.controller.name)
  )
  const body = { 'opt-in': messages.bannerBody, 'opt-out': messages.optOutBody, notice: messages.noticeBody }[model]
  const answer = (action: 'accept-all' | 'reject-all') => () => decide({ action, surface: 'banner' })
  return (
    <section
      class={`banner ${layout} ${position.replace('-', ' ')}`}
      part="banner"
      data-consentry="banner"
      role="region"
      aria-labelledby="title"
      popover="manual"
    >
      <div class="text">
        <Heading id="title" part="title">
          {messages.bannerTitle}
        </Heading>
        <Asking scene={scene} />
        <p>
          {fill(body, {
            controller: config.controller.name,
            purposes: purposes(config.categories, scene),
            reopen: messages.reopen
          })}
        </p>
        {partners.size > 0 && model === 'opt-in' && <p>{plural(messages.bannerPartners, partners.size, locale)}</p>}
        {config.cookie.domain && <p>{fill(messages.scope, { scope: config.cookie.domain.replace(/^\./, '') })}</p>}
        <Links scene={scene} />
      </div>
      {model !== 'notice' && (
        <div class="answers" part="buttons">
          <Button hook="reject-all" kind="solid" press={answer('reject-all')}>
            {model === 'opt-in' ? messages.reject : messages.optOut}
          </Button>
          {model === 'opt-in' && (
            <Button hook="accept-all" kind="solid" press={answer('accept-all')}>
              {messages.accept}
            </Button>
          )}
          <Button hook="settings" kind="quiet" press={() => show('preferences')}>
            {messages.settings}
          </Button>
        </div>
      )}
      {model !== 'opt-in' && (
        <Button hook="close" kind="icon" name={messages.close} press={close}>
          ×
        </Button>
      )}
    </section>
  )
}
