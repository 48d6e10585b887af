export interface Focus {
  /** Keeps in mind what has the focus now. */
  remember(): void
  /** Gives it back; where that element is gone, to what opens the preferences again. */
  giveBack(): void
}

export function focusOf(root: ShadowRoot): Focus {
  let opener: Element | null = null
  return {
    remember() {
      opener = document.activeElement === root.host ? root.activeElement : document.activeElement
    },
    giveBack() {
      const lost = !opener?.isConnected || opener === document.body
      const target = lost ? root.querySelector('[data-consentry="settings"],[data-consentry="reopen"]') : opener
      ;(target as HTMLElement | null)?.focus({ preventScroll: true })
    }
  }
}
