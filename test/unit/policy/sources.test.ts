import { expect, it } from 'vitest'
import { sourcesOf } from '../../../src/policy/sources'

it.each([
  ['stats.example', ['stats.example:*']],
  ['*.hotjar.com', ['*.hotjar.com:*', 'hotjar.com:*']],
  ['example.com/pixel/*', ['example.com:*/pixel/', 'example.com:*/pixel']],
  ['example.com/pixel.gif', ['example.com:*/pixel.gif']],
  ['example.com/a/*.gif', ['example.com:*/a/', 'example.com:*/a']],
  ['example.com/*.gif', ['example.com:*']],
  ['example.com/*', ['example.com:*']],
  ['example.com/', ['example.com:*']],
  ['example.com:8443', ['example.com:8443']],
  ['localhost:5000', ['localhost:5000']],
  ['127.0.0.1:5000/a', ['127.0.0.1:5000/a']],
  [' HTTPS://Stats.Example/A ', ['stats.example:*/A']],
  ['//stats.example', ['stats.example:*']],
  ['bücher.example', ['xn--bcher-kva.example:*']],
  ['user:word@stats.example', ['stats.example:*']],
  ['/v1/records', ["'self'"]]
])('says %j as a policy does', (pattern, sources) => {
  expect([...new Set(sourcesOf(pattern))]).toEqual(sources)
})

it.each([
  '',
  '*',
  '*.',
  '*.*',
  '*:*',
  'a b',
  'https://',
  "'self'",
  "'unsafe-inline'",
  'x:y',
  'stats.*.com',
  '[::1]',
  'a.example/;script-src',
  'a.example/b,c',
  null,
  7,
  {}
])('reads %j as no host', pattern => {
  expect(sourcesOf(pattern)).toEqual([])
})
