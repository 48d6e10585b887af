import type { RegimePreset } from '../types'
import { isObject, type Reader, type Rules } from './fit'

/**
 * Every setting once: its default, which is also the example of its type. A function reads what no example can show. `''` is
 * "not given" (and false where it is asked for).
 */

export const REGIMES: readonly RegimePreset[] = ['eea', 'uk', 'us', 'br', 'ca-qc', 'notice']
/** `Text`: a string, or one a language. */
const text: Reader = (found, path, fit) => (isObject(found) ? fit(map(''), found, path) : fit('', found, path))

/** Any keys, each value like the example. `__proto__` is no key that `Object.entries` would hand on as one of ours. */
function map(example: unknown): Reader {
  return (found, path, fit) =>
    Object.fromEntries(
      Object.entries(fit({}, found, path, true))
        .filter(([key]) => key !== '__proto__')
        .map(([key, value]) => [key, fit(example, value, `${path}.${key}`)])
    )
}

const ignored: Reader = () => undefined
const isFunction = (found: unknown) => typeof found === 'function'
const orFunction =
  (example: unknown): Reader =>
  (found, path, fit) =>
    isFunction(found) ? found : fit(example, found, path)

/** One or several, none for `false`. */
const targets: Reader = (found, path, fit) => {
  const all = Array.isArray(found) || !found ? found || undefined : [found]
  return fit([orFunction({ endpoint: '', headers: map('') })], all, path)
}

/** A name, `{ name, …options }`, `{ queue, grant, deny, category }` or a function. */
const signal: Reader = (found, path, fit) => {
  if (isFunction(found) || (isObject(found) && Array.isArray(found.grant) && Array.isArray(found.deny) && found.queue))
    return found
  const name = isObject(found) ? found.name : found
  return fit('', name ?? null, path) && found
}

export const EXAMPLE = {
  $schema: ignored,
  controller: { name: '', id: '', contact: '' },
  links: { privacyPolicy: '', cookiePolicy: '' },
  policy: { version: '', date: '', changelog: '', material: false, changes: map('') },
  categories: [
    ((found, path, fit) =>
      fit(
        { id: '', name: text, description: text, basis: 'consent' },
        typeof found === 'string' ? { id: found } : found,
        path
      )) as Reader
  ],
  services: [
    {
      id: '',
      category: '',
      name: '',
      provider: '',
      purpose: text,
      policy: '',
      hosts: [''],
      cookies: [{ name: '', duration: '', party: 'first' }],
      storage: [''],
      match: [''],
      reason: text,
      onRevoke: 'reload',
      // Of the catalogue (consentry/services), for people.
      signal: ignored,
      source: ignored
    }
  ],
  regime: 'eea',
  region: orFunction(''),
  regions: map('eea'),
  validForDays: 182,
  cookie: { name: 'consentry', domain: '', path: '/', sameSite: 'Lax' },
  record: targets,
  signals: [signal],
  guard: 'markup',
  locale: 'auto',
  texts: map(map(text)),
  ui: ((found, path, fit) =>
    found !== false &&
    fit({ layout: 'box', position: '', theme: 'auto', reopen: 'auto', headingLevel: 2 }, found, path)) as Reader,
  children: orFunction(false)
}

const ID = /^[a-z0-9_-]{1,40}$/
const TOKEN = /^[\w.-]{1,64}$/
const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

/** What a value has to be beside its type. Keys are paths without indexes. */
export const RULES: Rules = {
  'controller.id': TOKEN,
  'policy.version': /^[\w.-]{1,32}$/,
  'categories.id': ID,
  'categories.basis': ['consent', 'exempt'],
  'services.id': ID,
  'services.cookies.party': ['first', 'third'],
  'services.storage': /^(local|session|indexeddb|cache):./,
  'services.match': /^\//,
  'services.onRevoke': ['reload', 'keep'],
  regime: REGIMES,
  region: REGION,
  regions: REGIMES,
  validForDays: (days: number) => days >= 1 && days <= 400,
  'cookie.name': TOKEN,
  'cookie.domain': /^[a-z0-9.-]+$/i,
  'cookie.path': /^\/[^;]*$/,
  'cookie.sameSite': ['Lax', 'Strict', 'None'],
  guard: ['markup', 'dynamic', 'policy'],
  locale: /^[A-Za-z]{2,4}([-_]\w+)*$/,
  'ui.layout': ['box', 'bar', 'center'],
  'ui.position': ['top', 'bottom', 'bottom-left', 'bottom-right', 'top-left', 'top-right'],
  'ui.theme': ['auto', 'light', 'dark'],
  'ui.reopen': ['auto', 'button', 'none'],
  'ui.headingLevel': [1, 2, 3, 4, 5, 6]
}

/** The closed side of what would open by a typing mistake: a wrong value there is not the default. */
export const CLOSED: Record<string, unknown> = { children: true, region: 'ZZ' }
