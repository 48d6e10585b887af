import { render } from 'preact'
import { Declaration } from './Declaration'
import type { Scene } from './scene'

/** Fills every `[data-consentry="declaration"]` of the page. Returns what puts the old content back. */
export function declare(scene: Scene): () => void {
  const filled = [...document.querySelectorAll('[data-consentry="declaration"]')].map(element => {
    const before = [...element.childNodes]
    element.replaceChildren()
    render(Declaration(scene), element)
    return () => {
      render(null, element)
      element.replaceChildren(...before)
    }
  })
  return () => filled.forEach(putBack => putBack())
}
