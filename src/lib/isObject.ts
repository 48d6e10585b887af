/** `{ … }`, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && !!value && !Array.isArray(value)
}
