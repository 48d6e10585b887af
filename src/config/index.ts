import type { Config } from './config'
import { describe, isWorth, sharpen } from './messages'
import { parse as read } from './parse'
import { isKnownSignal, unknownSignals, unknownTexts } from './unknown'

export type { Config } from './config'
export type { ConsentConfig } from '../types'

/** A problem with its words. */
export interface ConfigIssue {
  code: string
  path: string
  /** What is wrong and how to mend it. */
  message: string
}

/**
 * `consentry/config`: checks a configuration outside the browser. Never throws; what is broken is an issue and falls back
 * to its closed default.
 *
 * @param page address of the page, where links back to it shall be found
 */
export function parse(input: unknown, page?: string): { config: Config; issues: ConfigIssue[] } {
  const { config, issues } = read(input, page)
  const all = [...issues, ...unknownSignals(input), ...unknownTexts(config)].filter(isWorth).map(sharpen)
  return {
    config: { ...config, signals: config.signals.filter(isKnownSignal) },
    issues: all.map(issue => ({ code: issue.code, path: issue.path, message: describe(issue) }))
  }
}
