/** What has the focus, looked up inside our own root. */
export function focused(root: ShadowRoot): Element | null {
  return document.activeElement === root.host ? root.activeElement : document.activeElement
}

/** Gives the focus back to what had it; where that is gone, to what opens the preferences again. */
export function giveFocusBack(root: ShadowRoot, opener: Element | null): void {
  const gone = !opener?.isConnected || opener === document.body
  const target = gone ? root.querySelector('[data-consentry="settings"],[data-consentry="reopen"]') : opener
  ;(target as HTMLElement | null)?.focus({ preventScroll: true })
}
