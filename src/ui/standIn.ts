/** How an element stands among its neighbours; its size is measured. */
const PLACE = ['position', 'inset', 'float', 'margin', 'vertical-align', 'align-self', 'justify-self', 'order', 'grid-area']

/**
 * Puts a `<consentry-embed>` where `embed` stands, of the same size at every width of the page, and hides `embed` until the
 * returned `stop`, which leaves it as it was.
 */
export function standIn(embed: Element, sheet: CSSStyleSheet): { root: ShadowRoot; stop(): void } {
  // An undefined element would be hidden by a page's `:not(:defined)` rule.
  if (!customElements.get('consentry-embed')) customElements.define('consentry-embed', class extends HTMLElement {})
  const host = document.createElement('consentry-embed')
  const root = host.attachShadow({ mode: 'open' })
  const box = new CSSStyleSheet()
  root.adoptedStyleSheets = [sheet, box]
  const { style } = embed as HTMLElement
  const before = { value: style.display, priority: style.getPropertyPriority('display'), any: embed.hasAttribute('style') }
  // A block of HTML has no size before it is let through.
  const hasBox = !embed.matches('script')

  function putBack(): void {
    style.setProperty('display', before.value, before.priority)
    if (!before.any) embed.removeAttribute('style')
  }

  /** Measures the embed itself, since only the page's style knows how large it is at this width. */
  function fit(): void {
    host.hidden = true
    putBack()
    const { width, height } = embed.getBoundingClientRect()
    const computed = getComputedStyle(embed)
    const place = PLACE.map(name => `${name}:${computed.getPropertyValue(name)}!important;`).join('')
    const display = computed.display === 'inline' ? 'inline-block' : computed.display
    box.replaceSync(
      `:host{${place}flex:none!important;width:${width}px!important;height:${height}px!important;display:${display}}`
    )
    style.setProperty('display', 'none', 'important')
    host.hidden = false
  }

  embed.before(host)
  if (!hasBox) return { root, stop: () => host.remove() }
  fit()
  const observer = new ResizeObserver(fit)
  observer.observe(host)
  if (host.parentElement) observer.observe(host.parentElement)
  return {
    root,
    stop() {
      observer.disconnect()
      host.remove()
      putBack()
    }
  }
}
