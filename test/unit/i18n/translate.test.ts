import { describe, expect, it } from 'vitest'
import en from '../../../src/i18n/locales/en'
import { direction, fill, merge, pick, plural } from '../../../src/i18n/translate'

describe('fill', () => {
  it('puts values in place of their names', () => expect(fill('{a} and {b}', { a: 'one', b: 'two' })).toBe('one and two'))
  it('leaves a name without a value as it is', () => expect(fill('{a} {b}', { a: 'one' })).toBe('one {b}'))
  it('takes a value as it is, also one that looks like a pattern', () => expect(fill('{a}', { a: '$& {b}' })).toBe('$& {b}'))
})

describe('plural', () => {
  const polish = { one: '{count} plik', few: '{count} pliki', other: '{count} plików' }
  it.each([
    [1, '1 plik'],
    [3, '3 pliki'],
    [5, '5 plików'],
    [22, '22 pliki']
  ])('uses the form of the language for %i', (count, text) => expect(plural(polish, count, 'pl')).toBe(text))
  it('falls back to the general form', () => expect(plural({ other: '{count} files' }, 1, 'en')).toBe('1 files'))
  it('writes plain digits', () => expect(plural({ other: '{count} services' }, 256, 'ar')).toBe('256 services'))
  it('takes one text for all forms', () => expect(plural('{count} files' as never, 1, 'en')).toBe('1 files'))
})

describe('pick', () => {
  it('takes a plain text for every language', () => expect(pick('Chat', 'nb')).toBe('Chat'))
  it('prefers the language, then its base, then English, then the first', () => {
    expect(pick({ en: 'e', pt: 'p', 'pt-BR': 'b' }, 'pt-BR')).toBe('b')
    expect(pick({ en: 'e', pt: 'p' }, 'pt-BR')).toBe('p')
    expect(pick({ de: 'd', en: 'e' }, 'pt-BR')).toBe('e')
    expect(pick({ de: 'd', fr: 'f' }, 'pt-BR')).toBe('d')
  })
  it('is empty where there is no text', () => {
    expect(pick(undefined, 'en')).toBe('')
    expect(pick({}, 'en')).toBe('')
  })
})

describe('merge', () => {
  it('passes over forms where one text belongs, and forms without the general one', () => {
    const own = { en: { accept: { other: 'Yes' }, providers: { one: 'One' }, bannerPartners: 'Partners' } }
    const merged = merge(en, en, own as never, 'en')
    expect(merged).toEqual({ ...en, bannerPartners: 'Partners' })
  })
  it("lays the site's texts over the language, and the language over English", () => {
    const loaded = { ...en, accept: 'Godta', reject: 'Avvis' }
    const own = { nb: { accept: 'Ja takk' }, de: { reject: 'Nein' } }
    const merged = merge(en, loaded, own, 'nb')
    expect([merged.accept, merged.reject, merged.save]).toEqual(['Ja takk', 'Avvis', en.save])
  })
  it('takes the texts of the base language too', () =>
    expect(merge(en, en, { pt: { accept: 'Sim' } }, 'pt-BR').accept).toBe('Sim'))
})

describe('direction', () => {
  it.each(['ar', 'he', 'fa', 'ur', 'ar-EG'])('is right to left for %s', tag => expect(direction(tag)).toBe('rtl'))
  it.each(['en', 'de', 'arn', 'zh-Hans'])('is left to right for %s', tag => expect(direction(tag)).toBe('ltr'))
})
