import { ANYWHERE, isFetchable } from './address'
import type { Issue } from './config'

/**
 * The long words of each issue, with the fix. Apart from `parse`, and loaded only where there is an issue
 * (`dist/consentry-issues.js`), so that a healthy page does not pay for them.
 */
const MESSAGES: Record<string, (issue: Issue) => string> = {
  'no-config': () =>
    'There is no configuration that can be read, so everything optional stays blocked and nothing is asked. Put a JSON object into <script type="application/json" id="consentry-config">, before consentry.js.',
  'not-json': ({ path, found }) => `${path} is not valid JSON (${found}). Everything optional stays blocked until it is.`,
  'unknown-key': ({ path, options }) => `${path} is not a setting.${didYouMean(path.split('.').pop()!, options)}`,
  'wrong-type': ({ path, found, options }) =>
    `${path} is ${found === null && path.endsWith('.id') ? 'missing' : show(found)}; it has to be ${TYPES[String(options![0])]}${example(path, found)}.`,
  'not-allowed': notAllowed,
  'too-long': ({ path }) => `${path} is longer than 4,000 characters and is left out. Shorten it: every visitor loads it.`,
  'too-many': ({ path, found, options }) => `${path} has ${found} entries; the first ${options![0]} are used.`,
  'duplicate-id': ({ path, found }) =>
    found === 'necessary'
      ? `${path} names "necessary", which is always there. Take it out of the list.`
      : `${path} has two entries with the id "${found}"; the first one is used. Give the other its own id.`,
  'unknown-category': ({ path, found, options }) =>
    (found
      ? `${path} is "${found}", which no category has.${didYouMean(found, options)}`
      : `${path} is missing; it can be ${options!.join(', ')}.`) + ' It stays blocked.',
  'missing-reason': ({ path }) =>
    `${path} is missing. A necessary service needs a reason that visitors can read, for example "Keeps you signed in" (ePrivacy art. 5(3): the burden of proof is the site's).`,
  'missing-controller': ({ path }) =>
    `${path} is missing. Visitors must be told who asks (GDPR art. 13(1)(a)); the host name is shown instead.`,
  'unknown-name': unknownName,
  'live-marked': ({ path }) =>
    `${path} is marked but its type is live, so the browser has loaded it already. Write type="text/plain", and no second type attribute (the first one wins).`,
  'not-first': () =>
    'consentry.js came after other scripts. Put it first in <head>, without async or defer, so that nothing runs before it.',
  'async-tag': () => 'The tag of consentry.js has async or defer, so other scripts run before it. Take the attribute away.',
  'guard-missing': () =>
    '"guard" is "dynamic", but consentry-guard.js is not on the page. Put its tag between the configuration and consentry.js.',
  'guard-late': () =>
    'consentry-guard.js came after another script, which it cannot hold back. Put it first in <head>, after the configuration.',
  'trusted-types': ({ path }) =>
    `${path} needs the Trusted Types policy "consentry", which this page forbids, so it stays blocked. Allow it (trusted-types consentry) or keep the address in src.`,
  'no-hash': () => 'The page is on plain http: there is no hash of the notice in the records. Use https.',
  'tag-twice': () => 'Consentry was started twice; the first one stays. Take one of the tags away.'
}

/** A value that is not allowed, more exactly than the browser has room for. */
export function sharpen(issue: Issue): Issue {
  const { code, found, options } = issue
  const type = String(options?.[0])
  if (code !== 'not-allowed' || !(type in TYPES)) return issue
  if (typeof found !== type) return { ...issue, code: 'wrong-type' }
  if (typeof found === 'string' && found.length > 4000) return { ...issue, code: 'too-long' }
  return { ...issue, options: undefined }
}

const TYPES: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number, without quotes',
  boolean: 'true or false, without quotes',
  list: 'a list in [ ]',
  object: 'an object in { }'
}

/** What a value has to be, by the end of its path. */
const FORMS: [RegExp, string][] = [
  [
    /^(links\.|policy\.changelog|services.*policy)/,
    'which leads nowhere; the link is left out. Write the address of the page that it names.'
  ],
  [/endpoint$/, 'which is no http(s) address; no records are sent to it.'],
  [
    /^(categories|services)\[\d+\]\.id$/,
    'an id has 1 to 40 of a-z, 0-9, "_" and "-" (it stands in the cookie). The entry is left out.'
  ],
  [/^policy\.version$/, 'a version has 1 to 32 of letters, digits, ".", "_" and "-" (it stands in the cookie).'],
  [/^controller\.id$/, 'it has 1 to 64 of letters, digits, ".", "_" and "-". An id is made from the name instead.'],
  [/^region/, 'write an ISO 3166 code such as "SE" or "US-CA". Until then the strictest rules (eea) hold.'],
  [/^validForDays$/, 'it can be 1 to 400 days (browsers keep no cookie longer). 182 is used.'],
  [/^cookie\.domain$/, 'which this page does not belong to, so a cookie for it would be refused. The host of the page is used.'],
  [/^cookie\.name$/, 'it has letters, digits, "_", "." and "-". "consentry" is used.'],
  [/^cookie\.path$|match\[/, 'a path begins with "/".'],
  [/storage\[/, 'write "local:name", "session:name", "indexeddb:name" or "cache:name" (the name may end in *).'],
  [/^texts\.[^.]*$/, 'write a language tag such as "nb" or "pt-BR". Its texts are left out.'],
  [/^locale$/, 'write "auto" or a language tag such as "nb" or "pt-BR".']
]

function notAllowed({ path, found, options }: Issue): string {
  const form = FORMS.find(([pattern]) => pattern.test(path))?.[1]
  const choices = options ? `it can be ${options.join(', ')}.${didYouMean(found, options)}` : 'which cannot be used here.'
  return `${path} is ${show(found)}, ${options ? choices : (form ?? choices)}`
}

function unknownName({ path, found, options }: Issue): string {
  if (!found) return `${path} has an empty mark, so it stays blocked. Name the category that has to be allowed.`
  const [what, attribute] = / data-consent=/.test(path) ? ['service', 'data-consent-service'] : ['category', 'data-consent']
  const fix = options?.includes(found)
    ? `is a ${what}. Write ${attribute}="${found}".`
    : `the configuration does not have.${didYouMean(found, options)}`
  return `${path} names "${found}", which ${fix} It stays blocked.`
}

/** A name alone, where it has to stand in an object. */
function example(path: string, found: unknown): string {
  const key = /^record\b/.test(path) ? 'endpoint' : /cookies\[\d+\]$/.test(path) ? 'name' : null
  return key && typeof found === 'string' ? `: { "${key}": ${show(found)} }` : ''
}

function show(value: unknown): string {
  return (typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value))).slice(0, 80)
}

export function describe(found: Issue): string {
  const issue = sharpen(found)
  return MESSAGES[issue.code]?.(issue) ?? `${issue.path}: ${issue.code}`
}

function didYouMean(found: unknown, options: readonly unknown[] = []): string {
  const word = String(found)
  const near = options
    .map(option => ({ option: String(option), far: distance(word, String(option)) }))
    .sort((a, b) => a.far - b.far)
  const meant =
    near.find(({ far }) => far <= Math.max(2, word.length / 3)) ??
    near.find(({ option }) => word && option.toLowerCase().startsWith(word.toLowerCase()))
  return meant ? ` Did you mean "${meant.option}"?` : ''
}

/** Levenshtein: how many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]!
}

/** Of a part that is no object everything else is missing, too. */
export function isWorth({ path }: Issue, _: number, issues: readonly Issue[]): boolean {
  return !issues.some(other => path.startsWith(`${other.path}.`))
}

/** The page of the privacy policy links to itself: the link is left out there, and there is nothing to mend. */
function leadsHere({ code, path, found }: Issue): boolean {
  return (
    code === 'not-allowed' &&
    path.startsWith('links.') &&
    typeof found === 'string' &&
    /^[^#]/.test(found) &&
    isFetchable(found, { page: ANYWHERE })
  )
}

/** Prints all of them in one group, so that a page has one entry in the console and not thirty. What only follows from another is left out. */
export function print(issues: readonly Issue[], console: Pick<Console, 'warn' | 'error'>): void {
  const has = (code: string) => issues.some(issue => issue.code === code)
  const follow = has('not-json') ? ['no-config', 'unknown-name'] : has('no-config') ? ['unknown-name'] : []
  const worth = issues.filter(isWorth).filter(issue => !follow.includes(issue.code) && !leadsHere(issue))
  if (!worth.length) return
  const bullet = worth.length === 1 ? '' : '\n• '
  const title = bullet && `${worth.length} things to mend`
  console[has('not-json') || has('no-config') ? 'error' : 'warn'](
    `Consentry: ${title}${worth.map(issue => bullet + describe(issue)).join('')}`
  )
}
