import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/policy'

const conf = readFileSync(`${import.meta.dirname}/../../../docs/recipes/nginx.conf`, 'utf8')

/** What nginx does with `map`, `set` and `add_header`, for the part of its language that the recipe uses. */
function headerOf(cookie: string): string {
  const variables: Record<string, string> = { http_cookie: cookie }
  const expand = (text: string) => text.replace(/\$(\w+)/g, (_, name) => variables[name] ?? '')
  for (const [, source, target, body] of conf.matchAll(/^map \$(\w+) \$(\w+) \{\n([^}]*)\}/gm)) {
    const rows = [...body!.matchAll(/^ *(?:"~(.*?)"|default) +(?:"(.*?)"|(\$\w+));$/gm)]
    expect(rows.length).toBe(body!.trim().split('\n').length)
    const row =
      rows.find(([, pattern]) => pattern && new RegExp(pattern).test(variables[source!]!)) ??
      rows.find(([, pattern]) => !pattern)!
    if (row[1]) Object.assign(variables, new RegExp(row[1]).exec(variables[source!]!)!.groups)
    variables[target!] = expand(row[2] ?? row[3]!)
  }
  for (const [, name, value] of conf.matchAll(/^ *set \$(\w+) "(.*)";$/gm)) variables[name!] = expand(value!)
  return expand(/add_header Content-Security-Policy "(.*)" always;/.exec(conf)![1]!)
}

const now = Math.floor(Date.now() / 1000)
const cookie = (categories: string) =>
  `consentry=v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${now}&e=${now + 60}&p=1.1&c=${categories}`
const config = {
  controller: { name: 'Example AB' },
  services: [
    { id: 'stats', category: 'analytics', name: 'Stats', hosts: ['*.stats.example'] },
    { id: 'film', category: 'advertising', name: 'Film', hosts: ['film.example'] }
  ]
}

it.each([
  ['no cookie', ''],
  ['a no', cookie('functionality:0.analytics:0.advertising:0')],
  ['one category', cookie('functionality:1.analytics:1.advertising:0')],
  ['the other', `a=1; ${cookie('functionality:0.analytics:0.advertising:1')}; b=2`],
  ['a yes', cookie('analytics:1.advertising:1.functionality:1')],
  ['another cookie that looks alike', cookie('analytics:1').replace('consentry', 'notconsentry')],
  ['a category that looks alike', cookie('web-analytics:1.functionality:1.analytics:0.advertising:0')]
])('answers as contentSecurityPolicy does to %s', (_, header) => {
  expect(headerOf(header)).toBe(contentSecurityPolicy(config, header))
})

it('is closed where there are two cookies of the name', () => {
  expect(headerOf(`${cookie('analytics:1')}; ${cookie('analytics:0')}`)).toBe(headerOf(''))
})
