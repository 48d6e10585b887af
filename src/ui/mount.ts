import css from '../../styles/interface.css'
import { AVAILABLE } from '../i18n/available'
import { detect } from '../i18n/detect'
import en from '../i18n/locales/en'
import { direction, merge } from '../i18n/translate'
import type { Core, UserInterface } from '../state/interface'
import type { InterfaceOptions, Messages, View } from '../types'
import { Banner } from './Banner'
import { keepClear } from './clearance'
import { focused, giveFocusBack } from './focus'
import { render } from 'preact'
import { isSeen } from './isSeen'
import type { Details, Speaks, UiLoaders } from './module'
import type { Placeholder } from './Placeholder'
import type { Scene } from './scene'

/** For `consentry-details.js`, which has no Preact of its own. */
export { h, render } from 'preact'

/** Shows what `$view` says. What is on the page changes when the view or the language does, and never under the visitor's hands. */
export function mount(core: Core, root: ShadowRoot, loaders: UiLoaders, speaks: Speaks): UserInterface {
  const { store } = core
  const { config, $view, $locale } = store
  const options = config.ui as Required<InterfaceOptions>
  const sheet = new CSSStyleSheet()
  /** Of the second layer and the placeholders. */
  const second = new CSSStyleSheet()
  // Screen readers announce what changes in here; so it stands there before it has anything to say.
  const status = document.createElement('p')
  const container = document.createElement('div')
  const placeholders = new Set<Placeholder>()
  let scene: Scene | undefined
  let hash: string | null
  let turn = 0
  let shown: View | null = null
  /** What was open before the preferences, so that closing them without a decision leads back there. */
  let under: View | null = null
  let opener: Element | null = null
  let clear = () => {}
  let details: Details | undefined

  /** null: a language that the site has texts for, and we have none. */
  async function load(tag: string): Promise<Messages | null> {
    return tag === 'en' ? en : AVAILABLE.includes(tag) ? loaders.locale(tag) : null
  }

  /** All that a decision will need is there before anything shows, or the click would have to wait for it. */
  async function speak(): Promise<void> {
    const mine = ++turn
    // The core begins with English where the page does not say its language; the browser knows more.
    const page = document.documentElement.lang
    const said = scene || page || config.locale !== 'auto' ? $locale.get() : ''
    const wanted = [said, config.locale, page, ...navigator.languages]
    const found = detect(wanted, [...AVAILABLE, ...Object.keys(config.texts)])
    // A language that cannot be had is no reason to ask nobody.
    const loaded = await load(found).catch(() => null)
    const locale = loaded || config.texts[found] ? found : 'en'
    const messages = merge(en, loaded ?? en, config.texts, locale)
    const digest = await core.hashNotice(locale, messages)
    if (mine !== turn) return
    hash = digest
    scene = {
      core,
      config,
      options,
      locale,
      messages,
      lost: !!scene?.lost,
      decide(decision) {
        const layout = matchMedia('(max-width: 30em)').matches ? 'narrow' : 'wide'
        core.decide({ ...decision, shown: { hash, locale, layout } })
        if (!decision.page) status.textContent = scene!.lost ? messages.notKept : messages.saved
      },
      show: view => core.consent.show(view),
      close: () => $view.set(shown === 'preferences' ? under : null)
    }
    $locale.set(locale)
    speaks(locale, direction(locale), messages.reopen)
    for (const placeholder of placeholders) placeholder.draw(scene)
    if (shown) draw()
    else show()
  }

  function show(): void {
    const view = $view.get()
    if (!scene || view === shown) return
    if (view === 'preferences' && !details) return void loadDetails().then(show, unavailable)
    if (view === 'preferences') opener = focused(root)
    const before = shown
    under = before
    shown = view
    draw()
    if (before === 'preferences') giveFocusBack(root, opener)
    if (view === 'banner') setTimeout(() => (status.textContent = scene!.messages.bannerTitle))
  }

  function draw(): void {
    clear()
    clear = () => {}
    const old = container.querySelector('dialog')
    const view = shown === 'banner' ? Banner(scene!) : shown && details!.openPreferences(scene!, old)
    render(view || null, container)
    const element = container.firstElementChild as HTMLElement | null
    if (element instanceof HTMLDialogElement) element.open || element.showModal()
    else if (element) {
      // A change of language draws the open one anew.
      if (!element.matches(':popover-open')) element.showPopover?.()
      clear = keepClear(element)
    }
    if (element && !isSeen(element)) giveUp()
  }

  /** The second layer comes from a file of its own, once. */
  async function loadDetails(): Promise<Details> {
    if (details) return details
    details = await loaders.load('details')
    second.replaceSync(details.css)
    return details
  }

  function unavailable(cause: unknown): void {
    $view.set(shown)
    store.emit('error', { code: 'interface-unavailable', message: 'A part of the interface cannot be loaded.', cause })
  }

  /** A modal dialog that nobody sees would leave the page dead. */
  function giveUp(): void {
    $view.set(null)
    const message = 'A style or a filter hides the interface: nothing is asked, and everything optional stays closed.'
    store.emit('error', { code: 'interface-hidden', message })
  }

  root.adoptedStyleSheets = [sheet, second, ...root.adoptedStyleSheets]
  sheet.replaceSync(css)
  status.className = 'unseen'
  status.role = 'status'
  root.prepend(status, container)
  const stops = [
    $view.listen(show),
    $locale.listen(locale => locale !== scene?.locale && void speak()),
    // Another region or signal is another notice.
    store.$regime.listen(() => void speak()),
    // Answered in another tab: nothing is left to ask here.
    store.$change.listen(change => change.cause === 'news' && !change.question && shown === 'banner' && $view.set(null)),
    core.consent.on('error', ({ code }) => scene && (scene.lost ||= code === 'choice-not-kept'))
  ]
  void speak()

  return {
    placeholder(embed, service, categories) {
      const scheme = options.theme === 'auto' ? 'light dark' : options.theme
      let placeholder: Placeholder | undefined
      let over = false
      loadDetails().then(({ createPlaceholder }) => {
        if (over) return
        placeholder = createPlaceholder(embed as HTMLElement, service, categories, [sheet, second], scheme)
        placeholders.add(placeholder)
        if (scene) placeholder.draw(scene)
      }, unavailable)
      return () => {
        over = true
        if (!placeholder) return
        placeholders.delete(placeholder)
        placeholder.stop()
      }
    },
    stop() {
      turn++
      for (const stop of [...stops, clear]) stop()
      for (const placeholder of placeholders) placeholder.stop()
      render(null, container)
      container.remove()
      status.remove()
    }
  }
}
