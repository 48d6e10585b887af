/** `dist/consentry.js`: reads the configuration of the page and starts. The only module that acts on load. */
import { createConsent } from './consent'
import type { Issue } from './config/config'
import type { Consent } from './types'
import { startInterface } from './ui/start'

type Waiting = ((consent: Consent) => void)[]

const page = window as unknown as { consentry?: Consent | Waiting; consentryConfig?: unknown }
const tag = document.currentScript as HTMLScriptElement | null
/** Files beside this one; an inlined script has none, so they are looked for beside the page. */
const base = tag?.src || location.href

function load<T>(file: string): Promise<T> {
  return import(new URL(file, base).href)
}

function start(config: unknown, found: Issue[]): void {
  const waiting = page.consentry
  const consent = createConsent(config, {
    nonce: tag?.nonce,
    found,
    loadMessages: () => load('consentry-issues.js'),
    loadVendors: () => load('consentry-vendors.js'),
    startInterface: core =>
      startInterface(core, {
        ui: () => load('consentry-ui.js'),
        locale: async name => (await load<{ default: never }>(`locales/${name}.js`)).default
      })
  })
  page.consentry = consent
  if (Array.isArray(waiting)) consent.push(...waiting)
}

/** What the tag itself does wrong. */
function tagIssues(): Issue[] {
  const issues: Issue[] = []
  if (tag?.async || tag?.defer) issues.push({ code: 'async-tag', path: '' })
  const earlier = [...document.scripts].find(
    script => script !== tag && /^($|module$|.*javascript)/i.test(script.type) && !/consentry-guard/.test(script.src)
  )
  if (earlier && tag && earlier.compareDocumentPosition(tag) & Node.DOCUMENT_POSITION_FOLLOWING)
    issues.push({ code: 'not-first', path: '' })
  return issues
}

/** `#consentry-config`, else `window.consentryConfig`; undefined where the page has neither. */
function readConfig(issues: Issue[]): unknown {
  const block = document.getElementById('consentry-config')
  if (!block) return page.consentryConfig
  try {
    return JSON.parse(block.textContent!)
  } catch (error) {
    issues.push({ code: 'not-json', path: '', found: String(error) })
    return undefined
  }
}

async function fetchConfig(address: string, issues: Issue[]): Promise<unknown> {
  try {
    return await (await fetch(address)).json()
  } catch (error) {
    issues.push({ code: 'not-json', path: address, found: String(error) })
    return undefined
  }
}

if (page.consentry && !Array.isArray(page.consentry)) {
  // A second tag: the first one stays.
  void load<{ print(issues: Issue[], to: Console): void }>('consentry-issues.js').then(({ print }) =>
    print([{ code: 'tag-twice', path: '' }], console)
  )
} else {
  const issues = tagIssues()
  const config = readConfig(issues)
  const address = tag?.dataset.config
  if (config === undefined && address && !issues.some(({ code }) => code === 'not-json')) {
    page.consentry ??= []
    void fetchConfig(address, issues).then(fetched => start(fetched, issues))
  } else start(config, issues)
}
