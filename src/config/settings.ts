import { isFetchable, isLive, isOwnDomain } from './address'
import { attempt } from '../lib/attempt'
import { isObject } from '../lib/isObject'
import { MODELS, REGION } from './regimes'
import { list, map, object, oneOf, orFunction, text, value, type Reader } from './read'

/** Every setting once: how it is read, and its default. `''` is "not given" (and false where it is asked for). */

// Every object has these two names already: asked for them, a choice would say yes.
const ID = /^(?!constructor$|__proto__$)[a-z0-9_-]{1,40}$/
const TOKEN = /^[\w.-]{1,64}$/

const any = text()
/** Missing is wrong: what has no id is left out. */
const id: Reader = (found = null, place) => text(ID)(found, place)
const link = value('string', '', isLive)
const region = text(REGION, null, 'ZZ')
const language = value('string', null, (tag: string) => attempt(() => Intl.getCanonicalLocales(tag)))
const ignored: Reader = () => undefined
const words: Reader = (found, place) => (isObject(found) ? map(any) : any)(found, place)
const regime = oneOf(...Object.keys(MODELS))

const category = object({ id, name: words, description: words, basis: oneOf('consent', 'exempt') })

const service = object({
  id,
  category: any,
  name: any,
  provider: any,
  purpose: words,
  policy: link,
  hosts: list(any),
  cookies: list(object({ name: any, duration: any, party: oneOf('first', 'third') })),
  storage: list(text(/^(local|session|indexeddb|cache):./)),
  // Nothing given is everywhere; nothing right is nowhere.
  match: (found, place) => (found === undefined ? null : list(text(/^\//))(found, place)),
  reason: words,
  onRevoke: oneOf('reload', 'keep'),
  // Of the catalogue (consentry/services), for people.
  signal: ignored,
  source: ignored
})

const target = orFunction(
  object({
    endpoint: value('string', '', isFetchable),
    headers: (found, place) => found && map(any)(found, place)
  })
)

/** A name, `{ name, …options }`, `{ queue, grant, deny, category }`. */
const signal: Reader = (found, place) => {
  const { name, queue, grant, deny } = Object(found)
  return ((queue && [grant, deny].every(Array.isArray)) || any(name ?? found ?? null, place)) && found
}

const ui = object({
  layout: oneOf('box', 'bar', 'center'),
  position: oneOf('', 'top', 'bottom', 'bottom-left', 'bottom-right', 'top-left', 'top-right'),
  theme: oneOf('auto', 'light', 'dark'),
  reopen: oneOf('auto', 'button', 'none'),
  headingLevel: oneOf(2, 1, 3, 4, 5, 6),
  history: value('boolean', false)
})

export const settings = object({
  $schema: ignored,
  controller: object({ name: any, id: text(TOKEN), contact: any }),
  links: object({ privacyPolicy: link, cookiePolicy: link }),
  policy: object({
    version: text(/^[\w.-]{1,32}$/, null),
    date: any,
    changelog: link,
    material: value('boolean', false),
    changes: map(any)
  }),
  categories: list(
    (found, place) => category(typeof found === 'string' ? { id: found } : found, place),
    ['functionality', 'analytics', 'advertising']
  ),
  services: list(service),
  regime,
  region: orFunction(region),
  regions: map(regime, region),
  validForDays: value('number', 182, (days: number) => days >= 1 && days <= 400),
  cookie: object({
    name: text(TOKEN, 'consentry'),
    domain: value('string', null, isOwnDomain),
    path: text(/^\/[^;]*$/, '/'),
    sameSite: oneOf('Lax', 'Strict', 'None')
  }),
  // One or several, none for `false`.
  record: (found, place) => list(target)(Array.isArray(found) ? found : found ? [found] : [], place),
  signals: list(orFunction(signal)),
  // What such an agent says and does is guarded where it is asked.
  signalSources: list(found => found),
  guard: oneOf('markup', 'dynamic', 'policy'),
  locale: text(/^[A-Za-z]{2,4}([-_]\w+)*$/, 'auto'),
  texts: map(map(words), language),
  ui: (found, place) => found !== false && ui(found, place),
  children: orFunction(value('boolean', false, undefined, true))
})
