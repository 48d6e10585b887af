import { sha256 } from './canonical'
import type { Head } from './heads'
import { headOf, rootOf, type LedgerEntry } from './ledger'
import { addMonths } from './months'
import { readRecord } from './proof'
import { partsOf, sitesOf } from './sites'
import type { Queries } from './store'

/**
 * `edited`: a record is not what was committed. `deleted`: a committed record is gone, and no erasure or retention explains it.
 * `forged`: a record that was never committed. `broken`: an entry of the ledger was changed. `cut`: entries are missing.
 */
export interface Problem {
  kind: 'edited' | 'deleted' | 'forged' | 'broken' | 'cut'
  site: string
  /** What it is about: a record's id, its hash, or a place in the ledger. */
  what: string
}

export interface Verdict {
  problems: Problem[]
  sites: number
  records: number
  entries: number
  erased: number
}

const DAY = 86_400_000
const PAGE = 500

/**
 * Holds every record against the ledger. Takes memory for one month of one site.
 *
 * @param pins heads that were kept outside; without them a log that was cut at its end looks whole
 * @param told called now and then with what has been looked at
 */
export async function verify(
  queries: Queries,
  { site, pins = [], told = (_verdict: Verdict) => {} }: { site?: string; pins?: Head[]; told?: (verdict: Verdict) => void } = {}
): Promise<Verdict> {
  const verdict: Verdict = { problems: [], sites: 0, records: 0, entries: 0, erased: 0 }
  const pinned = pins.filter(pin => !site || pin.site === site)
  const names = site ? [site] : [...new Set([...(await sitesOf(queries)), ...pinned.map(pin => pin.site)])].sort()
  for (const name of names) {
    verdict.sites++
    const chain = await walkChains(
      queries,
      name,
      pinned.filter(pin => pin.site === name),
      verdict,
      told
    )
    const parts = new Set([...chain.parts, ...(await partsOf(queries, name))])
    for (const part of [...parts].sort()) await compare(queries, name, part, chain, verdict, told)
  }
  return verdict
}

interface Walked {
  /** Months that entries speak of. */
  parts: Set<string>
  erased: Set<string>
  /** Everything before this month is gone by retention. */
  expiredBefore: string
}

async function walkChains(queries: Queries, site: string, pins: Head[], verdict: Verdict, told: (verdict: Verdict) => void) {
  const walked: Walked = { parts: new Set(), erased: new Set(), expiredBefore: '' }
  const problem = (kind: Problem['kind'], what: string) => verdict.problems.push({ kind, site, what })
  const missingPins = new Map(pins.map(pin => [`${pin.chain} ${pin.seq}`, pin]))
  const trimmed: LedgerEntry[] = []
  const ends = new Map<string, LedgerEntry>()
  // What each run of a process built on; crossed out as it is met.
  const roots = new Set(
    (await queries.query<{ prev: string }>('SELECT prev FROM consent_ledger WHERE site = $1 AND seq = 1', [site])).map(
      row => row.prev
    )
  )
  roots.delete('')

  for await (const entry of entriesOf(queries, site)) {
    const place = `entry ${entry.seq} of run ${entry.chain}`
    if (headOf(entry) !== entry.head) problem('broken', place)
    if (entry.leaves === '' && entry.size > 0) trimmed.push({ ...entry, leaves: '' })
    else if (rootOf(entry.leaves) !== entry.root || (entry.leaves ? entry.leaves.split('\n').length : 0) !== entry.size)
      problem('broken', place)
    const before = ends.get(entry.chain)
    if (entry.seq !== (before?.seq ?? 0) + 1) problem('cut', `entries before ${place}`)
    else if (before && before.head !== entry.prev) problem('broken', place)
    ends.set(entry.chain, { ...entry, leaves: '' })
    roots.delete(entry.head)

    const pin = missingPins.get(`${entry.chain} ${entry.seq}`)
    if (pin?.head === entry.head) missingPins.delete(`${entry.chain} ${entry.seq}`)
    if (entry.kind === 'commit') walked.parts.add(entry.part)
    if (entry.kind === 'expire' && entry.part > walked.expiredBefore) walked.expiredBefore = entry.part
    if (entry.kind === 'erase') for (const leaf of entry.leaves.split('\n')) walked.erased.add(leaf)
    if (++verdict.entries % PAGE === 0) told(verdict)
  }
  verdict.erased += walked.erased.size
  for (const { seq, chain } of missingPins.values()) problem('cut', `the pinned entry ${seq} of run ${chain}`)
  for (const prev of roots) problem('cut', `the entry that a later run builds on, ${prev}`)
  for (const { part, seq, chain } of trimmed) if (part >= walked.expiredBefore) problem('broken', `entry ${seq} of run ${chain}`)
  return walked
}

/** The records of one month against the hashes that the ledger has for it. */
async function compare(
  queries: Queries,
  site: string,
  part: string,
  walked: Walked,
  verdict: Verdict,
  told: (verdict: Verdict) => void
) {
  const problem = (kind: Problem['kind'], what: string) => verdict.problems.push({ kind, site, what })
  const committed = new Map<string, number>()
  // months.ts: a record comes in from two days before its month to 45 days after it.
  const window = { from: Date.parse(`${part}-01`) - 3 * DAY, to: Date.parse(`${addMonths(part, 1)}-01`) + 46 * DAY }
  for await (const entry of entriesOf(queries, site, window))
    if (entry.kind === 'commit' && entry.part === part && entry.leaves)
      for (const leaf of entry.leaves.split('\n')) committed.set(leaf, entry.at_ms)

  for await (const row of recordsOf(queries, site, part)) {
    const at = committed.get(row.hash)
    committed.delete(row.hash)
    if (!isIntact(row)) problem('edited', `record ${row.id}`)
    else if (at === undefined) problem('forged', `record ${row.id}`)
    else if (at !== row.received_ms) problem('edited', `record ${row.id}, time of receipt`)
    if (++verdict.records % PAGE === 0) told(verdict)
  }
  if (part < walked.expiredBefore) return
  for (const leaf of committed.keys()) if (!walked.erased.has(leaf)) problem('deleted', `the record with hash ${leaf}`)
}

interface Row {
  site: string
  id: string
  consent: string
  received_ms: number
  hash: string
  body: string
}

/** The text is what its hash says, and the columns are what the text says. */
function isIntact({ site, id, consent, hash, body }: Row) {
  if (sha256(body) !== hash) return false
  const record = readRecord(body)
  return record?.recordId.toLowerCase() === id && record.consentId.toLowerCase() === consent && record.site.scope === site
}

async function* entriesOf(queries: Queries, site: string, { from, to } = { from: 0, to: Number.MAX_SAFE_INTEGER }) {
  let after: [number, string, number] = [from, '', 0]
  for (;;) {
    const page = await queries.query<LedgerEntry>(
      `SELECT * FROM consent_ledger WHERE site = $1 AND (at_ms, chain, seq) > ($2, $3, $4) AND at_ms <= $5 ORDER BY at_ms, chain, seq LIMIT ${PAGE}`,
      [site, ...after, to]
    )
    yield* page
    if (page.length < PAGE) return
    const last = page.at(-1)!
    after = [last.at_ms, last.chain, last.seq]
  }
}

async function* recordsOf(queries: Queries, site: string, part: string) {
  let after = ''
  for (;;) {
    const page = await queries.query<Row>(
      `SELECT site, id, consent, received_ms, hash, body FROM consent_record WHERE site = $1 AND part = $2 AND id > $3 ORDER BY id LIMIT ${PAGE}`,
      [site, part, after]
    )
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)!.id
  }
}
