import type { Config, ConfigCategory } from '../config/config'
import { pick } from '../i18n/translate'
import type { Core } from '../state/interface'
import type { Decision } from '../state/store'
import type { InterfaceOptions, Messages, Text, View } from '../types'

/** What every part of the interface is made from: one language, ready, so that a decision has nothing to wait for. */
export interface Scene {
  core: Core
  config: Config
  options: Required<InterfaceOptions>
  locale: string
  messages: Messages
  /** The browser refuses to keep the choice. */
  lost: boolean
  decide(decision: Omit<Decision, 'shown'>): void
  show(view: View): void
  /** Closes what is shown and changes nothing. */
  close(): void
}

/** A category as it is named and described; `necessary` is one too. */
export type Named = Pick<ConfigCategory, 'id' | 'name' | 'description'>

export function textOf(text: Text | undefined, { locale }: Scene): string {
  return pick(text, locale)
}

/** `name` and `description` of the config before our own; of a category that we do not know, its id. */
export function nameOf(category: Named, scene: Scene): string {
  return textOf(category.name, scene) || ours(category.id, '', scene) || category.id
}

export function descriptionOf(category: Named, scene: Scene): string {
  return textOf(category.description, scene) || ours(category.id, 'Desc', scene)
}

/** The names inside a sentence. Joined with commas: the "and" of a list would be ambiguous beside the "and" of a name. */
export function purposes(categories: readonly Named[], scene: Scene): string {
  return categories
    .map(category => textOf(category.name, scene) || ours(category.id, 'In', scene) || nameOf(category, scene))
    .join(', ')
}

/** Ours are the categories that have a description; `accept` is a text, but no category. */
function ours(id: string, form: '' | 'In' | 'Desc', { messages }: Scene): string {
  const texts = messages as unknown as Record<string, string>
  return (`${id}Desc` in texts && texts[id + form]) || ''
}
