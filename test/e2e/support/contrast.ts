import type { Page } from '@playwright/test'

/** WCAG's contrast of two CSS colours without transparency. */
export function ratio(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    colours => {
      const [a, b] = colours.map(colour => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(value =>
          value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4
        )
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05
      })
      return Math.max(a!, b!) / Math.min(a!, b!)
    },
    [one, other]
  )
}

/** The ground of the layer that is shown. */
export function ground(page: Page): Promise<string> {
  return page
    .locator('[data-consentry="banner"], [data-consentry="preferences"]')
    .evaluate(layer => getComputedStyle(layer).backgroundColor)
}

export interface Pair {
  what: string
  front: string
  behind: string
}

/** Every colour of text that is shown in the hosts, and of the lines of its controls, each with what stands behind it. Not of what is disabled. */
export function pairs(page: Page): Promise<{ texts: Pair[]; lines: Pair[] }> {
  return page.evaluate(() => {
    const isClear = (colour: string) => /^transparent$|^rgba\(.* 0\)$|\/ 0\)$/.test(colour)
    const page = document.body.appendChild(document.createElement('div'))
    page.style.background = 'Canvas'
    const canvas = getComputedStyle(page).backgroundColor
    page.remove()
    function behind(element: Element | null): string {
      if (!element) return canvas
      const { backgroundColor } = getComputedStyle(element)
      const parent = element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null
      return isClear(backgroundColor) ? behind(parent) : backgroundColor
    }
    const texts: Pair[] = []
    const lines: Pair[] = []
    for (const host of document.querySelectorAll('consentry-root, consentry-embed')) {
      for (const element of host.shadowRoot!.querySelectorAll('*')) {
        if (!element.checkVisibility() || element.matches(':disabled, .unseen')) continue
        const what = element.outerHTML.slice(0, 70)
        const { color, borderTopColor, borderTopWidth } = getComputedStyle(element)
        if ([...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent!.trim()))
          texts.push({ what, front: color, behind: behind(element) })
        if (
          element.matches('button.outline, [role="switch"], [type="search"], [data-consentry="reopen"]') &&
          parseFloat(borderTopWidth)
        )
          lines.push({ what, front: borderTopColor, behind: behind(element.parentElement) })
      }
    }
    return { texts, lines }
  })
}
