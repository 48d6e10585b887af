import type { SignalName } from '../types'
import type { Config, Issue } from './config'
import { describe, sharpen } from './messages'
import { parse as read } from './parse'

export type { Config } from './config'
export type { ConsentConfig } from '../types'

/** A problem with its words. */
export interface ConfigIssue {
  code: string
  path: string
  /** What is wrong and how to mend it. */
  message: string
}

/** The browser learns of an unknown name when it looks for the vendor. Every name of the type, or it does not compile. */
const SIGNALS: Record<SignalName, true> = {
  'google-consent-mode': true,
  'microsoft-uet': true,
  'microsoft-clarity': true,
  meta: true,
  tiktok: true,
  pinterest: true,
  linkedin: true,
  reddit: true,
  matomo: true,
  posthog: true,
  mixpanel: true,
  hubspot: true,
  hotjar: true,
  shopify: true,
  wordpress: true
}

/**
 * `consentry/config`: checks a configuration outside the browser. Never throws; what is broken is an issue and falls back
 * to its closed default.
 *
 * @param page address of the page, where links back to it shall be found
 */
export function parse(input: unknown, page?: string): { config: Config; issues: ConfigIssue[] } {
  const { config, issues } = read(input, page)
  const all = [...issues, ...unknownSignals(input)].map(sharpen)
  return {
    config: { ...config, signals: config.signals.filter(signal => isKnown(nameOf(signal))) },
    issues: all.map(issue => ({ code: issue.code, path: issue.path, message: describe(issue) }))
  }
}

function unknownSignals(input: unknown): Issue[] {
  const { signals } = Object(input)
  if (!Array.isArray(signals)) return []
  return signals
    .map((signal, index) => ({
      code: 'not-allowed',
      path: `signals[${index}]`,
      found: nameOf(signal),
      options: Object.keys(SIGNALS)
    }))
    .filter(({ found }) => !isKnown(found))
}

/** A function and a queue of the site's own have none. */
function nameOf(signal: unknown): unknown {
  return typeof signal === 'string' ? signal : typeof signal === 'function' ? undefined : Object(signal).name
}

function isKnown(name: unknown): boolean {
  return typeof name !== 'string' || Object.hasOwn(SIGNALS, name)
}
