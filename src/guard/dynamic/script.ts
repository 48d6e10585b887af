import type { GuardHandle } from '../handle'
import { patchAttributes } from './attributes'
import type { Context } from './context'
import { createElements, isLive } from './elements'
import { patchFrames } from './frames'
import { createGate } from './gate'
import { patchHtml } from './html'
import { patchInsertion } from './insertion'
import { patchNetwork } from './network'
import { createPatches } from './patch'
import { findConfig, readServices } from './services'
import { patchStorage } from './storage'
import { patchStyles } from './styles'
import { watch } from './watch'
import { patchWrite } from './write'

const LAYERS = [
  patchAttributes,
  patchWrite,
  patchHtml,
  patchInsertion,
  patchNetwork,
  patchStyles,
  patchStorage,
  patchFrames,
  watch
]

const page = window as Window & typeof globalThis & { consentryGuard?: GuardHandle }
page.consentryGuard ??= start()

function start(): GuardHandle {
  const late = [...document.scripts].some(script => script !== document.currentScript && isLive(script))
  const services = readServices(findConfig())
  const gate = createGate(services)
  const parser = new DOMParser()
  const parse = (html: string) => parser.parseFromString(html, 'text/html')
  const elements = createElements(gate, parse)
  /** By the realm's own `Object`, which a navigation replaces. */
  const entered = new WeakSet<object>()

  function install(realm: Context['realm']): () => void {
    const { undo, ...patches } = createPatches(realm)
    for (const layer of LAYERS) {
      try {
        layer({ realm, ...patches, gate, elements, parse, enter })
      } catch {
        // One layer that this browser cannot carry must not cost the others.
      }
    }
    return undo
  }

  function enter(realm: Context['realm']): void {
    // A frame with a guard of its own is left to it.
    if (entered.has(realm.Object) || 'consentryGuard' in realm) return
    entered.add(realm.Object)
    install(realm)
  }

  entered.add(Object)
  const undo = install(page)
  return {
    late,
    connect(core) {
      if (!services[0]) services.push(...readServices(core))
      gate.connect(core)
    },
    stop() {
      gate.connect({ allows: () => true, blocked() {} })
      undo()
      delete page.consentryGuard
    }
  }
}
