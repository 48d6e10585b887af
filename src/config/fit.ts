/** Longest text that is taken; a longer one is surely a mistake, and every visitor would have to load it. */
const LONGEST = 4000

export type Fit = <T>(example: T, found: unknown, path: string, anyKeys?: boolean) => T
/** Reads what no example can show. */
export type Reader = (found: unknown, path: string, fit: Fit) => unknown
/** A pattern, a list, or a question. */
export type Rules = Record<string, RegExp | readonly unknown[] | ((found: never) => unknown)>
export type Report = (code: string, path: string, found?: unknown, options?: readonly unknown[]) => void

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && !!value && !Array.isArray(value)
}

/**
 * Makes `found` look like the example: a value of the example's type, object by object and item by item. What is missing gives
 * the example itself, the default; what is wrong gives the default or its closed side. Fresh objects all the way, so that
 * nothing of the input is kept or changed.
 */
export function createFit(rules: Rules, closed: Record<string, unknown>, report: Report): Fit {
  function fit(example: unknown, found: unknown, path: string, anyKeys?: boolean): unknown {
    if (typeof example === 'function') return example(found, path, fit)
    if (Array.isArray(example)) {
      const list = Array.isArray(found) ? found : []
      if (list !== found && found !== undefined) report('wrong-type', path, found, ['list'])
      return list.map((item, index) => fit(example[0], item, `${path}[${index}]`)).filter(Boolean)
    }
    if (isObject(example)) {
      const object = isObject(found) ? found : {}
      if (object !== found && found !== undefined) report('wrong-type', path, found, ['object'])
      return anyKeys ? object : fitKeys(example, object, path && `${path}.`)
    }
    return found === undefined ? example : fitValue(example, found, path)
  }

  function fitKeys(example: Record<string, unknown>, object: Record<string, unknown>, at: string): unknown {
    const keys = Object.keys(example)
    for (const key of Object.keys(object)) if (!keys.includes(key)) report('unknown-key', at + key, undefined, keys)
    return Object.fromEntries(
      keys.map(key => [key, fit(example[key], Object.hasOwn(object, key) ? object[key] : undefined, at + key)])
    )
  }

  function fitValue(example: unknown, found: unknown, path: string): unknown {
    const rule = rules[path.replace(/\[\d+\]|^(regions)\..*/g, '$1')]
    if (typeof found !== typeof example) report('wrong-type', path, found, [typeof example])
    else if ((found as string).length > LONGEST) report('too-long', path)
    else if (
      !rule ||
      (rule instanceof RegExp
        ? rule.test(found as string)
        : typeof rule === 'function'
          ? rule(found as never)
          : rule.includes(found))
    )
      return found
    else report('not-allowed', path, found, Array.isArray(rule) ? rule : undefined)
    return closed[path] ?? example
  }

  return fit as Fit
}
