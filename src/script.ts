/** `dist/consentry.js`: reads the configuration of the page and starts. The only module that acts on load. */
import { createConsent } from './consent'
import type { Issue } from './config/config'
import { createReporter } from './config/report'
import { isLive } from './guard/place'
import type { Consent } from './types'
import { startInterface } from './ui/start'

const page = window as unknown as { consentry?: Consent | ((consent: Consent) => void)[]; consentryConfig?: unknown }
const tag = document.currentScript as HTMLScriptElement | null
const issues: Issue[] = []

/** Files stand beside this one; an inlined script has none, so they are looked for beside the page. */
async function importFile<T>(file: string): Promise<T> {
  return import(new URL(file, tag?.src || location.href).href)
}

function load<T>(part: string): Promise<T> {
  return importFile(`consentry-${part}.js`)
}

function start(config: unknown): void {
  const waiting = page.consentry
  // A second tag: the first one stays, also where both have waited for their file.
  if (waiting && 'allows' in waiting) return createReporter(load)({ code: 'tag-twice', path: '' })
  const consent = createConsent(config, {
    nonce: tag?.nonce,
    found: issues,
    publish: consent => (page.consentry = consent),
    load,
    startInterface: core =>
      startInterface(core, {
        load,
        locale: async name => (await importFile<{ default: never }>(`locales/${name}.js`)).default
      })
  })
  if (Array.isArray(waiting)) consent.push(...waiting)
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    issues.push({ code: 'not-json', path, found: String(error) })
    return undefined
  }
}

function begin(): void {
  if (tag?.async || tag?.defer) issues.push({ code: 'async-tag', path: '' })
  // What the parser has met so far. The guard may come first, and inline code that sets `consentryConfig` or calls `consentry`.
  const isForeign = (script: HTMLScriptElement) =>
    script !== tag && isLive(script) && !/consentry/.test(script.src || script.text)
  if ([...document.scripts].some(isForeign)) issues.push({ code: 'not-first', path: '' })

  const block = document.getElementById('consentry-config')
  const address = tag?.dataset.config
  if (block) start(parseJson(block.textContent!, '#consentry-config'))
  else if (page.consentryConfig || !address) start(page.consentryConfig)
  else {
    page.consentry ??= []
    void fetch(address)
      .then(response => response.text())
      .catch(String)
      .then(text => start(parseJson(text, address)))
  }
}

begin()
