import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ALIASES, AVAILABLE } from '../../../src/i18n/available'
import en from '../../../src/i18n/locales/en'
import type { Messages, Plural } from '../../../src/types'

const BUDGET = 1500
/** Counts of companies and providers that a page may show. */
const COUNTS = Array.from({ length: 10_000 }, (_, i) => i + 1)
/** One character says what takes others three: no comparison of lengths. */
const DENSE = ['ja', 'ko', 'zh-Hans']
const QUOTES = /[«»„“”‘「」"]/

const folder = readdirSync('src/i18n/locales').map(file => file.replace(/\.ts$/, ''))
const locales = await Promise.all(folder.map(async tag => [tag, await load(tag)] as const))
const keys = Object.keys(en) as (keyof Messages)[]

describe('the list of languages', () => {
  it('names every file of the folder and nothing else', () => {
    expect([...AVAILABLE].sort()).toEqual([...folder].sort())
  })

  it.each(['README.md', 'docs/languages.md'])('is as long as %s says', page => {
    expect(readFileSync(page, 'utf8')).toContain(` ${AVAILABLE.length} languages`)
  })

  it('gives other names only to languages that are there, and not to names that have a file', () => {
    for (const [alias, tag] of Object.entries(ALIASES)) {
      expect(folder).toContain(tag)
      expect(folder).not.toContain(alias)
    }
  })

  it('names languages that the browser can count in', () => {
    expect(Intl.PluralRules.supportedLocalesOf(folder)).toHaveLength(folder.length)
  })
})

describe.each(locales)('%s', (tag, messages) => {
  it('has the texts of English, in the same order', () => {
    expect(Object.keys(messages)).toEqual(keys)
  })

  it('has the plural forms that its counts need', () => {
    const needed = new Set(['other', ...COUNTS.map(formOf)])
    expect(Object.keys(messages.bannerPartners).sort()).toEqual([...needed].sort())
    expect(Object.keys(messages.providers).sort()).toEqual([...needed].sort())
  })

  it('keeps every placeholder', () => {
    for (const key of keys) {
      for (const [form, text] of Object.entries(formsOf(messages[key]))) {
        // A form for a single number may spell it out: "one company", "two companies".
        if (form !== 'other' && COUNTS.filter(count => formOf(count) === form).length === 1 && !text.includes('{')) continue
        expect(placeholders(text), `${key} ${form}`).toEqual(placeholders(formsOf(en[key]).other))
      }
    }
  })

  it('gives accept and reject about the same room', () => {
    const [shorter = 0, longer = 0] = [messages.accept.length, messages.reject.length].sort((a, b) => a - b)
    expect(longer / shorter).toBeLessThanOrEqual(1.6)
    expect(messages.accept).not.toBe(messages.reject)
  })

  it('fits its buttons and labels into the room they have', () => {
    for (const key of ['accept', 'reject', 'settings'] as const) expect(messages[key].length, key).toBeLessThanOrEqual(24)
    for (const key of keys.filter(isLabel)) expect(formsOf(messages[key]).other.length, key).toBeLessThanOrEqual(40)
  })

  it.skipIf(DENSE.includes(tag))('says about as much as English', () => {
    for (const key of keys.filter(key => !isLabel(key))) {
      const ratio = formsOf(messages[key]).other.length / formsOf(en[key]).other.length
      expect(ratio, key).toBeGreaterThanOrEqual(0.5)
      expect(ratio, key).toBeLessThanOrEqual(2.2)
    }
  })

  it('quotes the name of the reopen control, one way in all texts, and closes what it opens', () => {
    const pair = /(.)\u00a0?\{reopen\}\u00a0?(.)/.exec(messages.bannerBody)
    expect(['«»', '»«', '„“', '„”', '“”', '””', '”“', '‘’', '「」']).toContain(`${pair?.[1]}${pair?.[2]}`)
    for (const [text, key] of texts(messages)) {
      expect(text.replace(pair?.[0] ?? '', ''), key).not.toMatch(QUOTES)
      expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/)
      expect(text.replace(/\([^()]*\)|（[^（）]*）/g, ''), key).not.toMatch(/[()（）]/)
    }
  })

  it('has no stray blanks, and no-break spaces only in French', () => {
    for (const [text, key] of texts(messages)) {
      expect(text, key).toMatch(/^\S(.*\S)?$/)
      expect(text, key).not.toMatch(/\s\s/)
      if (tag === 'fr') expect(text, key).not.toMatch(/[^\u00a0][:;!?»]|«[^\u00a0]/)
      else expect(text, key).not.toMatch(/\u00a0/)
    }
  })

  it('shares no sentence with another language', () => {
    const own = sentences(messages)
    for (const [other, theirs] of locales)
      if (other !== tag)
        expect(
          own.filter(one => sentences(theirs).includes(one)),
          other
        ).toEqual([])
  })

  it(`takes at most ${BUDGET} bytes`, () => {
    expect(brotliCompressSync(`var a=${minified(messages)};export{a as default};`).length).toBeLessThanOrEqual(BUDGET)
  })

  function formOf(count: number): string {
    return rules.select(count)
  }
  const rules = new Intl.PluralRules(tag)
})

async function load(tag: string): Promise<Messages> {
  const module = (await import(`../../../src/i18n/locales/${tag}.ts`)) as { default: Messages }
  return module.default
}

function formsOf(text: string | Plural): Plural {
  return typeof text === 'string' ? { other: text } : text
}

function texts(messages: Messages): [text: string, key: string][] {
  return keys.flatMap(key => Object.values(formsOf(messages[key])).map((text): [string, string] => [text, key]))
}

/** Two or three words; languages differ too much there for a ratio. */
function isLabel(key: keyof Messages): boolean {
  return formsOf(en[key]).other.length <= 32
}

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort()
}

/** Short ones may coincide: "Chat", "Analyse". */
function sentences(messages: Messages): string[] {
  return texts(messages)
    .flatMap(([text]) => text.split(/(?<=[.:;])\s/))
    .filter(sentence => sentence.length > 25)
}

/** As the build writes it: keys bare, texts in quotes. */
function minified(value: Messages | Plural | string): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return `{${Object.entries(value).map(([key, text]) => `${key}:${minified(text as Plural | string)}`)}}`
}
