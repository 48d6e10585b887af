/** How an element stands among its neighbours; its size is measured. */
const PLACE = ['position', 'inset', 'float', 'margin', 'vertical-align', 'align-self', 'justify-self', 'order', 'grid-area']

/** As specific as the rule of the stylesheet before it, which puts everything back to its initial value. */
const HOST = ':host(consentry-embed)'

/**
 * Puts a `<consentry-embed>` where `embed` stands, of the same size at every width of the page, and hides `embed` until
 * `stop`, which leaves it as it was.
 */
export function standIn(embed: HTMLElement, sheets: CSSStyleSheet[], scheme: string): { host: HTMLElement; stop(): void } {
  // An undefined element would be hidden by a page's `:not(:defined)` rule.
  if (!customElements.get('consentry-embed')) customElements.define('consentry-embed', class extends HTMLElement {})
  const host = document.createElement('consentry-embed')
  const box = new CSSStyleSheet()
  const { style } = embed
  const [display, priority, styled] = [style.display, style.getPropertyPriority('display'), embed.hasAttribute('style')]
  const observer = new ResizeObserver(fit)

  function putBack(): void {
    style.setProperty('display', display, priority)
    // Asking first matters: Chromium leaves an empty attribute where it has not yet written the change down.
    if (!styled && embed.hasAttribute('style')) embed.removeAttribute('style')
  }

  /** Measures the embed itself, since only the page's style knows how large it is at this width. */
  function fit(): void {
    host.hidden = true
    putBack()
    const { width, height } = embed.getBoundingClientRect()
    const computed = getComputedStyle(embed)
    const place = PLACE.map(name => `${name}:${computed.getPropertyValue(name)}`)
    // With `overflow`, an inline box stands on the line by its lower edge, as a frame does, and not by its last line of text.
    place.push('flex:none', 'overflow:hidden', `width:${width}px`, `height:${height}px`)
    const shown = computed.display === 'inline' ? 'inline-block' : computed.display
    box.replaceSync(`${HOST}{color-scheme:${scheme};display:${shown};${place.join('!important;')}!important}`)
    style.setProperty('display', 'none', 'important')
    host.hidden = false
  }

  host.attachShadow({ mode: 'open' }).adoptedStyleSheets = [...sheets, box]
  box.replaceSync(`${HOST}{color-scheme:${scheme};display:block}`)
  embed.before(host)
  // A block of HTML has no size before it is let through.
  if (!embed.matches('script')) {
    fit()
    observer.observe(host)
    if (host.parentElement) observer.observe(host.parentElement)
  }
  return {
    host,
    stop() {
      observer.disconnect()
      host.remove()
      putBack()
    }
  }
}
