/**
 * Keeps what has the focus in sight beside a banner that covers the page (WCAG 2.4.11): the page scrolls further than it
 * would, and where it cannot, the banner goes to the other edge. Returns stop.
 */
export function keepClear(banner: HTMLElement): () => void {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const text = banner.querySelector('.text')!

  function measure(): void {
    const { top, bottom } = banner.getBoundingClientRect()
    const [side, space] = top + bottom < innerHeight ? ['top', bottom] : ['bottom', innerHeight - top]
    sheet.replaceSync(`:root{scroll-padding-${side}:${Math.ceil(space)}px!important}`)
    // What scrolls must be reached by keyboard, and what does not must be no stop on the way.
    text.scrollHeight > text.clientHeight ? text.setAttribute('tabindex', '0') : text.removeAttribute('tabindex')
  }

  function uncover({ target }: FocusEvent): void {
    // After the browser has scrolled.
    requestAnimationFrame(() => {
      const focused = target as Element
      if (!focused.getBoundingClientRect || focused.shadowRoot?.contains(banner)) return
      const [inner, outer] = [focused.getBoundingClientRect(), banner.getBoundingClientRect()]
      const covered =
        inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
      if (covered) banner.classList.toggle('top')
      measure()
    })
  }

  const observer = new ResizeObserver(measure)
  observer.observe(banner)
  document.addEventListener('focusin', uncover)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', uncover)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet)
  }
}
