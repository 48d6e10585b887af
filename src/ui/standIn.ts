/** How an element stands among its neighbours; its size is measured. */
const PLACE = ['position', 'inset', 'float', 'margin', 'vertical-align', 'align-self', 'justify-self', 'order', 'grid-area']

const NAME = 'consentry-embed'
const DISPLAY = 'data-display'

/** As specific as the rule of the stylesheet before it, which puts everything back to its initial value. */
const HOST = `:host(${NAME})`

/** An undefined element would be hidden by a page's `:not(:defined)` rule. */
function define(): void {
  if (customElements.get(NAME)) return
  // Not outside of this function: a server that loads this module has no HTMLElement.
  class Host extends HTMLElement {
    /**
     * A slider, or the history of a router, copies the page as it stands. Such a copy has no shadow root and says nothing, and the
     * embed behind it would be hidden for ever: it shows itself, and gets a host of its own where it is held.
     */
    connectedCallback(): void {
      if (this.shadowRoot) return
      const embed = this.nextElementSibling as HTMLElement | null
      if (embed?.style.getPropertyPriority('display')) embed.style.display = this.getAttribute(DISPLAY)!
      this.remove()
    }
  }
  customElements.define(NAME, Host)
}

/**
 * Puts a `<consentry-embed>` where `embed` stands, of the same size at every width of the page, and hides `embed` until
 * `stop`, which leaves it as it was.
 */
export function standIn(embed: HTMLElement, sheets: CSSStyleSheet[], scheme: string): { host: HTMLElement; stop(): void } {
  define()
  const host = document.createElement(NAME)
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
  host.setAttribute(DISPLAY, display)
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
