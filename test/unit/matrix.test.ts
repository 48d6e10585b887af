// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://www.example.com/" }
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { createConsent } from '../../src/consent'
import type { Consent, ConsentConfig, ConsentRecord, RegimePreset } from '../../src/types'

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

const BEFORE: ConsentConfig = {
  controller: { name: 'A' },
  policy: { version: '1' },
  services: [{ id: 'stats', category: 'analytics', name: 'Stats' }]
}
/** What the site owner changed since the choice (standards L-17), or how much time has passed. */
const CHANGES: Record<string, Partial<ConsentConfig> & { days?: number; cookies?: false }> = {
  nothing: {},
  'nothing, 181 days later': { days: 181 },
  'nothing, 182 days later': { days: 182 },
  'nothing, 182 days later, in a browser without cookies': { days: 182, cookies: false },
  'a new category': { categories: ['functionality', 'analytics', 'advertising', 'research'] },
  'a category less': { categories: ['analytics', 'advertising'] },
  'a new service in analytics': { services: [...BEFORE.services!, { id: 'maps', category: 'analytics', name: 'Maps' }] },
  'another controller': { controller: { name: 'B' } },
  'another text': { texts: { en: { bannerTitle: 'Cookies?' } } },
  'another version': { policy: { version: '2' } },
  'another version, material': { policy: { version: '2', material: true } },
  'the same version, material': { policy: { version: '1', material: true } },
  'no version any more, material': { policy: { material: true } as never },
  'another version, material, and a new category': {
    policy: { version: '2', material: true },
    categories: ['functionality', 'analytics', 'advertising', 'research']
  }
}
const CHOICES: Record<string, (consent: Consent) => void> = {
  everything: consent => consent.acceptAll(),
  'analytics alone': consent => consent.save({ analytics: true }),
  'one service alone': consent => consent.save({}, { stats: true }),
  nothing: consent => consent.rejectAll()
}
const AGAIN = `
## When a question appears again

What the visitor had allowed, and what has changed since, in the regime \`eea\`. "Asked again" is the reason, which stands on the banner
(\`test/e2e/question.spec.ts\`) and in the record of the answer; "meanwhile granted" is what holds until then. After 182 days (\`validForDays\`) the
browser has let go of the cookie, and with it of who the visitor was: the question is a first one again. A choice in localStorage, and
one in a page that stayed open, is remembered as expired.
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
  const parts = { load: nothing }
  const first = createConsent(config, parts)
  STATES[state]!(first)
  const decisions = { 'no choice': 0, accepted: 1, rejected: 1, withdrawn: 2 }[state]
  await vi.waitFor(() => expect(records).toHaveLength(decisions!), { interval: 2 })
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

/** A later page of a visitor who had chosen, on a site that has changed. */
async function againRow(change: string, chosen: string): Promise<string[]> {
  const records: ConsentRecord[] = []
  const clock = vi.spyOn(Date, 'now')
  document.cookie = 'consentry=;max-age=0;path=/'
  localStorage.clear()
  vi.stubGlobal('navigator', { ...navigator, globalPrivacyControl: undefined, language: 'en' })
  const parts = { load: nothing }
  const record = async (sent: ConsentRecord) => void records.push(sent)
  const { days = 0, cookies = true, ...more } = CHANGES[change]!
  const refused = cookies ? undefined : vi.spyOn(document, 'cookie', 'set').mockImplementation(() => {})
  const first = createConsent({ ...BEFORE, record }, parts)
  CHOICES[chosen]!(first)
  await vi.waitFor(() => expect(records).toHaveLength(1), { interval: 2 })
  first.destroy()

  clock.mockReturnValue(new Date().getTime() + days * 86_400_000)
  consent = createConsent({ ...BEFORE, ...more, record }, parts)
  const asked = consent.$view.get() === 'banner'
  const granted = consent.$granted.get().filter(id => id !== 'necessary')
  const service = consent.allows({ service: 'stats' }) && !granted.includes('analytics') ? ['stats'] : []
  // What the visitor answers does not matter for the reason.
  consent.acceptAll()
  await vi.waitFor(() => expect(records).toHaveLength(2), { interval: 2 })
  consent.destroy()
  clock.mockRestore()
  refused?.mockRestore()
  const [before, after] = records as [ConsentRecord, ConsentRecord]
  const isSame = after.consentId === before.consentId
  expect([isSame, after.seq], 'the same visitor goes on, unless it is a first question').toEqual(
    after.reason === 'first' ? [false, 1] : [true, 2]
  )
  expect(after.reason === 'visitor', 'a reason where there was a question, and none where there was none').toBe(!asked)
  return [change, chosen, asked ? after.reason : 'no', [...granted, ...service].join(', ') || '–']
}

const table = (rows: string[][]) => rows.map(cells => `| ${cells.join(' | ')} |`).join('\n')

it('asks, grants, signals and records what docs/regimes-matrix.md says, and asks again where it says so', async () => {
  const rows = [['regime', 'GPC', 'the visitor has', 'asked', 'granted', 'Google hears', 'recorded'], Array(7).fill('---')]
  for (const regime of PRESETS) {
    for (const gpc of [false, true]) {
      for (const state of Object.keys(STATES)) rows.push(await row(regime, gpc, state))
    }
  }
  const again = [['what has changed', 'the visitor had allowed', 'asked again', 'meanwhile granted'], Array(4).fill('---')]
  for (const change of Object.keys(CHANGES)) {
    for (const chosen of Object.keys(CHOICES)) again.push(await againRow(change, chosen))
  }
  const text = `${INTRO}\n${table(rows)}\n${AGAIN}\n${table(again)}\n`
  if (process.env.UPDATE) writeFileSync(PAGE, text)
  expect(text).toBe(readFileSync(PAGE, 'utf8'))
}, 30_000)
