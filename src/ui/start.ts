import { onRestore } from '../lib/onRestore'
import { local } from '../lib/storage'
import { whenReady } from '../lib/whenReady'
import { isClosed } from '../state/closed'
import type { Core, UserInterface } from '../state/interface'
import type { InterfaceOptions } from '../types'
import { createHost } from './host'
import type { UiLoaders } from './module'

/**
 * The part of the interface that a returning visitor loads: it fetches the rest when something must be shown, and draws the
 * small control that reopens it.
 */
export function startInterface(core: Core, loaders: UiLoaders): UserInterface {
  const { store, consent } = core
  const options = store.config.ui as Required<InterfaceOptions>
  const key = `${store.config.cookie.name}.label`
  const { host, root, place } = createHost(options)
  const button = document.createElement('button')
  let arrived: () => void
  /** There is a body, and the page is looked at. */
  const whenPage = new Promise<void>(resolve => (arrived = resolve))
  let mounting: Promise<UserInterface | void> | undefined
  let ui: UserInterface | undefined

  function load(): Promise<UserInterface | void> {
    return (mounting ??= Promise.all([loaders.load('ui'), whenPage]).then(
      ([{ mount }]) => {
        if (!stops[0]) return
        place()
        return (ui = mount(core, root, loaders, (...words) => draw(speak(words))))
      },
      cause => {
        mounting = undefined
        store.$view.set(null)
        store.emit('error', {
          code: 'interface-unavailable',
          message: 'The interface cannot be loaded.',
          cause
        })
      }
    ))
  }

  function speak([language, direction, label]: string[]): void {
    host.lang = language!
    host.dir = direction!
    button.textContent = label!
  }

  /** May be called at any time and any number of times. */
  function draw(_: unknown = 0): void {
    const view = store.$view.get()
    if (view) void load()
    if (!document.body || (document as { prerendering?: boolean }).prerendering) return
    arrived()
    if (ui && view) place()
    if (document.readyState !== 'loading') drawReopen()
  }

  function drawReopen(): void {
    const choice = store.$choice.get()
    const view = store.$view.get()
    const { reopen } = options
    const elsewhere = reopen === 'auto' && document.querySelector('[data-consent-action="preferences"]')
    // Where nothing is decided it comes once what was asked has been closed, here or on an earlier page.
    if (elsewhere || reopen === 'none' || view === 'banner' || !(choice || isClosed(store) || (ui && !view)))
      return button.remove()
    const { lang } = document.documentElement
    if (!host.lang) {
      // Nothing is read or written before a decision (standards L-03).
      const [page, ...words] = (choice && local.read(key)?.split('|')) || []
      if (page !== lang) return void load()
      speak(words)
    }
    place()
    if (!button.isConnected) root.append(button)
    if (choice && ui) local.write(key, [lang, host.lang, host.dir, button.textContent].join('|'))
  }

  button.className = options.position
  button.dataset.consentry = 'reopen'
  button.setAttribute('part', 'button reopen')
  button.onclick = () => consent.show('preferences')
  // A page that swaps its body may bring, or take, a control of its own.
  const observer = new MutationObserver(draw)
  observer.observe(document.documentElement, { childList: true })
  const stops = [
    () => observer.disconnect(),
    store.$view.subscribe(draw),
    store.$choice.listen(draw),
    // A region may have been answered by then.
    consent.on('ready', draw),
    whenReady(draw),
    onRestore(draw)
  ]

  return {
    placeholder(...embed) {
      let stop: (() => void) | undefined
      let over = false
      void load().then(mounted => {
        if (!over) stop = mounted?.placeholder(...embed)
      })
      return () => {
        over = true
        stop?.()
      }
    },
    stop() {
      for (const stop of stops.splice(0)) stop()
      ui?.stop()
      host.remove()
    }
  }
}
