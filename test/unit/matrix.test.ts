// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/" }
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { createConsent } from '../../src/consent'
import type { Consent, ConsentRecord, RegimePreset } from '../../src/types'

const PRESETS: RegimePreset[] = ['eea', 'uk', 'us', 'br', 'ca-qc', 'notice']
const STATES: Record<string, (consent: Consent) => void> = {
  'no choice': () => {},
  accepted: consent => consent.acceptAll(),
  rejected: consent => consent.rejectAll(),
  withdrawn: consent => {
    consent.acceptAll()
    consent.withdraw()
  }
}
const PAGE = 'docs/regimes-matrix.md'
const INTRO = `# What is asked, granted, signalled and recorded

For each regime, with and without Global Privacy Control, and each thing that a visitor can have done; the default three categories.
Made by \`test/unit/matrix.test.ts\`, which fails where the page and the code differ (\`UPDATE=1 npx vitest run test/unit/matrix.test.ts\` writes it anew).

"Asked" is whether a page shows the banner; "granted" the optional categories; "Google hears" what of \`ad_storage\` and
\`analytics_storage\` is granted last; "recorded" the status of the last record, and the signals that hold something back.
`

const nothing = () => Promise.reject(new Error('not needed here'))

let consent: Consent | undefined
afterEach(() => consent?.destroy())

async function row(regime: RegimePreset, gpc: boolean, state: string): Promise<string[]> {
  const records: ConsentRecord[] = []
  const page = window as unknown as { dataLayer?: IArguments[] }
  delete page.dataLayer
  document.cookie = 'consentry=;max-age=0;path=/'
  localStorage.clear()
  sessionStorage.clear()
  vi.stubGlobal('navigator', { ...navigator, globalPrivacyControl: gpc || undefined, language: 'en' })
  const config = {
    controller: { name: 'A' },
    regime,
    signals: ['google-consent-mode'],
    record: async (record: ConsentRecord) => void records.push(record)
  }
  const parts = { loadMessages: nothing, loadVendors: nothing, loadDelivery: nothing }
  const first = createConsent(config, parts)
  STATES[state]!(first)
  const decisions = { 'no choice': 0, accepted: 1, rejected: 1, withdrawn: 2 }[state]
  await vi.waitFor(() => expect(records).toHaveLength(decisions!))
  first.destroy()
  // A later page of the same visitor.
  delete page.dataLayer
  consent = createConsent(config, parts)
  const asked = consent.$view.get() === 'banner' ? 'yes' : 'no'
  const granted = consent.$granted.get().filter(id => id !== 'necessary')
  const told = (page.dataLayer as IArguments[] | undefined)?.filter(entry => entry[0] === 'consent').map(entry => entry[2]) ?? []
  const last = Object.assign({}, ...told) as Record<string, string>
  const signalled = ['ad_storage', 'analytics_storage'].filter(name => last[name] === 'granted')
  const record = records.at(-1)
  consent.destroy()
  const applied = record?.signals.applied.length ? ` (${record.signals.applied.join(', ')})` : ''
  return [
    regime,
    gpc ? 'on' : '–',
    state,
    asked,
    granted.join(', ') || '–',
    signalled.join(', ') || '–',
    record ? record.status + applied : '–'
  ]
}

it('asks, grants, signals and records what docs/regimes-matrix.md says', async () => {
  const rows = [['regime', 'GPC', 'the visitor has', 'asked', 'granted', 'Google hears', 'recorded'], Array(7).fill('---')]
  for (const regime of PRESETS) {
    for (const gpc of [false, true]) {
      for (const state of Object.keys(STATES)) rows.push(await row(regime, gpc, state))
    }
  }
  const text = `${INTRO}\n${rows.map(cells => `| ${cells.join(' | ')} |`).join('\n')}\n`
  if (process.env.UPDATE) writeFileSync(PAGE, text)
  expect(text).toBe(readFileSync(PAGE, 'utf8'))
})
