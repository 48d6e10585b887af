import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** docs/rules.md: what proves each rule. */
const page = readFileSync('docs/rules.md', 'utf8')
const rows = page.split('\n').filter(line => /^\| [LTRX]-\d/.test(line))
const ENDINGS: Record<string, string> = { e2e: 'spec.ts', unit: 'test.ts', types: 'test-d.ts' }

/** `e2e/tabs` “one title”, “another”; … */
function proofs(row: string): { file: string; titles: string[] }[] {
  return row
    .split('|')[3]!
    .split('; `')
    .map(part => {
      const [, file, kind, rest] = /^\s*`?((e2e|unit|types)\/[\w/-]+)` (“.+”)\s*$/s.exec(part) ?? []
      return { file: file ? `test/${file}.${ENDINGS[kind!]}` : part, titles: rest?.slice(1, -1).split('”, “') ?? [] }
    })
}

it.each(rows)('names tests that are there: %s', row => {
  if (row.split('|')[3]!.startsWith(' – ')) return
  for (const { file, titles } of proofs(row)) {
    expect(existsSync(file), `${file} is there`).toBe(true)
    const text = readFileSync(file, 'utf8')
    expect(titles.length).toBeGreaterThan(0)
    for (const title of titles) expect(text.includes(title), `${file}: ${title}`).toBe(true)
  }
})

it('has each rule once', () => {
  const ids = rows.map(row => /^\| (\S+)/.exec(row)![1])
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(80)
})
