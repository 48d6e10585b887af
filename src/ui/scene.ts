import type { Config, ConfigCategory } from '../config/config'
import { pick } from '../i18n/translate'
import type { Core } from '../state/interface'
import type { Decision } from '../state/store'
import type { Messages, Text, View } from '../types'
import type { Draft } from './draft'

/** One language, ready to be shown: with it a decision needs nothing that would have to be waited for. */
export interface Words {
  locale: string
  messages: Messages
  hash: string | null
}

/** What every part of the interface is drawn from. */
export interface Scene {
  core: Core
  config: Config
  words: Words
  draft: Draft
  /** What stands in the search field. */
  query: string
  decide(decision: Omit<Decision, 'shown'>): void
  show(view: View): void
  /** Closes what is shown and changes nothing. */
  close(): void
  /** Draws again after `draft` or `query` was set. */
  set(change: Partial<Pick<Scene, 'draft' | 'query'>>): void
}

export function textOf(text: Text | undefined, { words }: Scene): string {
  return pick(text, words.locale)
}

/** `name`, `description` of the config before our own; of a category that we do not know, its id. */
export function nameOf(category: Pick<ConfigCategory, 'id' | 'name'>, scene: Scene): string {
  return textOf(category.name, scene) || ours(category.id, '', scene) || category.id
}

export function descriptionOf(category: Pick<ConfigCategory, 'id' | 'description'>, scene: Scene): string {
  return textOf(category.description, scene) || ours(category.id, 'Desc', scene)
}

/** The names inside a sentence. Joined with commas: the "and" of a list would be ambiguous beside the "and" of a name. */
export function purposes(categories: readonly ConfigCategory[], scene: Scene): string {
  return categories.map(category => textOf(category.name, scene) || ours(category.id, 'In', scene) || category.id).join(', ')
}

/** Ours are the categories that have a description; `accept` is a text, but no category. */
function ours(id: string, form: '' | 'In' | 'Desc', { words }: Scene): string {
  const texts = words.messages as unknown as Record<string, string>
  return (`${id}Desc` in texts && texts[id + form]) || ''
}
