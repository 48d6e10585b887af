import { error, type Flaw } from './finding'
import { isMarked } from './liveTags'
import { isOurs } from './ourTag'
import { compileHosts } from '../../guard/match'
import type { Page, Tag } from './page'

/** A Content-Security-Policy of the page, as far as scripts go. */
interface ScriptPolicy {
  nonces: string[]
  sources: string[]
  strict: boolean
}

/** Scripts that a policy with a nonce will refuse: our tag at once, a marked one when it is let go. */
export function nonces(page: Page): Flaw[] {
  const policies = policiesOf(page).filter(policy => policy.nonces.length)
  return page.tags.flatMap(tag => {
    const isLetGo = isMarked(tag) && tag.name === 'script' && tag.attributes.get('data-type') !== 'text/html'
    if (!isOurs(tag) && !isLetGo) return []
    const refusing = policies.find(policy => !admits(policy, tag, page))
    return refusing ? [flawOf(tag, refusing)] : []
  })
}

function flawOf(tag: Tag, { nonces }: ScriptPolicy): Flaw {
  const given = tag.attributes.get('nonce')
  const when = isOurs(tag) ? 'the browser refuses it' : 'it will not run after consent'
  if (given === undefined)
    return error(
      'no-nonce',
      tag,
      `${tag.written} has no nonce, and the Content-Security-Policy asks for one: ${when}. Add nonce="…".`
    )
  return error(
    'wrong-nonce',
    tag.at('nonce'),
    `${tag.written} has another nonce than the Content-Security-Policy (${nonces.join(', ')}): ${when}.`
  )
}

function admits({ nonces, sources, strict }: ScriptPolicy, { attributes, text }: Tag, page: Page): boolean {
  if (nonces.includes(attributes.get('nonce') ?? '')) return true
  const src = attributes.get('src') ?? attributes.get('data-src')
  // The digest of an inline script, or of an external one with integrity: not worked out here.
  if (sources.some(source => /^'sha(256|384|512)-/.test(source)) && (src === undefined ? !!text : attributes.has('integrity')))
    return true
  if (strict || src === undefined || !URL.canParse(src, page.base)) return false
  const url = new URL(src, page.base)
  return sources.some(source => {
    if (source === "'self'") return url.origin === page.base.origin
    if (source === '*' || source === url.protocol) return true
    return !source.startsWith("'") && compileHosts([source.replace(/\/$/, '/*')])(url)
  })
}

function policiesOf({ tags, headers }: Page): ScriptPolicy[] {
  const metas = tags.filter(
    ({ name, attributes }) => name === 'meta' && /^content-security-policy$/i.test(attributes.get('http-equiv') ?? '')
  )
  return [...metas.map(({ attributes }) => attributes.get('content') ?? ''), ...splitPolicies(headers)].map(readPolicy)
}

function splitPolicies(headers: Headers | null): string[] {
  return headers?.get('content-security-policy')?.split(',') ?? []
}

function readPolicy(text: string): ScriptPolicy {
  const directives = text.split(';').map(part => part.trim().split(/\s+/))
  const find = (wanted: string) => directives.find(([name]) => name?.toLowerCase() === wanted)?.slice(1)
  const sources = find('script-src-elem') ?? find('script-src') ?? find('default-src') ?? []
  return {
    sources,
    nonces: sources.flatMap(source => /^'nonce-(.+)'$/i.exec(source)?.[1] ?? []),
    strict: sources.includes("'strict-dynamic'")
  }
}
