import type { Elements } from './elements'
import type { Gate } from './gate'
import type { Patches } from './patch'

/** What every layer of the guard gets: the realm it patches (this page or a fresh frame), and who decides. */
export interface Context extends Patches {
  realm: Window & typeof globalThis
  gate: Gate
  elements: Elements
  /** HTML as a document that loads nothing. */
  parse(html: string): Document
  /** Patches the realm of a frame, once; throws where it is of another origin. */
  enter(realm: Context['realm']): void
}
