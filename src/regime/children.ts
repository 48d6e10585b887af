import type { Config } from '../config/config'
import { attempt } from '../lib/attempt'

/** Whether the visitor is, or may be, a child. A function that fails protects: it counts as yes. */
export function isChild({ children }: Config): boolean {
  return typeof children === 'function' ? attempt(children, true) : children
}
