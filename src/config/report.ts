import { whenReady } from '../lib/whenReady'
import type { Issue } from './config'

/** The module with the long words (`config/messages.ts`), wherever the entry gets it from. */
export type LoadMessages = (
  part: 'issues'
) => Promise<{ print(issues: readonly Issue[], console: Pick<Console, 'warn' | 'error'>): void }>

/** Prints each issue once, and all that were found while the page was parsed together. */
export function createReporter(load: LoadMessages): (issue: Issue) => void {
  const known = new Set<string>()
  let waiting: Issue[] = []

  async function flush(): Promise<void> {
    const issues = waiting
    waiting = []
    try {
      ;(await load('issues')).print(issues, console)
    } catch {
      console.error('Consentry', issues)
    }
  }

  return issue => {
    const key = issue.code + issue.path
    if (known.has(key)) return
    known.add(key)
    if (!waiting.length) whenReady(() => setTimeout(flush))
    waiting.push(issue)
  }
}
