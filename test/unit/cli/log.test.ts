import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { append, incomingOf } from '../../../src/collector/append'
import { canonical, sha256 } from '../../../src/collector/canonical'
import { createLedger } from '../../../src/collector/ledger'
import { openStore } from '../../../src/collector/open'
import type { ConsentRecord } from '../../../src/types'
import { folder, record } from '../collector/support'
import { run } from './support'

async function logOf(records: ConsentRecord[]) {
  const dir = folder()
  const path = join(dir, 'consent.db')
  const store = await openStore(path)
  const ledger = createLedger(store)
  for (const one of records) await append(ledger, [incomingOf(one, Date.now())])
  await store.close()
  return { dir, path }
}

async function tamper(path: string, sql: string) {
  const store = await openStore(path)
  await store.transaction(queries => queries.query(sql))
  await store.close()
}

describe('consentry verify', () => {
  it('passes a log that is whole, writes a pin, and finds by it what was cut', async () => {
    const { path, dir } = await logOf([record(), record(), record()])
    const pin = join(dir, 'pins/pin.json')
    expect(await run(['verify', '--store', path, '--write-pin', pin])).toEqual({
      code: 0,
      out: '3 records of 1 site against 3 entries, 0 erased, no pinned head: whole',
      err: ''
    })
    await tamper(path, 'DELETE FROM consent_record WHERE received_ms = (SELECT MAX(received_ms) FROM consent_record)')
    const deleted = await run(['verify', '--store', path])
    expect(deleted.code).toBe(1)
    expect(deleted.out).toMatch(/^deleted example\.com: the record with hash sha256-/)
    await tamper(path, 'DELETE FROM consent_ledger')
    await tamper(path, 'DELETE FROM consent_record')
    expect((await run(['verify', '--store', path])).code).toBe(0)
    expect((await run(['verify', '--store', path, '--pin', pin])).out).toMatch(/^cut {5}example\.com: the pinned entry/)
    expect(JSON.parse((await run(['verify', '--store', path, '--pin', pin, '--json'])).out).problems).toHaveLength(1)
  })
})

describe('consentry export and import', () => {
  it('move a log to another file, and again without a change', async () => {
    const { path, dir } = await logOf([record(), record()])
    const file = join(dir, 'log.ndjson')
    const to = join(dir, 'moved.db')
    expect((await run(['export', '--store', path, '--out', file])).err).toBe('4 lines written')
    expect((await run(['import', file, '--store', to])).out).toBe('4 lines: 4 added, 0 known, 0 conflicts')
    expect((await run(['import', file, '--store', to])).out).toBe('4 lines: 0 added, 4 known, 0 conflicts')
    expect((await run(['verify', '--store', to])).code).toBe(0)
  })

  it('go on after an interruption, and say that the file was cut off', async () => {
    const { path, dir } = await logOf([record(), record()])
    const file = join(dir, 'log.ndjson')
    const to = join(dir, 'moved.db')
    await run(['export', '--store', path, '--out', file])
    const lines = readFileSync(file, 'utf8').split('\n')
    const half = join(dir, 'half.ndjson')
    writeFileSync(half, lines.slice(0, 3).join('\n'))
    const first = await run(['import', half, '--store', to])
    expect(first.out).toBe('3 lines: 3 added, 0 known, 0 conflicts')
    expect(first.err).toContain('the input was cut off')
    expect((await run(['import', file, '--store', to])).out).toBe('4 lines: 1 added, 3 known, 0 conflicts')
  })

  it('take in plain records of another receiver, once, and tell conflicts', async () => {
    const { path, dir } = await logOf([])
    const records = [record(), record()]
    const file = join(dir, 'plain.ndjson')
    writeFileSync(file, records.map(one => JSON.stringify(one)).join('\n'))
    expect((await run(['import', file, '--store', path])).out).toBe('2 lines: 2 added, 0 known, 0 conflicts')
    writeFileSync(file, [records[0], { ...records[1], status: 'given' }].map(one => JSON.stringify(one)).join('\n'))
    const again = await run(['import', file, '--store', path])
    expect(again.out).toBe('2 lines: 0 added, 1 known, 1 conflicts')
    expect(again.code).toBe(1)
    expect((await run(['verify', '--store', path])).code).toBe(0)
  })

  it('name the line that is neither, and the file that is not there', async () => {
    const { path, dir } = await logOf([])
    const file = join(dir, 'bad.ndjson')
    writeFileSync(file, `${JSON.stringify(record())}\n{"kind":"other"}\n`)
    const bad = await run(['import', file, '--store', path])
    expect([bad.code, bad.err]).toEqual([1, 'consentry import: line 2 is neither a line of an export nor a record'])
    for (const kind of ['record', 'ledger', 'notice']) {
      writeFileSync(file, `${JSON.stringify({ kind, record: {}, entry: { site: 'x' }, hash: 1 })}\n`)
      const { err } = await run(['import', file, '--store', path])
      expect(err).toBe('consentry import: line 1 is neither a line of an export nor a record')
    }
    const missing = await run(['import', join(dir, 'none'), '--store', path])
    expect(missing.code).toBe(1)
    expect(missing.err).toContain('ENOENT')
  })
})

describe('consentry erase and expire', () => {
  it('erase one consent id and leave the log whole', async () => {
    const gone = record()
    const { path } = await logOf([gone, record()])
    expect((await run(['erase', gone.consentId, '--store', path])).out).toBe('1 record erased')
    expect((await run(['erase', gone.consentId, '--store', path])).code).toBe(1)
    expect((await run(['verify', '--store', path])).out).toContain('1 erased')
  })

  it('remove what is older than the retention', async () => {
    const { path } = await logOf([record()])
    expect((await run(['expire', '--store', path])).out).toBe('nothing is older than the retention')
    // Five years on, by a record that was received five years ago.
    await tamper(path, `UPDATE consent_record SET part = '2019-01'`)
    expect((await run(['expire', '--store', path, '--retention', '24'])).out).toMatch(/^example\.com: everything before 20/)
  })
})

describe('consentry proof', () => {
  const notice = {
    schema: 'consent-notice/1',
    locale: 'nb',
    regime: { preset: 'eea', model: 'opt-in' },
    controller: { name: 'Eksempel & Sønn AS', contact: 'personvern@example.com' },
    links: { privacyPolicy: 'https://www.example.com/personvern' },
    scope: '.example.com',
    categories: [{ id: 'analytics' }, { id: 'advertising', name: 'Reklame', description: 'Viser <b>annonser</b>.' }],
    services: [{ id: 'youtube', category: 'advertising', name: 'YouTube', provider: 'Google', purpose: 'Film' }],
    texts: {
      bannerTitle: 'Ditt valg',
      bannerBody: '{controller} ønsker å lagre for: {purposes}. Se «{reopen}».',
      reopen: 'Innstillinger',
      scope: 'Gjelder hele {scope}.',
      accept: 'Godta alle',
      reject: 'Avvis alle',
      settings: 'Velg selv',
      prefsTitle: 'Innstillinger for informasjonskapsler',
      prefsIntro: 'Alt valgfritt er av.',
      withdraw: 'Trekk tilbake',
      save: 'Lagre',
      bannerPartners: { one: '{count} annen virksomhet.', other: '{count} andre virksomheter.' },
      embedTitle: '{service} er blokkert',
      embedBody: 'Dette kommer fra {service}.',
      embedAllow: 'Tillat {service}',
      analytics: 'Statistikk',
      analyticsIn: 'statistikk',
      analyticsDesc: 'Teller besøk.'
    }
  }
  const hash = sha256(canonical(notice))
  const consentId = randomUUID()
  const base = { consentId, notice: { ...record().notice, hash } }
  const decisions = [
    record({
      ...base,
      action: 'accept-all',
      surface: 'banner',
      status: 'given',
      decidedAt: new Date(Date.now() - 1000).toISOString()
    }),
    record({
      ...base,
      seq: 2,
      action: 'withdraw',
      surface: 'preferences',
      status: 'withdrawn',
      reason: 'visitor',
      choices: [
        { category: 'analytics', state: 'denied', basis: 'consent' },
        { category: 'advertising', state: 'denied', basis: 'consent' }
      ]
    })
  ]
  const later = new Date(Date.now() + 1000).toISOString()
  const film = record({
    ...base,
    seq: 3,
    action: 'allow-embed',
    surface: 'embed',
    reason: 'visitor',
    decidedAt: later,
    expiresAt: later,
    choices: decisions[1]!.choices,
    services: [{ service: 'youtube', state: 'granted', scope: 'page' }]
  })

  async function proofLog() {
    const { path, dir } = await logOf([...decisions, film])
    writeFileSync(join(dir, `${hash}.json`), JSON.stringify(notice))
    return { path, dir }
  }

  it('tells what was asked, in which words, what was pressed, when, and what followed', async () => {
    const { path, dir } = await proofLog()
    const { code, out } = await run(['proof', consentId, '--store', path, '--notices', dir])
    expect(code).toBe(0)
    for (const words of [
      'Who asked        Eksempel & Sønn AS, personvern@example.com',
      'Decision 1 of 3: ',
      'Accepted everything that was asked for, in the first question. The button that was pressed said\n“Godta alle”.',
      '  | Ditt valg\n',
      '  | 1 annen virksomhet.',
      '  | Eksempel & Sønn AS ønsker å lagre for: statistikk, Reklame. Se «Innstillinger».',
      '  | Gjelder hele example.com.',
      '  | [ Avvis alle ]  [ Godta alle ]  [ Velg selv ]\n\nOne press away, under “Velg selv”, each purpose stood in full:\n\n  | • Statistikk: Teller besøk.',
      'What followed: consent given for every purpose, until',
      'Withdrew what had been allowed, in the settings. The button that was pressed said “Trekk\ntilbake”.',
      '  | Innstillinger for informasjonskapsler\n  | [ Trekk tilbake ]\n  | Alt valgfritt er av.\n  | • Statistikk',
      '  | [ Avvis alle ]  [ Godta alle ]  [ Lagre ]',
      'What followed: consent withdrawn; not asked again before',
      '  | YouTube er blokkert\n  | Dette kommer fra YouTube.\n  | [ Tillat YouTube ]',
      'YouTube  |  granted  |  for that page only',
      'one embedded service for that page view only',
      'The ledger names this record'
    ])
      expect(out).toContain(words)
    expect(out).not.toContain('WARNING')
  })

  it('answers what held on a day', async () => {
    const { path, dir } = await proofLog()
    const { out } = await run(['proof', consentId, '--store', path, '--notices', dir])
    const rows = out.split('\n').filter(line => / UTC {2}\| {2}/.test(line) || / {2}\| {2}the end of/.test(line))
    const [given, withdrawn, passing] = rows.map(row => row.trim().split('  |  '))
    expect(given!.slice(2)).toEqual(['consent given for every purpose', 'Reklame'])
    expect(given![1]).toBe(withdrawn![0])
    expect(withdrawn!.slice(2)).toEqual(['consent withdrawn', 'nothing optional'])
    // An allowance for one page view ends nothing.
    expect(withdrawn![1]).toContain('when it expires')
    expect(passing!.slice(1)).toEqual(['the end of that page view', 'consent given for some purposes', 'YouTube'])
  })

  it('holds each record as it was stored, so that a stranger can compute its hash', async () => {
    const { path } = await proofLog()
    const { out } = await run(['proof', consentId, '--store', path])
    const stored = out.split('\n').filter(line => line.startsWith('{'))
    expect(stored).toHaveLength(3)
    for (const text of stored) expect(out).toContain(`Record hash      ${sha256(text)}`)
  })

  it('is a page without anything from elsewhere, in which nothing that was stored runs', async () => {
    const { path, dir } = await proofLog()
    const file = join(dir, 'proof.html')
    await run(['proof', consentId, '--store', path, '--notices', dir, '--html', '--out', file])
    const page = readFileSync(file, 'utf8')
    expect(page).toContain('Viser &#60;b&#62;annonser&#60;/b&#62;.')
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(/)
    expect(page).toContain('<blockquote lang="nb"')
  })

  it('says where the words were not deposited, and where the log was tampered with', async () => {
    const { path } = await logOf(decisions)
    expect((await run(['proof', consentId, '--store', path])).out).toContain('What was asked cannot be shown here: its text')
    await tamper(path, `UPDATE consent_record SET body = replace(body, 'withdrawn', 'given')`)
    expect((await run(['proof', consentId, '--store', path])).out).toContain(
      'WARNING: the text of this record is not what its hash says'
    )
    await tamper(path, `UPDATE consent_record SET body = 'x'`)
    expect((await run(['proof', consentId, '--store', path])).out).toContain('WARNING: 2 stored rows are no records')
    expect((await run(['proof', randomUUID(), '--store', path])).code).toBe(1)
  })
})
