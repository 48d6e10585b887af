import css from '../../styles/reopen.css'
import { onRestore } from '../lib/onRestore'
import { safeStorage } from '../lib/safeStorage'
import { whenReady } from '../lib/whenReady'
import { isClosed } from '../state/closed'
import type { Core, UserInterface } from '../state/interface'
import type { InterfaceOptions } from '../types'
import type { UiLoaders } from './module'

/** A router or a hydration may take the host away now and then; who does it again and again means it. */
const RETURNS = 5

/**
 * The part of the interface that a returning visitor loads: it fetches the rest when something must be shown, and draws the
 * small control that reopens it.
 */
export function startInterface(core: Core, loaders: UiLoaders): UserInterface {
  const { store, consent } = core
  const { position, reopen, theme } = store.config.ui as Required<InterfaceOptions>
  const key = `${store.config.cookie.name}.label`
  // An undefined element would be hidden by a page's `:not(:defined)` rule.
  if (!customElements.get('consentry-root')) customElements.define('consentry-root', class extends HTMLElement {})
  const host = document.createElement('consentry-root')
  const root = host.attachShadow({ mode: 'open' })
  const button = document.createElement('button')
  const sheet = new CSSStyleSheet()
  let mounted: (ui: UserInterface) => void
  const whenMounted = new Promise<UserInterface>(resolve => (mounted = resolve))
  let fetching: Promise<void> | undefined
  let begin: (() => UserInterface) | undefined
  let ui: UserInterface | undefined
  let places = 0

  function load(): void {
    fetching ??= loaders.ui().then(
      ({ mount }) => {
        begin = () => mount(core, root, loaders, (...words) => draw(speak(words)))
        draw()
      },
      cause => {
        fetching = undefined
        store.$view.set(null)
        store.emit('error', {
          code: 'interface-unavailable',
          message: 'Nothing is asked: the interface cannot be loaded.',
          cause
        })
      }
    )
  }

  /** May be called at any time and any number of times. */
  function draw(_: unknown = 0): void {
    const view = store.$view.get()
    if (view || document.querySelector('[data-consentry="declaration"]')) load()
    if (!document.body || (document as { prerendering?: boolean }).prerendering) return
    if (begin || (ui && view)) place()
    const first = begin
    begin = undefined
    if (first) mounted((ui = first()))
    if (document.readyState !== 'loading') drawReopen()
  }

  function place(): void {
    if (host.isConnected || places++ > RETURNS) return
    const { fontFamily } = getComputedStyle(document.body)
    const scheme = theme === 'auto' ? 'light dark' : theme
    // `medium` is the visitor's own size, also where the page sets another on <html>.
    const font = `var(--consentry-font-size,medium)/1.5 var(--consentry-font,${fontFamily})`
    sheet.replaceSync(`${css}:host{color-scheme:${scheme};font:${font}!important}`)
    document.documentElement.insertBefore(host, document.body)
  }

  function speak([language, direction, label]: string[]): void {
    host.lang = language!
    host.dir = direction!
    button.textContent = label!
  }

  function drawReopen(): void {
    const choice = store.$choice.get()
    const elsewhere = reopen === 'auto' && document.querySelector('[data-consent-action="preferences"]')
    const view = store.$view.get()
    // Where nothing is decided it comes once what was asked has been closed, here or on an earlier page.
    if (elsewhere || reopen === 'none' || view === 'banner' || !(choice || isClosed(store) || (ui && !view)))
      return button.remove()
    // Nothing is read or written before a decision (standards L-03).
    const storage = choice && safeStorage('localStorage')
    const { lang } = document.documentElement
    const [page, ...words] = storage?.getItem(key)?.split('|') ?? []
    if (!host.lang && page === lang) speak(words)
    if (!host.lang) return load()
    place()
    if (!button.isConnected) root.append(button)
    try {
      storage?.setItem(key, [lang, host.lang, host.dir, button.textContent].join('|'))
    } catch {
      // Full: the label is fetched again on the next page.
    }
  }

  root.adoptedStyleSheets = [sheet]
  button.className = position
  button.dataset.consentry = 'reopen'
  button.setAttribute('part', 'button reopen')
  button.onclick = () => consent.show('preferences')
  // A page that swaps its body may bring, or take, a control of its own.
  const observer = new MutationObserver(draw)
  observer.observe(document.documentElement, { childList: true })
  const stops = [
    store.$view.subscribe(draw),
    store.$choice.listen(draw),
    // A region may have been answered by then.
    consent.on('ready', draw),
    whenReady(draw),
    onRestore(draw)
  ]

  return {
    placeholder(embed, service, categories) {
      let stop: (() => void) | undefined
      let over = false
      load()
      void whenMounted.then(ui => {
        if (!over) stop = ui.placeholder(embed, service, categories)
      })
      return () => {
        over = true
        stop?.()
      }
    },
    stop() {
      observer.disconnect()
      for (const stop of stops) stop()
      ui?.stop()
      host.remove()
    }
  }
}
