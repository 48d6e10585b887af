import { fill } from '../i18n/translate'
import type { InterfaceOptions } from '../types'
import { Asking } from './Asking'
import { Button } from './Button'
import { Category } from './Category'
import { Links } from './Links'
import { saveReceipt } from './receipt'
import type { Scene } from './scene'

/** With more services than this there is a search. */
const MANY = 12

/** The second layer. Opened with `showModal()` by mount.tsx; a close without a decision changes nothing. */
export function Preferences({ scene }: { scene: Scene }) {
  const { core, config, words, draft, query, decide, close, set } = scene
  const { messages, locale } = words
  const { store } = core
  const Heading = `h${(config.ui as Required<InterfaceOptions>).headingLevel}` as 'h2'
  const choice = store.$choice.get()
  const grants = store.$grants.get()
  const left = store.$left.get()
  const record = core.receipt()
  const anyGranted =
    grants.categories.size > 1 || config.services.some(({ id, category }) => category !== 'necessary' && grants.services.has(id))
  const answer = (action: 'accept-all' | 'reject-all' | 'withdraw') => () => decide({ action, surface: 'preferences' })
  return (
    <dialog
      part="preferences"
      data-consentry="preferences"
      aria-labelledby="title"
      onClose={close}
      onClick={event => event.target === event.currentTarget && close()}
    >
      <header>
        <Heading id="title" part="title" tabIndex={-1} autofocus>
          {messages.prefsTitle}
        </Heading>
        <Button hook="close" kind="icon" name={messages.close} press={close}>
          ×
        </Button>
      </header>
      <div class="text">
        {anyGranted && (
          <Button hook="withdraw" kind="outline" press={answer('withdraw')}>
            {messages.withdraw}
          </Button>
        )}
        <Asking scene={scene} />
        {left.length > 0 && <p class="note">{fill(messages.left, { items: left.join(', ') })}</p>}
        {config.services.length > MANY && (
          <input
            type="search"
            aria-label={messages.search}
            placeholder={messages.search}
            value={query}
            onInput={event => set({ query: event.currentTarget.value })}
          />
        )}
        <fieldset>
          <legend>{Object.values(store.$regime.get().start).includes(true) ? messages.prefsTitle : messages.prefsIntro}</legend>
          {[{ id: 'necessary' }, ...config.categories].map(category => (
            <Category key={category.id} scene={scene} category={category} />
          ))}
        </fieldset>
        {choice && (
          <p>
            {fill(messages.lastChoice, {
              date: new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(choice.decidedAt * 1000)
            })}
          </p>
        )}
        {choice && config.record.length > 0 && <p>{fill(messages.logNote, { consentId: choice.id })}</p>}
        {record && (
          <Button hook="receipt" kind="quiet" press={() => saveReceipt(record)}>
            {messages.receipt}
          </Button>
        )}
        <Links scene={scene} />
      </div>
      <div class="answers" part="buttons">
        <Button hook="reject-all" kind="outline" press={answer('reject-all')}>
          {messages.reject}
        </Button>
        <Button hook="accept-all" kind="outline" press={answer('accept-all')}>
          {messages.accept}
        </Button>
        <Button hook="save" kind="solid" press={() => decide({ action: 'save-selection', surface: 'preferences', ...draft })}>
          {messages.save}
        </Button>
      </div>
    </dialog>
  )
}
