import { trusted } from '../lib/trusted'
import { MARKED } from './needs'

/** What was put in: the nodes, and the scripts among them that still have to be woken, in order. */
export interface Placed {
  nodes: ChildNode[]
  scripts: HTMLScriptElement[]
}

/**
 * Puts markup in where `spot` stands, which then stands behind it. Its scripts are parked: put in at once, inline code would run
 * before the file that it needs.
 *
 * @throws where Trusted Types forbid it
 */
export function place(markup: string, spot: Range): Placed {
  const fragment = spot.createContextualFragment(trusted('createHTML', markup))
  const nodes = [...fragment.childNodes]
  const scripts = [...fragment.querySelectorAll('script')].filter(script => !script.matches(MARKED) && isLive(script))
  for (const script of scripts) {
    script.dataset.type = script.type
    script.type = 'text/plain'
  }
  spot.insertNode(fragment)
  spot.collapse()
  return { nodes, scripts }
}

/** Whether a browser would run it (HTML, "prepare the script element"). */
export function isLive(script: HTMLScriptElement): boolean {
  return /^($|module$|(text|application)\/(x-)?(java|ecma)script)/i.test(script.type)
}
