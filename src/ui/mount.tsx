import { render } from 'preact'
import css from '../../styles/interface.css'
import { AVAILABLE } from '../i18n/available'
import { detect } from '../i18n/detect'
import en from '../i18n/locales/en'
import { direction, merge } from '../i18n/translate'
import type { Core, Loaders, UserInterface } from '../state/interface'
import type { View } from '../types'
import { Banner } from './Banner'
import { keepClear } from './clearance'
import { drawDeclarations, removeDeclarations } from './Declaration'
import { draftOf } from './draft'
import { focusOf } from './focus'
import { isSeen } from './isSeen'
import type { Speaks, UiModule } from './module'
import { createPlaceholder, type Placeholder } from './Placeholder'
import { Preferences } from './Preferences'
import type { Scene, Words } from './scene'

/** Redraws from the stores: no hook and no component holds state of its own. */
export function mount(core: Core, root: ShadowRoot, loaders: Loaders<UiModule>, speaks: Speaks): UserInterface {
  const { store } = core
  const { config } = store
  const focus = focusOf(root)
  const placeholders = new Set<Placeholder>()
  const container = document.createElement('div')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  root.prepend(container)

  let scene: Scene | undefined
  let shown: View | null = null
  let before: View | null = null
  let announced = ''
  let settled = () => {}
  let asked = 0
  let busy = false

  /** Everything that a decision will need is ready before anything shows, or the click would have to wait for it. */
  async function speak(): Promise<void> {
    const turn = ++asked
    const wanted = [store.$locale.get(), config.locale, document.documentElement.lang, ...navigator.languages]
    const found = detect(wanted, [...AVAILABLE, ...Object.keys(config.texts)])
    // A language that cannot be had is no reason to ask nobody.
    const loaded = found !== 'en' && AVAILABLE.includes(found) ? await loaders.locale(found).catch(() => null) : en
    const locale = loaded ? found : 'en'
    const messages = merge(en, loaded ?? en, config.texts, locale)
    const hash = await core.hashNotice(locale, messages)
    if (turn !== asked) return
    scene = createScene({ locale, messages, hash })
    store.$locale.set(locale)
    speaks(locale, direction(locale), messages.reopen)
    draw()
  }

  function createScene(words: Words): Scene {
    return {
      core,
      config,
      words,
      draft: scene?.draft ?? draftOf(config, store.$choice.get(), store.$regime.get().start),
      query: scene?.query ?? '',
      decide(decision) {
        announced = words.messages.saved
        const layout = matchMedia('(max-width: 480px)').matches ? 'narrow' : 'wide'
        // One drawing for all that a decision sets.
        busy = true
        core.decide({ ...decision, shown: { hash: words.hash, locale: words.locale, layout } })
        busy = false
        draw()
      },
      show: view => core.consent.show(view),
      close: () => store.$view.set(shown === 'preferences' ? before : null),
      set(change) {
        Object.assign(scene!, change)
        draw()
      }
    }
  }

  function draw(): void {
    if (!scene || busy) return
    const view = store.$view.get()
    const changed = view !== shown
    if (changed && view === 'preferences') {
      focus.remember()
      scene.draft = draftOf(config, store.$choice.get(), store.$regime.get().start)
      scene.query = ''
    }
    const saying = announced
    render(
      <>
        <p class="unseen" role="status">
          {saying}
        </p>
        {view === 'banner' && <Banner scene={scene} />}
        {view === 'preferences' && <Preferences scene={scene} />}
      </>,
      container
    )
    for (const placeholder of placeholders) placeholder.draw(scene)
    drawDeclarations(scene)
    if (changed) settle(view)
  }

  /** What follows a drawing that shows or closes something. */
  function settle(view: View | null): void {
    settled()
    settled = () => {}
    const last = shown
    before = last
    shown = view
    const element = container.querySelector<HTMLElement>('[data-consentry]')
    if (view === 'banner' && element) {
      element.showPopover?.()
      settled = keepClear(element)
      announced = scene!.words.messages.bannerTitle
      setTimeout(draw)
    }
    if (view === 'preferences') (element as HTMLDialogElement).showModal()
    if (view && !isSeen(element!)) return giveUp()
    if (last === 'preferences') focus.giveBack()
  }

  /** A modal dialog that nobody sees would leave the page dead. */
  function giveUp(): void {
    store.$view.set(null)
    store.emit('error', {
      code: 'interface-hidden',
      message: 'The interface is hidden by a style or a filter: nothing is asked, and everything optional stays closed.'
    })
  }

  const stops = [store.$view, store.$choice, store.$grants, store.$regime, store.$left].map(changes =>
    (changes as typeof store.$view).listen(draw)
  )
  stops.push(store.$locale.listen(locale => locale !== scene?.words.locale && void speak()))
  void speak()

  return {
    placeholder(embed, service, categories) {
      const placeholder = createPlaceholder(embed, service, categories, sheet)
      placeholders.add(placeholder)
      if (scene) placeholder.draw(scene)
      return () => {
        placeholders.delete(placeholder)
        placeholder.stop()
      }
    },
    stop() {
      for (const stop of [...stops, settled]) stop()
      for (const placeholder of placeholders) placeholder.stop()
      removeDeclarations()
      asked++
      render(null, container)
      container.remove()
    }
  }
}
