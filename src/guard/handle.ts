import type { ConfigService, Issue } from '../config/config'
import type { Store } from '../state/store'
import type { ConsentEvents, ServiceId } from '../types'

/**
 * `window.consentryGuard`: how the core takes over the dynamic guard (`dist/consentry-guard.js`). Until `connect` the
 * guard reads the JSON block itself and lets through necessary services only. What it holds back it marks: a held node
 * gets `data-consent-service` and the inert form of the markup (`type="text/plain"`, `data-src`, …) and keeps its place,
 * so that letting go is the work of level 1 alone.
 */
export interface GuardHandle {
  /** From now on `core` decides; holds that came before are reported now. */
  connect(core: GuardCore): void
  /** Puts every patched function back. */
  stop(): void
  /** Whether other scripts ran before the guard: those it cannot hold back. */
  readonly late: boolean
}

export interface GuardCore {
  /** For a guard that has found no configuration by itself: it came as a file, or from an own bundle. */
  services: readonly ConfigService[]
  /** Asked at each use, so that a withdrawal closes patched functions at once. */
  allows(service: ServiceId): boolean
  blocked(detail: ConsentEvents['blocked']): void
}

/** Level 2 hands over to us where its file is on the page. Returns stop. */
export function connectGuard({ config, $grants, emit }: Store, report: (issue: Issue) => void): () => void {
  const handle = (window as { consentryGuard?: GuardHandle }).consentryGuard
  if (!handle && config.guard === 'dynamic') report({ code: 'guard-missing', path: '' })
  if (handle?.late) report({ code: 'guard-late', path: '' })
  handle?.connect({
    services: config.services,
    allows: id => $grants.get().services.has(id),
    blocked: detail => emit('blocked', detail)
  })
  return () => handle?.stop()
}
