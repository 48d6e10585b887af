import type { Tag } from './page'

/** An address that a browser fetches because it stands there. */
export interface Load {
  /** As written. */
  url: string
  /** Missing: it stands in the text of the element. */
  attribute?: string
}

/** Which attributes of which elements load something. */
const LOADERS: Record<string, readonly string[]> = {
  script: ['src', 'href'],
  iframe: ['src'],
  frame: ['src'],
  img: ['src', 'srcset'],
  image: ['href'],
  feImage: ['href'],
  use: ['href'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src'],
  object: ['data'],
  link: ['href', 'imagesrcset'],
  input: ['src'],
  body: ['background']
}

/** The elements that load something. */
export const LOADING = Object.keys(LOADERS)

/** A connection is already a visit. */
const HINTS = ['preconnect', 'dns-prefetch', 'preload', 'modulepreload', 'prefetch', 'prerender']
const LOADING_RELATIONS = [...HINTS, 'stylesheet', 'icon', 'apple-touch-icon', 'mask-icon', 'manifest']

/** After https://mimesniff.spec.whatwg.org/#javascript-mime-type; parameters make a type unknown, and so inert. */
const JAVASCRIPT = /^(module|((text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))?)$/i
/** A list of images: the address of each candidate, after https://html.spec.whatwg.org/#parse-a-srcset-attribute. */
const CANDIDATES = /[\s,]*(\S*[^\s,])(?:,|\s+[^,]*)?/g
const ADDRESS = /(?:https?:)?\/\/[\w.-]+\.?[\w-]+(?::\d+)?(?:[/?#][^\s"'`()<>,;\\]*)?/gi
const CSS_URL = /(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/gi

/** Whether a browser would run it, or fetch it: Firefox does so for `language="vbscript"`, which it does not run. */
export function isLiveScript({ name, attributes }: Tag): boolean {
  return name === 'script' && JAVASCRIPT.test((attributes.get('type') ?? '').trim())
}

export function relationsOf({ attributes }: Tag): string[] {
  return (attributes.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}

export function isHint(tag: Tag): boolean {
  return tag.name === 'link' && relationsOf(tag).some(relation => HINTS.includes(relation))
}

export function isStylesheet(tag: Tag): boolean {
  return tag.name === 'link' && relationsOf(tag).includes('stylesheet')
}

/** The attributes that would load something if they stood there, also where none does. */
export function loadersOf({ name }: Tag): readonly string[] {
  return LOADERS[name] ?? []
}

/** Everything that the element itself makes a browser fetch; code is another matter ({@link addressesIn}). */
export function loadsOf(tag: Tag): Load[] {
  const { name, attributes, text } = tag
  const loads: Load[] = []
  if (isFetched(tag)) {
    for (const attribute of loadersOf(tag)) {
      const value = attributes.get(attribute)
      if (value === undefined) continue
      const urls = attribute.endsWith('srcset') ? Array.from(value.matchAll(CANDIDATES), match => match[1]!) : [value.trim()]
      loads.push(...urls.filter(Boolean).map(url => ({ url, attribute })))
    }
  }
  // The preload scanner reads @import whatever `type` and `media` say.
  if (name === 'style') loads.push(...cssAddresses(text).map(url => ({ url })))
  const style = attributes.get('style')
  if (style) loads.push(...cssAddresses(style).map(url => ({ url, attribute: 'style' })))
  if (name === 'script' && /^(importmap|speculationrules)$/i.test(attributes.get('type') ?? ''))
    loads.push(...addressesIn(text).map(url => ({ url })))
  return loads
}

function isFetched(tag: Tag): boolean {
  const { name, svg, attributes } = tag
  // Chromium's preload scanner does not look at the type of an SVG script.
  if (name === 'script') return svg || isLiveScript(tag)
  if (name === 'link') return !attributes.has('disabled') && relationsOf(tag).some(rel => LOADING_RELATIONS.includes(rel))
  if (name === 'input') return attributes.get('type')?.toLowerCase() === 'image'
  return true
}

function cssAddresses(css: string): string[] {
  const code = css.replace(/\/\*[^]*?\*\//g, '').replace(/(@import\s+)url\(/gi, '$1')
  return Array.from(code.matchAll(CSS_URL), match => match[1]!)
}

/** Addresses with a host in the text of a script. */
export function addressesIn(text: string): string[] {
  return text.match(ADDRESS) ?? []
}
