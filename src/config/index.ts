import type { SignalName } from '../types'
import type { Config } from './config'
import { describe } from './messages'
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

/** The browser learns of an unknown name when it looks for the vendor. */
const SIGNALS: readonly SignalName[] = [
  'google-consent-mode',
  'microsoft-uet',
  'microsoft-clarity',
  'meta',
  'tiktok',
  'pinterest',
  'linkedin',
  'reddit',
  'matomo',
  'posthog',
  'mixpanel',
  'hubspot',
  'hotjar',
  'shopify',
  'wordpress'
]

/**
 * `consentry/config`: checks a configuration outside the browser. Never throws; what is broken is an issue and falls back
 * to its closed default.
 *
 * @param page address of the page, where links back to it shall be found
 */
export function parse(input: unknown, page?: string): { config: Config; issues: ConfigIssue[] } {
  const { config, issues } = read(input, page, { signals: SIGNALS })
  return { config, issues: issues.map(issue => ({ code: issue.code, path: issue.path, message: describe(issue) })) }
}
