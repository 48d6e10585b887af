import { startActions } from './actions'
import type { Issue } from './config/config'
import { parse } from './config/parse'
import { createReporter, type LoadMessages } from './config/report'
import { connectGuard } from './guard/handle'
import { createMarkupGuard } from './guard/markup'
import { safeStorage } from './lib/safeStorage'
import { uuid } from './lib/uuid'
import { startPurge } from './purge/index'
import { createRecorder } from './record/index'
import type { LoadDelivery } from './record/lane'
import { readSignals } from './regime/gpc'
import { locate } from './regime/locate'
import { resolve } from './regime/resolve'
import { startSignals, type LoadMore } from './signals/index'
import { choose, difference, grant, question } from './state/choice'
import { createEvents } from './state/events'
import type { Core, UserInterface } from './state/interface'
import { createJar } from './state/persist'
import { createStore, type Change, type Decision, type Effect } from './state/store'
import { startSync } from './state/sync'
import type { Consent, View } from './types'

/** What an entry adds to the core. */
export interface Parts {
  /** Missing: headless. */
  startInterface?: (core: Core) => UserInterface
  loadMessages: LoadMessages
  /** Brings the vendors that are not in the core. */
  loadVendors: LoadMore
  /** Brings what only a record needs that was not taken at once. */
  loadDelivery: LoadDelivery
  /** Nonce of the script tag. */
  nonce?: string
  /** Issues that the entry has found. */
  found?: readonly Issue[]
}

let running: Consent | undefined

/**
 * config → regime → state → effects. Called twice, it is one instance: the first configuration stays.
 * Never throws; what is wrong with the configuration is printed once.
 */
export function createConsent(
  input: unknown,
  { startInterface, loadMessages, loadVendors, loadDelivery, nonce = '', found = [] }: Parts
): Consent {
  const report = createReporter(loadMessages)
  if (running) {
    report({ code: 'tag-twice', path: '' })
    return running
  }

  const { config, issues } = parse(input, location.href)
  for (const issue of [...found, ...issues]) report(issue)

  const root = document.documentElement
  const events = createEvents()
  const { emit } = events
  const signals = readSignals(navigator)
  const place = locate(config, root.dataset.region)
  const children = isChild(config.children)
  const store = createStore(config, resolve(config, place.region, place.source, signals), emit)
  store.$locale.set(config.locale === 'auto' ? root.lang || 'en' : config.locale)

  const jar = createJar(config)
  const recorder = createRecorder(store, loadDelivery)
  const sync = startSync(config.cookie.name, reread)
  let ui: UserInterface | undefined
  const guard = createMarkupGuard(store, { nonce, report, placeholder: (...embed) => ui?.placeholder(...embed) })
  /** What was allowed for this page view only. */
  let page = { categories: new Set<string>(), services: new Set<string>() }

  /** The order of a change (design §13), each line with its reason. Every effect listens to `$change`, so this list is the order. */
  const effects: Effect[] = [
    remember, // survives a closed tab
    recorder.outbox, // the proof exists before anything can navigate away
    settle, // `allows` answers anew
    store => startSignals(store, loadVendors), // tags read them as they wake; the marks that vendors leave are purged below
    guard.close, // closes what was revoked
    startPurge, // after the guard, or a live script writes its cookie again
    announce, // the page hears what has been done
    recorder.send, // nothing above waits for the network
    guard.release // after the next paint: lets go what was granted, and reloads where code cannot be stopped
  ]

  function remember(): () => void {
    return store.$change.listen(change => {
      const { decision, choice, question: open } = change!
      if (decision?.page) return
      if (decision && !jar.write(choice!))
        emit('error', { code: 'choice-not-kept', message: 'The browser stores nothing: the choice holds for this page only.' })
      if (decision) sync.tell()
      store.$stored.set(choice)
      store.$choice.set(open && open !== 'new-category' ? null : choice)
      store.$question.set(children ? null : open)
    })
  }

  function settle(): () => void {
    return store.$change.listen(change => {
      const { before, now } = change!
      if (before === now) return
      store.$grants.set(now)
      store.$granted.set([...now.categories])
    })
  }

  function announce(): () => void {
    return store.$change.listen(change => {
      const { cause, before, now, granted, revoked, services, deleted, left } = change!
      if (cause === 'decision' || (cause === 'news' && before !== now))
        emit('change', { choice: store.$choice.get(), granted, revoked, services, deleted, left })
    })
  }

  function apply(cause: Change['cause'], decision: Decision | null = null): void {
    const time = Math.floor(Date.now() / 1000)
    const previous = jar.read()
    const asked = question(config, previous, time)
    const choice = decision ? choose(config, asked.choice, decision, time, uuid) : previous
    if (decision?.page) {
      for (const id in decision.categories) page.categories.add(id)
      for (const id in decision.services) page.services.add(id)
    } else if (decision && decision.action !== 'allow-embed') page = { categories: new Set(), services: new Set() }

    const open = decision && !decision.page ? { choice, reason: null } : asked
    const before = store.$grants.get()
    const now = grant(config, open.choice, { before, regime: store.$regime.get(), children, path: location.pathname, page })
    store.$change.set({
      cause,
      decision,
      choice,
      previous,
      reason: asked.reason ?? 'visitor',
      question: open.reason,
      before,
      now,
      ...difference(config, before, now, !!decision && !decision.page && !previous),
      deleted: [],
      left: [],
      reload: false,
      sent: null
    })
  }

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
    if (stored?.id === known?.id && stored?.seq === known?.seq && (children || reason === store.$question.get())) return
    apply('news')
    if (reason) show('banner')
    else if (store.$view.get() === 'banner') store.$view.set(null)
  }

  function show(view: View = 'preferences'): void {
    if (!children) store.$view.set(view)
  }

  /** Once the region is known. Where nothing has to be allowed first, closing is an answer too: it holds for the session. */
  const closed = `${config.cookie.name}.closed`
  function open(): void {
    const asks = store.$regime.get().model === 'opt-in' || !safeStorage('sessionStorage')?.getItem(closed)
    if (store.$question.get() && asks) show('banner')
    emit('ready', { choice: store.$choice.get(), granted: [...store.$granted.get()] })
  }

  const consent: Consent = {
    ready: new Promise<void>(done => events.on('ready', () => done())),
    get decided() {
      return !!store.$choice.get() && !store.$question.get()
    },
    get choice() {
      return store.$choice.get()
    },
    $choice: store.$choice,
    $granted: store.$granted,
    $view: store.$view,
    allows(what) {
      const { categories, services } = store.$grants.get()
      if (typeof what === 'string') return categories.has(what)
      return 'service' in what ? services.has(what.service) : categories.has(what.category)
    },
    acceptAll: () => decide({ action: 'accept-all', surface: 'api' }),
    rejectAll: () => decide({ action: 'reject-all', surface: 'api' }),
    save: (categories, services) => decide({ action: 'save-selection', surface: 'api', categories, services }),
    withdraw: () => decide({ action: 'withdraw', surface: 'api' }),
    show,
    hide: () => store.$view.set(null),
    on: events.on,
    receipt: recorder.last,
    setLocale: locale => store.$locale.set(locale),
    refresh: guard.refresh,
    push: (...fns) => fns.forEach(fn => events.call(fn, consent)),
    destroy() {
      for (const stop of stops.splice(0).reverse()) stop()
      running = undefined
    }
  }
  running = consent

  // Nothing wakes before `apply('start')`, and so after the signals' defaults (T-01).
  const stops = [...effects.map(start => start(store)), sync.stop, startActions(decide, show), connectGuard(store, report)]
  stops.push(
    store.$view.listen((view, earlier) => {
      if (earlier) emit('hide', { view: earlier })
      if (view) emit('show', { view })
      else if (store.$question.get() && store.$regime.get().model !== 'opt-in')
        safeStorage('sessionStorage')?.setItem(closed, '1')
    })
  )
  if (config.ui && !children && startInterface) {
    ui = startInterface({ store, consent, decide, nonce, receipt: recorder.last, hashNotice: recorder.hashNotice })
    stops.push(ui.stop)
  }
  apply('start')
  if (place.later) {
    place.later.then(region => {
      if (running !== consent) return
      store.$regime.set(resolve(config, region, place.source, signals))
      apply('news')
      open()
    })
  } else open()
  return consent
}

/** A function that fails protects: it counts as yes. */
function isChild(children: boolean | (() => boolean)): boolean {
  try {
    return typeof children === 'function' ? children() : children
  } catch {
    return true
  }
}
