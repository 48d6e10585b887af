import type { Proof, ProvenRecord } from '../collector'
import { canonical } from '../collector/canonical'
import type { ConsentRecord } from '../types'
import { isPassing, periodsOf } from './proofPeriods'
import { readNotice, type ShownNotice } from './shownNotice'

/** A piece of the page: what it says, without how it looks. */
export type Block =
  | { kind: 'title' | 'heading' | 'paragraph'; text: string }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  /** Words that the visitor saw, in the language they were shown in. */
  | { kind: 'quote'; locale: string; lines: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  /** Byte for byte, for a program to read. */
  | { kind: 'code'; text: string }

const ACTIONS: Record<ConsentRecord['action'], string> = {
  'accept-all': 'Accepted everything that was asked for',
  'reject-all': 'Refused everything that was asked for',
  'save-selection': 'Saved a selection of their own',
  withdraw: 'Withdrew what had been allowed',
  'allow-embed': 'Allowed one embedded service'
}
const SURFACES: Record<ConsentRecord['surface'], string> = {
  banner: 'in the first question',
  preferences: 'in the settings',
  embed: 'at the embedded content itself',
  page: 'with a control of the website',
  api: 'through a call of the website’s own code'
}
const REASONS: Record<ConsentRecord['reason'], string> = {
  first: 'There was no earlier choice.',
  visitor: 'The visitor opened the settings, or the website asked on the visitor’s behalf.',
  expired: 'The earlier choice had expired.',
  'new-category': 'The website had added a purpose that the earlier choice did not cover.',
  policy: 'The policy had changed materially since the earlier choice.'
}
const BASES = {
  consent: 'consent',
  'opt-out': 'allowed unless objected to',
  exempt: 'exempt from consent, by the site’s configuration'
}
const MODELS = {
  'opt-in': 'nothing optional before a yes',
  'opt-out': 'allowed until the visitor objects',
  notice: 'information only'
}
const LEDGER: Record<ProvenRecord['ledger'], string> = {
  kept: 'The ledger names this record, and its text is what was committed at that time.',
  edited: 'WARNING: the text of this record is not what its hash says. It was changed after it was stored.',
  unproven: 'WARNING: no sound entry of the ledger names this record.'
}

/** The proof as a person would tell it: what was asked, in which words, what was pressed, when, what followed. */
export function storyOf({ consentId, records, notices, unreadable }: Proof, now: Date): Block[] {
  const last = records.at(-1)
  const blocks: Block[] = [
    { kind: 'title', text: 'Record of consent' },
    {
      kind: 'facts',
      rows: [
        ['Consent id', consentId],
        ['Website', distinct(records.map(({ record }) => record.site.origin))],
        ['Who asked', distinct(records.map(({ record }) => noticeOf(record, notices)?.controller ?? record.controllerId))],
        ['Decisions', String(records.length)],
        ...(last
          ? ([['Last decision', `${instant(last.record.decidedAt)}: ${stateOf(last.record)}`]] as [string, string][])
          : []),
        ['Printed', instant(now.toISOString())]
      ]
    },
    {
      kind: 'paragraph',
      text:
        'The consent id is a random number that lies in the visitor’s browser and is shown to the visitor there. It names a browser, not a person: ' +
        'who it belongs to follows from the visitor, who can read it out. Each decision below was written down by that browser at the moment of the decision, by its own clock; when it was received is said beside it.'
    }
  ]
  if (unreadable)
    blocks.push({ kind: 'paragraph', text: `WARNING: ${unreadable} stored rows are no records. The log was tampered with.` })
  if (records.length) blocks.push(...overview({ records, notices }))
  records.forEach((_, index) => blocks.push(...decision(records, index, notices)))
  return [...blocks, ...howToCheck(records)]
}

function distinct(texts: string[]) {
  return [...new Set(texts)].join('; ')
}

function noticeOf({ notice: { hash } }: ConsentRecord, notices: Proof['notices']) {
  return readNotice(hash === null ? null : notices[hash])
}

function overview(proof: Pick<Proof, 'records' | 'notices'>): Block[] {
  const rows = periodsOf(proof).map(({ from, until, replaced, record, allowed }) => [
    instant(from),
    until === null ? 'the end of that page view' : instant(until) + (replaced ? '' : ', when it expires'),
    stateOf(record),
    allowed.join(', ') || 'nothing optional'
  ])
  return [
    { kind: 'heading', text: 'What held, and when' },
    { kind: 'table', head: ['From', 'Until', 'State', 'Allowed'], rows }
  ]
}

function decision(records: ProvenRecord[], index: number, notices: Proof['notices']): Block[] {
  const proven = records[index]!
  const { record } = proven
  const notice = noticeOf(record, notices)
  const label = record.notice.layout === 'none' ? undefined : notice?.pressed(record)
  const pressed = label ? ` The button that was pressed said “${label}”.` : ''
  return [
    { kind: 'heading', text: `Decision ${index + 1} of ${records.length}: ${instant(record.decidedAt)}` },
    { kind: 'paragraph', text: `${ACTIONS[record.action]}, ${SURFACES[record.surface]}.${pressed} ${REASONS[record.reason]}` },
    ...asked(record, notice, records[index - 1]?.record),
    { kind: 'paragraph', text: `What followed: ${stateOf(record)}${lasting(record)}` },
    {
      kind: 'table',
      head: ['Purpose', 'Answer', 'Basis'],
      rows: record.choices.map(({ category, state, basis }) => [notice?.nameOf(category) ?? category, state, BASES[basis]])
    },
    ...(record.services.length ? [services(record, notice)] : []),
    { kind: 'facts', rows: circumstances(proven) }
  ]
}

function lasting(record: ConsentRecord) {
  if (isPassing(record)) return ', one embedded service for that page view only.'
  const holds = record.status === 'given' || record.status === 'partial'
  return `${holds ? ', until' : '; not asked again before'} ${instant(record.expiresAt)}${holds ? ' at the latest' : ' unless something changes'}.`
}

function asked(record: ConsentRecord, notice: ShownNotice | null, before: ConsentRecord | undefined): Block[] {
  const { hash, layout } = record.notice
  const { locale, surface } = record
  if (!notice) {
    const why = hash === null ? 'no hash could be computed in that browser' : `its text (${hash}) was not deposited with this log`
    return [{ kind: 'paragraph', text: `What was asked cannot be shown here: ${why}.` }]
  }
  if (layout === 'none')
    return [{ kind: 'paragraph', text: 'Nothing was shown by the consent interface: the decision came from the website.' }]
  return [
    { kind: 'paragraph', text: `What was asked, in the words that were shown (language ${locale}):` },
    { kind: 'quote', locale, lines: notice.question(record, before) },
    ...(surface === 'banner' && notice.more
      ? ([
          { kind: 'paragraph', text: `One press away, under “${notice.more}”, each purpose stood in full:` },
          { kind: 'quote', locale, lines: notice.purposes.map(purpose => `• ${purpose}`) }
        ] as Block[])
      : []),
    ...(notice.services.length
      ? [{ kind: 'table' as const, head: ['Service', 'Provider', 'Purpose group', 'Purpose'], rows: notice.services }]
      : [])
  ]
}

function services({ services: list }: ConsentRecord, notice: ShownNotice | null): Block {
  const scopes = { stored: 'until changed', page: 'for that page only' }
  return {
    kind: 'table',
    head: ['Service with an answer of its own', 'Answer', 'For how long'],
    rows: list.map(({ service, state, scope }) => [notice?.serviceOf(service) ?? service, state, scopes[scope]])
  }
}

function circumstances({ record, receivedAt, recordHash, ledger, skewMs }: ProvenRecord): [string, string][] {
  const { regime, signals, notice } = record
  return [
    [
      'Rules',
      `${regime.preset}: ${MODELS[regime.model]}${regime.region ? `; region ${regime.region}` : ''} (known from: ${regime.source})`
    ],
    [
      'Opt-out signals',
      `Global Privacy Control ${signals.gpc}, Do Not Track ${signals.dnt}${signals.applied.length ? `; applied: ${signals.applied.join(', ')}` : ''}`
    ],
    ['Policy version', notice.policyVersion ?? 'none'],
    ['Software', `Consentry ${notice.sdkVersion}`],
    ['Notice', notice.hash ?? 'none'],
    [
      'Received',
      instant(receivedAt) + (skewMs === undefined ? '' : ` (${minutes(skewMs)} after the time that the browser gave)`)
    ],
    ['Record', `${record.recordId}, number ${record.seq}, by controller ${record.controllerId}`],
    ['Record hash', recordHash],
    ['Ledger', LEDGER[ledger]]
  ]
}

function howToCheck(records: ProvenRecord[]): Block[] {
  if (!records.length) return []
  return [
    { kind: 'heading', text: 'How this can be checked' },
    {
      kind: 'paragraph',
      text:
        'Below are the records, each as the text that was stored. The record hash is the SHA-256 of that text (canonical JSON, RFC 8785), in base64url. It was written into a chain of hashes in the same moment as the record; ' +
        'the command consentry verify walks that chain and finds any record that was changed, removed or added later, and with heads kept elsewhere also a log that was cut. ' +
        'The notice hash is the SHA-256 of the canonical JSON of what was shown. A copy of the last record lies in the visitor’s browser, as the receipt.'
    },
    ...records.map(({ record }): Block => ({ kind: 'code', text: canonical(record) }))
  ]
}

function stateOf({ status }: ConsentRecord) {
  return {
    given: 'consent given for every purpose',
    refused: 'consent refused',
    partial: 'consent given for some purposes',
    withdrawn: 'consent withdrawn',
    'opted-out': 'opted out'
  }[status]
}

function instant(iso: string) {
  const date = new Date(iso)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  return `${day}, ${iso.slice(11, 19)} UTC`
}

function minutes(ms: number) {
  return `${Math.round(ms / 60_000).toLocaleString('en-US')} minutes`
}
