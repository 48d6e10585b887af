import css from '../../styles/reopen.css'
import type { InterfaceOptions } from '../types'

const NAME = 'consentry-root'

/** A router or a hydration may take the host away now and then; who does it again and again means it. */
const RETURNS = 5

/**
 * The element that the interface lives in: a child of `<html>` before `<body>`, first in the tab order, and out of reach of a
 * router that swaps the body.
 */
export function createHost({ theme }: InterfaceOptions) {
  const host = document.createElement(NAME)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  root.adoptedStyleSheets = [sheet]
  let places = 0

  /** Puts it on the page, which has a body by now. */
  function place(): void {
    if (host.isConnected || places++ > RETURNS) return
    // An undefined element would be hidden by a page's `:not(:defined)` rule.
    if (!customElements.get(NAME)) customElements.define(NAME, class extends HTMLElement {})
    const { fontFamily } = getComputedStyle(document.body)
    const scheme = theme === 'auto' ? 'light dark' : theme
    // `medium` is the visitor's own size, also where the page sets another on <html>.
    const font = `var(--consentry-font-size,medium)/1.5 var(--consentry-font,${fontFamily})`
    sheet.replaceSync(`${css}:host{color-scheme:${scheme};font:${font}!important}`)
    document.documentElement.insertBefore(host, document.body)
  }

  return { host, root, place }
}
