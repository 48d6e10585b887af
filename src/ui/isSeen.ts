/** False where a visitor's filter, or a style of the page, hides it. Opacity does not reach what stands in the top layer. */
export function isSeen(element: Element): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible'
}
