import { startActions } from './actions'
import { createApi } from './api'
import type { Issue } from './config/config'
import { parse } from './config/parse'
import { createReporter, type LoadMessages } from './config/report'
import { connectGuard } from './guard/handle'
import { createMarkupGuard } from './guard/markup'
import { startPurge } from './purge/index'
import { createRecorder } from './record/index'
import { attempt } from './lib/attempt'
import type { LoadDelivery } from './record/lane'
import { isChild } from './regime/children'
import { readSignals } from './regime/gpc'
import { locate } from './regime/locate'
import { resolve } from './regime/resolve'
import { startSignals, type LoadMore } from './signals/index'
import { announce } from './state/announce'
import { createChanges } from './state/change'
import { question } from './state/choice'
import { isClosed, rememberClosed } from './state/closed'
import { createEvents } from './state/events'
import type { Core, UserInterface } from './state/interface'
import { keepChoice } from './state/keep'
import { createJar } from './state/persist'
import { createStore, type Decision, type Effect } from './state/store'
import { startSync } from './state/sync'
import type { Consent, View } from './types'

/** What an entry adds to the core. */
export interface Parts {
  /** Missing: headless. */
  startInterface?: (core: Core) => UserInterface
  /** Brings a part that most pages do without: the words of issues, the vendors that are not in the core, what a record needs that was not taken at once. */
  load: LoadMessages & LoadMore & LoadDelivery
  /** Nonce of the script tag. */
  nonce?: string
  /** Called before the first event. */
  publish?: (consent: Consent) => void
  /** Issues that the entry has found. */
  found?: readonly Issue[]
}

let running: Consent | undefined

/**
 * config → regime → state → effects. Called twice, it is one instance: the first configuration stays.
 * Never throws; what is wrong with the configuration is printed once.
 */
export function createConsent(input: unknown, { startInterface, load, nonce = '', publish, found = [] }: Parts): Consent {
  const report = createReporter(load)
  if (running) {
    report({ code: 'tag-twice', path: '' })
    return running
  }

  const { config, issues } = parse(input, location.href)
  for (const issue of [...found, ...issues]) report(issue)
  if (!crypto.subtle) report({ code: 'no-hash', path: '' })

  const { lang, dataset } = document.documentElement
  const signals = readSignals(navigator)
  const place = locate(config, dataset.region)
  const regimeIn = (region: string | null | undefined) => resolve(config, region, place.source, signals)
  const children = isChild(config)

  const events = createEvents()
  const store = createStore(config, regimeIn(place.region), events.emit)
  store.$locale.set(config.locale === 'auto' ? lang || 'en' : config.locale)

  const jar = createJar(config)
  const apply = createChanges(store, jar, children)
  const { outbox, send, last, ...notice } = createRecorder(store, load)
  const sync = startSync(config.cookie.name, reread)
  let ui: UserInterface | undefined
  const guard = createMarkupGuard(store, { nonce, report, placeholder: (...embed) => ui?.placeholder(...embed) })

  /** The order of a change (design §13), each line with its reason. Every effect listens to `$change`, so this list is the order. */
  const effects: Effect[] = [
    keepChoice(jar, sync.tell), // survives a closed tab
    outbox, // the proof exists before anything can navigate away
    store => startSignals(store, load), // tags read them as they wake; the marks that vendors leave are purged below
    guard.close, // closes what was revoked
    startPurge, // after the guard, or a live script writes its cookie again
    announce, // the page hears what has been done
    send, // nothing above waits for the network
    guard.release // after the next paint: lets go what was granted, and reloads where code cannot be stopped
  ]

  function decide(decision: Decision): void {
    if (children) return
    apply('decision', decision)
    if (!decision.page) store.$view.set(null)
  }

  /** Another tab may have decided, or the choice has run out. */
  function reread(): void {
    const stored = jar.read()
    const known = store.$stored.get()
    const { reason } = question(config, stored, Date.now() / 1000)
    if (stored?.id === known?.id && stored?.seq === known?.seq && reason === store.$question.get()) return
    apply('news')
    if (reason) show('banner')
    else if (store.$view.get() === 'banner') store.$view.set(null)
  }

  function show(view?: View): void {
    // As a listener it is given an event.
    if (!children) store.$view.set(view === 'banner' ? view : 'preferences')
  }

  /** Where the region is known now, or an agent of the visitor says something else. */
  function settle(region: string | null | undefined): void {
    if (running !== consent) return
    store.$regime.set(regimeIn(region))
    apply('news')
  }

  /** Once the region is known. */
  function open(): void {
    if (store.$question.get() && !isClosed(store)) show('banner')
    events.emit('ready', { choice: store.$choice.get(), granted: [...store.$granted.get()] })
  }

  function destroy(): void {
    for (const stop of stops.splice(0).reverse()) stop()
    running = undefined
  }

  const consent = (running = createApi(store, events, decide, show, last, guard.refresh, destroy))
  publish?.(consent)

  // Nothing wakes before `apply('start')`, and so after the signals' defaults (T-01).
  const stops = [
    ...effects.map(start => start(store)),
    sync.stop,
    startActions(decide, show),
    connectGuard(store, report),
    store.$view.listen((view, earlier) => {
      if (earlier) events.emit('hide', { view: earlier })
      if (view) events.emit('show', { view })
      else rememberClosed(store)
    })
  ]
  if (config.ui && !children && startInterface) {
    ui = startInterface({ store, consent, decide, nonce, ...notice })
    stops.push(ui.stop)
  }
  apply('start')
  for (const source of config.signalSources) attempt(() => source.subscribe?.(() => settle(place.region)))
  if (!place.later) open()
  void place.later?.then(region => {
    if (running !== consent) return
    settle((place.region = region))
    open()
  })
  return consent
}
