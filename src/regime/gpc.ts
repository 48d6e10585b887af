/** What the browser says by itself, before anything is asked. */
export interface PageSignals {
  gpc: 'on' | 'off' | 'absent'
  dnt: 'on' | 'off' | 'absent'
}

type Hints = { globalPrivacyControl?: boolean | string; doNotTrack?: string | null }

/**
 * Global Privacy Control (w3c.github.io/gpc; some old implementations say `"1"`) and Do Not Track. A signal coming in:
 * it can deny, never grant.
 */
export function readSignals(navigator: Hints): PageSignals {
  const gpc = navigator.globalPrivacyControl
  const dnt = navigator.doNotTrack
  return {
    gpc: gpc === true || gpc === '1' ? 'on' : gpc == null ? 'absent' : 'off',
    dnt: dnt === '1' ? 'on' : dnt === '0' ? 'off' : 'absent'
  }
}
