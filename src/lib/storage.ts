import { attempt } from './attempt'

/**
 * The storages of this page. Each use asks for them anew: the first one costs a call to the browser's process, which a page that
 * keeps nothing shall not pay. Where the browser refuses them (a sandboxed frame, blocked site data) even naming them throws;
 * they are empty then, and keep nothing.
 */
export interface SafeStorage {
  names(): string[]
  read(name: string): string | null
  /** Whether it is kept: a storage may be closed, or full. */
  write(name: string, text: string): boolean
  drop(name: string): void
}

function safe(kind: 'localStorage' | 'sessionStorage'): SafeStorage {
  return {
    names: () => attempt(() => Object.keys(window[kind]), []),
    read: name => attempt(() => window[kind].getItem(name), null),
    write: (name, text) => attempt(() => (window[kind].setItem(name, text), true), false),
    drop: name => attempt(() => window[kind].removeItem(name))
  }
}

export const local = safe('localStorage')
export const session = safe('sessionStorage')
