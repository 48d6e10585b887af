import type { Core, Loaders, UserInterface } from '../state/interface'

/** What `consentry-ui.js` exports. */
export interface UiModule {
  mount(core: Core, root: ShadowRoot, loaders: UiLoaders, speaks: Speaks): UserInterface
}

/** What `consentry-details.js` exports. */
export type Details = typeof import('./details')
export type UiLoaders = Loaders<UiModule, Details>

/** Tells the small part in the core which language is shown now, and what the reopen control is called in it. */
export type Speaks = (locale: string, dir: 'ltr' | 'rtl', reopen: string) => void
