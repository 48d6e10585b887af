import type { Core, Loaders, UserInterface } from '../state/interface'

/** What `consentry-ui.js` exports. */
export interface UiModule {
  mount(core: Core, root: ShadowRoot, loaders: Loaders<UiModule>, speaks: Speaks): UserInterface
}

/** Tells the small part in the core which language is shown now, and what the reopen control is called in it. */
export type Speaks = (locale: string, dir: 'ltr' | 'rtl', reopen: string) => void
