import { render, type ComponentChild } from 'preact'
import { vi } from 'vitest'
import { parse } from '../../../src/config/parse'
import en from '../../../src/i18n/locales/en'
import { resolve } from '../../../src/regime/resolve'
import type { Core } from '../../../src/state/interface'
import { createStore, type Decision } from '../../../src/state/store'
import type { ConsentConfig, InterfaceOptions } from '../../../src/types'
import type { Scene } from '../../../src/ui/scene'

/** What jsdom lacks and a browser has; only as much as the interface asks of it. */
export function lendBrowser(): void {
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
    this.querySelector<HTMLElement>('[autofocus]')?.focus()
  }
  HTMLElement.prototype.showPopover ??= function () {}
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    }
  )
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal(
    'CSSStyleSheet',
    class {
      text = ''
      replaceSync(text: string) {
        this.text = text
      }
    }
  )
  for (const owner of [Document.prototype, ShadowRoot.prototype]) {
    const sheets = new WeakMap<object, unknown[]>()
    Object.defineProperty(owner, 'adoptedStyleSheets', {
      configurable: true,
      get(this: object) {
        return sheets.get(this) ?? []
      },
      set(this: object, value: unknown[]) {
        sheets.set(this, value)
      }
    })
  }
  // jsdom lays nothing out: everything counts as seen, unless a test says otherwise.
  vi.spyOn(Element.prototype, 'getClientRects').mockImplementation(() => [{}] as unknown as DOMRectList)
}

export function createCore(input: Partial<ConsentConfig> = {}, applied = false) {
  const { config } = parse({ controller: { name: 'Example AB' }, ...input })
  const gpc = applied ? 'on' : 'absent'
  const errors: string[] = []
  const listeners: ((detail: { code: string }) => void)[] = []
  const store = createStore(config, resolve(config, undefined, 'default', { gpc, dnt: 'absent' }), (type, detail) => {
    if (type === 'error') errors.push((detail as { code: string }).code)
  })
  const decisions: Decision[] = []
  const core = {
    store,
    nonce: '',
    consent: {
      receipt: () => null,
      show: (view: 'banner' | 'preferences') => store.$view.set(view),
      on: (_: string, listener: (detail: { code: string }) => void) => {
        listeners.push(listener)
        return () => {}
      }
    },
    decide(decision: Decision) {
      decisions.push(decision)
      store.$view.set(null)
    },
    hashNotice: async () => 'sha256-x',
    noticeText: () => '{"schema":"consent-notice/1"}'
  } as unknown as Core
  return { core, store, config, decisions, errors, tell: (code: string) => listeners.forEach(listener => listener({ code })) }
}

export function createScene(input: Partial<ConsentConfig> = {}, applied = false) {
  const { core, store, config } = createCore(input, applied)
  const decide = vi.fn()
  const show = vi.fn()
  const close = vi.fn()
  const options = config.ui as Required<InterfaceOptions>
  const scene: Scene = { core, config, options, locale: 'en', messages: en, lost: false, decide, show, close }
  return { scene, store, decide, show, close }
}

export const SERVICES = [
  { id: 'session', category: 'necessary', name: 'Session', reason: 'Keeps you signed in', cookies: [{ name: 'sid' }] },
  {
    id: 'ga',
    category: 'analytics',
    name: 'Google Analytics',
    provider: 'Google Ireland Ltd',
    purpose: { en: 'Counts visits', de: 'Zählt Besuche' },
    policy: 'https://policies.example/',
    cookies: [{ name: '_ga', duration: '2 years' }]
  },
  {
    id: 'youtube',
    category: 'advertising',
    name: 'YouTube',
    provider: 'Google Ireland Ltd',
    cookies: [{ name: 'VISITOR', duration: '6 months', party: 'third' }],
    storage: ['local:yt-*']
  }
] as const

/** The element that a component draws. */
export function drawn<T extends HTMLElement = HTMLElement>(node: ComponentChild): T {
  const container = document.createElement('div')
  render(node, container)
  return container.firstElementChild as T
}

export function hook<T extends HTMLElement = HTMLElement>(root: ParentNode, name: string): T | null {
  return root.querySelector<T>(`[data-consentry="${name}"]`)
}
