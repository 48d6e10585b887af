import { trusted } from '../lib/trusted'

/** How a browser treats a script, by what its author wrote. */
export interface Manner {
  external: boolean
  module: boolean
  /** async: at once; blocking: the parser would wait for it; deferred: after parsing. */
  turn: 'async' | 'blocking' | 'deferred'
}

export function mannerOf(script: HTMLScriptElement): Manner {
  const module = script.dataset.type === 'module'
  const external = script.matches('[src],[data-src]')
  const file = module || external
  // `nomodule`: no browser that reads this runs it, so nothing can wait for it.
  const async = file && script.matches('[async],[nomodule]')
  return { external, module, turn: async ? 'async' : module || (file && script.matches('[defer]')) ? 'deferred' : 'blocking' }
}

/**
 * Runs the very same node: its type given back, and put in again where it stands. So listeners, nonce, `integrity`, identity and
 * position survive, and neither a strict CSP nor Trusted Types need anything where the address stayed in `src`.
 * An unknown type never sets "already started" (HTML, "prepare the script element"), so this works once.
 *
 * @param ordered joins the browser's list of scripts that run in the order in which they were put in
 * @throws where Trusted Types forbid it (`data-src` only)
 */
export function wake(script: HTMLScriptElement, ordered: boolean): void {
  const { type, src } = script.dataset
  if (src) script.src = trusted('createScriptURL', src)
  if (type) script.type = type
  else script.removeAttribute('type')
  if (ordered) script.async = false
  script.parentNode!.insertBefore(script, script.nextSibling)
}

/** Fetches a file that has to wait for its turn. `done` is called when it is here, or will not come. */
export function preload(script: HTMLScriptElement, module: boolean, nonce: string, done: () => void): void {
  const link = document.createElement('link')
  for (const name of ['crossorigin', 'integrity', 'referrerpolicy', 'fetchpriority']) {
    const value = script.getAttribute(name)
    if (value !== null) link.setAttribute(name, value)
  }
  link.onload = link.onerror = () => {
    link.remove()
    done()
  }
  link.rel = module ? 'modulepreload' : 'preload'
  link.as = 'script'
  link.nonce = script.nonce || nonce
  link.href = script.src || script.dataset.src!
  document.head.append(link)
}
