import { isObject } from '../lib/isObject'

/** Longest text that is taken; a longer one is surely a mistake, and every visitor would have to load it. */
const LONGEST = 4000

/** Where a value stands. */
export interface Place {
  /** Address of the page. */
  page: string
  /** That of a part: `at('.id')`, `at('[2]')`. */
  at(step: string): Place
  report(code: string, found?: unknown, options?: readonly unknown[]): void
}

/**
 * Reads one setting, and always gives a value of its type: the default where nothing stands there, and the default or its
 * closed side, with an issue, where something wrong does. Fresh objects all the way: nothing of the input is kept or changed.
 */
export type Reader = (found: unknown, place: Place) => unknown

/** @param closed instead of a wrong value, where the default would open something by a typing mistake */
export function value<T>(
  type: string,
  byDefault: unknown,
  isAllowed: (found: T, place: Place) => unknown = () => true,
  closed = byDefault,
  options: readonly unknown[] = [type]
): Reader {
  return (found, place) => {
    if (found === undefined) return byDefault
    if (typeof found === type && !((found as string).length > LONGEST) && isAllowed(found as T, place)) return found
    place.report('not-allowed', found, options)
    return closed
  }
}

export function text(form = /^/, byDefault: string | null = '', closed = byDefault): Reader {
  return value('string', byDefault, (found: string) => form.test(found), closed)
}

/** The first one is the default. */
export function oneOf<T extends string | number>(...options: T[]): Reader {
  const [first] = options
  return value(typeof first, first, (found: T) => options.includes(found), first, options)
}

export function list(read: Reader, byDefault: unknown[] = []): Reader {
  return (found = byDefault, place) => {
    if (Array.isArray(found)) return found.map((item, index) => read(item, place.at(`[${index}]`))).filter(Boolean)
    place.report('wrong-type', found, ['list'])
    return []
  }
}

/** These keys and no others. */
export function object(readers: Record<string, Reader>): Reader {
  const keys = Object.keys(readers)
  return keyed(
    (given, place) => {
      for (const key of given) if (!keys.includes(key)) place.at(`.${key}`).report('unknown-key', undefined, keys)
      return keys
    },
    key => readers[key]!
  )
}

/** Any keys that `key` takes as they are. `__proto__` is none that `Object.fromEntries` would hand on as one of ours. */
export function map(read: Reader, key = text(/^(?!__proto__$)/, null)): Reader {
  return keyed(
    (given, place) => given.filter(name => key(name, place.at(`.${name}`)) === name),
    () => read
  )
}

function keyed(choose: (given: string[], place: Place) => string[], readerOf: (key: string) => Reader): Reader {
  return (found = {}, place) => {
    const input = isObject(found) ? found : {}
    if (input !== found) place.report('wrong-type', found, ['object'])
    const keys = choose(Object.keys(input), place)
    return Object.fromEntries(keys.map(key => [key, readerOf(key)(input[key], place.at(`.${key}`))]))
  }
}

/** A function as it is, anything else by `read`. */
export function orFunction(read: Reader): Reader {
  return (found, place) => (typeof found === 'function' ? found : read(found, place))
}
