import { expect, it, vi } from 'vitest'
import type { Issue } from '../../../src/config/config'
import { describe as words, print } from '../../../src/config/messages'
import { parse } from '../../../src/config/parse'

const controller = { name: 'Example AB' }

function printed(issues: Issue[]) {
  const console = { warn: vi.fn(), error: vi.fn() }
  print(issues, console)
  return [console.warn, console.error].flatMap(({ mock }) => mock.calls.map(([text]) => text))
}

it('says by which attribute a service or a category is named', () => {
  const mark = (path: string, found: string) => words({ code: 'unknown-name', path, found, options: ['analytics', 'stats'] })
  expect(mark('<img data-consent="stats">', 'stats')).toContain('is a service. Write data-consent-service="stats".')
  expect(mark('<img data-consent-service="analytics">', 'analytics')).toContain('is a category. Write data-consent="analytics".')
  expect(mark('<img data-consent="stat">', 'stat')).toContain('does not have. Did you mean "stats"?')
})

it('shows the form of what was written as a name alone', () => {
  const services = [{ id: 'a', category: 'analytics', cookies: ['_a'] }]
  const { issues } = parse({ controller, record: '/v1/records', services })
  expect(issues.map(words)).toEqual([
    'services[0].cookies[0] is "_a"; it has to be an object in { }: { "name": "_a" }.',
    'record[0] is "/v1/records"; it has to be an object in { }: { "endpoint": "/v1/records" }.'
  ])
})

it('knows a word by its beginning', () => {
  const options = ['meta', 'google-consent-mode']
  expect(words({ code: 'not-allowed', path: 'signals[0]', found: 'google', options })).toContain(
    'Did you mean "google-consent-mode"?'
  )
})

it('prints one entry for the page, and no issue that only follows from another', () => {
  const mark = { code: 'unknown-name', path: '<img data-consent="a">', found: 'a' }
  const broken = { code: 'not-json', path: '#consentry-config', found: 'x' }
  const none = { code: 'no-config', path: '' }
  expect(printed([broken, none, mark])).toEqual([`Consentry: ${words(broken)}`])
  expect(printed([none, mark])).toEqual([`Consentry: ${words(none)}`])
  expect(printed([mark, broken, { code: 'async-tag', path: '' }])[0]).toMatch(/^Consentry: 2 things to mend\n• .*\n• .*$/)
})

it('says nothing on the page that a link leads to, and says what leads nowhere', () => {
  const links = { privacyPolicy: '/privacy', cookiePolicy: '#' }
  const at = (page: string) => printed(parse({ controller, links }, page).issues)
  expect(at('https://example.com/privacy')).toEqual([expect.stringContaining('Consentry: links.cookiePolicy is "#"')])
  for (const dead of ['', '#', 'javascript:void(0)'])
    expect(printed(parse({ controller, links: { privacyPolicy: dead } }).issues), dead).toHaveLength(1)
  expect(printed(parse({ controller, links: { privacyPolicy: '/privacy' } }, 'https://example.com/privacy').issues)).toEqual([])
})

it('names an entry without an id, and once what is wrong with it', () => {
  const say = (part: object) => printed(parse({ controller, ...part }).issues)
  expect(say({ services: [{ category: 'analytics', name: 'Stats' }] })).toEqual([
    'Consentry: services[0].id is missing; it has to be a text in quotes.'
  ])
  expect(say({ categories: [{ name: 'Comfort' }] })).toEqual([expect.stringContaining('categories[0].id is missing')])
  expect(say({ services: [{ id: 'Stats', category: 'analytics' }] })).toEqual([
    expect.stringMatching(/^Consentry: services\[0\]\.id is "Stats"/)
  ])
  expect(say({ services: ['stats'] })).toEqual([expect.stringMatching(/^Consentry: services\[0\] is "stats"/)])
})

it('says which categories a service can be in that names none', () => {
  expect(printed(parse({ controller, services: [{ id: 'a' }], categories: ['analytics'] }).issues)).toEqual([
    'Consentry: services[0].category is missing; it can be necessary, analytics. It stays blocked.'
  ])
})
