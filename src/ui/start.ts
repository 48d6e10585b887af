import css from '../../styles/reopen.css'
import { safeStorage } from '../lib/safeStorage'
import { whenReady } from '../lib/whenReady'
import type { Core, Loaders, UserInterface } from '../state/interface'
import type { InterfaceOptions } from '../types'
import type { UiModule } from './module'
import { whenShowable } from './whenShowable'

/** A router or a hydration may take the host away now and then; whoever does it again and again means it. */
const RETURNS = 5

/**
 * The part of the interface that a returning visitor loads: it fetches the rest when something must be shown, and draws the
 * small control that reopens it.
 */
export function startInterface(core: Core, loaders: Loaders<UiModule>): UserInterface {
  const { store, consent } = core
  const { position, reopen, theme } = store.config.ui as Required<InterfaceOptions>
  const key = `${store.config.cookie.name}.label`
  const button = document.createElement('button')
  let host: HTMLElement | undefined
  let mounted: Promise<UserInterface | void> | undefined
  let spoken: string[] | undefined
  let stopped = false
  let returns = 0

  function load(): Promise<UserInterface | void> {
    mounted ??= Promise.all([loaders.ui(), whenShowable()])
      .then(([{ mount }]) => (stopped ? undefined : mount(core, createHost().shadowRoot!, loaders, speaks)))
      .catch(cause => {
        mounted = undefined
        store.$view.set(null)
        store.emit('error', {
          code: 'interface-unavailable',
          message: 'The interface could not be loaded: nothing is asked, and everything optional stays closed.',
          cause
        })
      })
    return mounted
  }

  function createHost(): HTMLElement {
    if (host) return host
    // An undefined element would be hidden by a page's `:not(:defined)` rule.
    if (!customElements.get('consentry-root')) customElements.define('consentry-root', class extends HTMLElement {})
    host = document.createElement('consentry-root')
    if (theme !== 'auto') host.dataset.theme = theme
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${css}:host{--page-font:${getComputedStyle(document.body).fontFamily}}`)
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    button.className = position
    button.dataset.consentry = 'reopen'
    button.setAttribute('part', 'button reopen')
    button.onclick = () => consent.show('preferences')
    document.documentElement.insertBefore(host, document.body)
    return host
  }

  function speaks(...words: string[]): void {
    spoken = words
    draw()
  }

  /** May be called at any time and any number of times. */
  function draw(): void {
    const view = store.$view.get()
    const choice = store.$choice.get()
    if (view) load()
    if (document.readyState === 'loading') return
    if (host && !host.isConnected && returns++ < RETURNS) document.documentElement.insertBefore(host, document.body)
    if (document.querySelector('[data-consentry="declaration"]')) load()
    const hasOwn = reopen === 'auto' && document.querySelector('[data-consent-action="preferences"]')
    if (reopen === 'none' || hasOwn || view === 'banner' || !(choice || mounted)) return button.remove()
    drawReopen(!!choice)
  }

  function drawReopen(decided: boolean): void {
    // Nothing is read or written before a decision (standards L-03).
    const storage = decided ? safeStorage('localStorage') : null
    const { lang } = document.documentElement
    const remembered = storage?.getItem(key)?.split('|')
    const words = spoken ?? (remembered?.[0] === lang ? remembered.slice(1) : undefined)
    if (!words) return void load()
    const [locale = '', dir = '', label = ''] = words
    Object.assign(createHost(), { lang: locale, dir })
    button.textContent = label
    if (!button.isConnected) host!.shadowRoot!.append(button)
    try {
      storage?.setItem(key, [lang, ...words].join('|'))
    } catch {
      // Full, or refused: the label is fetched again on the next page.
    }
  }

  const observer = new MutationObserver(draw)
  observer.observe(document.documentElement, { childList: true })
  const stops = [store.$view.subscribe(draw), store.$choice.listen(draw), whenReady(draw), () => observer.disconnect()]

  return {
    placeholder(embed, service, categories) {
      let stop: (() => void) | undefined
      let over = false
      load().then(ui => {
        if (ui && !over) stop = ui.placeholder(embed, service, categories)
      })
      return () => {
        over = true
        stop?.()
      }
    },
    stop() {
      stopped = true
      for (const stop of stops) stop()
      mounted?.then(ui => ui?.stop())
      host?.remove()
    }
  }
}
