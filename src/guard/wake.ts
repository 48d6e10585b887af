import { trusted } from '../lib/trusted'

/**
 * Runs the very same node: its type given back, and put in again where it stands. So listeners, nonce, `integrity`, identity and
 * position survive, and neither a strict CSP nor Trusted Types need anything where the address stayed in `src`.
 * An unknown type never sets "already started" (HTML, "prepare the script element"), so this works once.
 *
 * @throws where Trusted Types forbid it (`data-src` only)
 */
export function wake(script: HTMLScriptElement): void {
  const { type, src } = script.dataset
  if (src) script.src = trusted('createScriptURL', src)
  if (type) script.type = type
  else script.removeAttribute('type')
  script.parentNode!.insertBefore(script, script.nextSibling)
}
