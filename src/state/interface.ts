import type { CategoryId, Consent, Messages, ServiceId } from '../types'
import type { Decision, Store } from './store'

/** What the core gives an interface. An interface reads `store`, calls these, and imports no effect. */
export interface Core {
  store: Store
  consent: Consent
  /** Everything that follows a decision happens in this call (design §13); the interface closes itself through `store.$view`. */
  decide(decision: Decision): void
  /** SHA-256 of the notice with these texts, as it goes into the record; null on plain http. To be had before the interface shows. */
  hashNotice(locale: string, texts: Messages): Promise<string | null>
  /** The notice itself, as JSON: what that hash is made from. */
  noticeText(locale: string, texts: Messages): string
  /** Nonce of the script tag, for everything that is created. */
  nonce: string
}

/** What an interface gives the core. */
export interface UserInterface {
  /** Draws a placeholder where `embed` stands, until the returned function is called. `service` is null where the markup names categories only. */
  placeholder(embed: Element, service: ServiceId | null, categories: CategoryId[]): () => void
  stop(): void
}

/** Where the files of an interface come from: `import()` beside the script tag, or literal imports that a bundler follows. */
export interface Loaders<Ui, Details> {
  /** `details`: the second layer and the declaration. */
  load: ((part: 'ui') => Promise<Ui>) & ((part: 'details') => Promise<Details>)
  locale(tag: string): Promise<Messages>
}
