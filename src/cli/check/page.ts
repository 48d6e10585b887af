import { parse, parseFragment, type DefaultTreeAdapterTypes, type ParserError } from 'parse5'
import { ANYWHERE } from '../../config/address'
import { TOP, type Place } from './finding'
import { LOADING } from './loads'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** One element as it stands in the file; only those that load something or are marked. */
export interface Tag extends Place {
  readonly name: string
  readonly svg: boolean
  readonly attributes: ReadonlyMap<string, string>
  /** Where an attribute begins; the tag itself where it has no such. */
  at(attribute: string): Place
  /** Of script, style and noscript. */
  readonly text: string
  readonly textAt: Place
  readonly inHead: boolean
  /** Stands in a `<template>` that is not a shadow root. */
  readonly inTemplate: boolean
  readonly inNoscript: boolean
  /** The start tag as it is written, shortened. */
  readonly written: string
}

export interface Page {
  /** Path or address, for people. */
  file: string
  /** Where the page is on the web; null where that is not known. */
  address: URL | null
  /** What relative addresses start from. */
  base: URL
  /** Whether `<base>` leads to another host. */
  isBasedElsewhere: boolean
  tags: readonly Tag[]
  /** Attributes that stand a second time in their tag, which no browser reads. */
  repeated: readonly (Place & { name: string })[]
  headers: Headers | null
  /** A whole document, and not a piece that is put into others. */
  isWhole: boolean
}

export interface PageSource {
  file: string
  html: string
  address?: URL | null
  headers?: Headers | null
}

/** Of pages whose own address is not known: nobody has it, so that no pattern fits by accident. */
const NOWHERE = new URL(ANYWHERE)
const LONGEST = 160
const KINDS = new Set([...LOADING, 'style', 'meta', 'base', 'noscript'])

export function readPage({ file, html, address = null, headers = null }: PageSource): Page {
  const errors: ParserError[] = []
  const document = parse(html, { sourceCodeLocationInfo: true, onParseError: found => errors.push(found) })
  const tags: Tag[] = []
  collect(document, { tags, html, inHead: false, inTemplate: false, inNoscript: false, origin: TOP })
  const root = document.childNodes.find(node => node.nodeName === 'html')
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href')
  const from = address ?? NOWHERE
  const base = href !== undefined && URL.canParse(href, from) ? new URL(href, from) : from
  return {
    file,
    address,
    base,
    isBasedElsewhere: base.host !== from.host,
    tags,
    repeated: errors.filter(({ code }) => code === 'duplicate-attribute').map(found => repeatedOf(found, html)),
    headers,
    isWhole: !!root && !!root.sourceCodeLocation
  }
}

interface Reading {
  tags: Tag[]
  html: string
  inHead: boolean
  inTemplate: boolean
  inNoscript: boolean
  /** Where this piece of HTML begins. */
  origin: Place
}

function collect(node: Node, reading: Reading): void {
  const inside = node.nodeName === 'head' ? { ...reading, inHead: true } : reading
  if ('attrs' in node && matters(node)) {
    const tag = new ReadTag(node, reading)
    reading.tags.push(tag)
    // With scripting on its content is text; without, it is live.
    if (node.tagName === 'noscript' && tag.text) readPiece(tag.text, { ...inside, inNoscript: true, origin: tag.textAt })
    const srcdoc = node.tagName === 'iframe' && tag.attributes.get('srcdoc')
    if (srcdoc) readPiece(srcdoc, { ...inside, origin: tag.at('srcdoc') })
  }
  if ('childNodes' in node) for (const child of node.childNodes) collect(child, inside)
  if ('content' in node) {
    const isShadowRoot = node.attrs.some(({ name }) => name === 'shadowrootmode')
    collect(node.content, { ...inside, inTemplate: inside.inTemplate || !isShadowRoot })
  }
}

/** Most of a page is text: a browser loads nothing for it, and nobody has marked it. */
function matters({ tagName, attrs }: Element): boolean {
  return KINDS.has(tagName) || attrs.some(({ name }) => name === 'style' || name.startsWith('data-consent'))
}

function readPiece(html: string, reading: Reading): void {
  collect(parseFragment(html, { sourceCodeLocationInfo: true }), { ...reading, html })
}

/** A class, since a page has thousands: most of what could be asked of a tag never is. */
class ReadTag implements Tag {
  readonly attributes: ReadonlyMap<string, string>

  constructor(
    private readonly element: Element,
    private readonly reading: Reading
  ) {
    this.attributes = new Map(element.attrs.map(({ name, value }) => [name, value]))
  }

  get name() {
    return this.element.tagName
  }
  get svg() {
    return this.element.namespaceURI.endsWith('/svg')
  }
  get line() {
    return this.place(this.element.sourceCodeLocation).line
  }
  get column() {
    return this.place(this.element.sourceCodeLocation).column
  }
  get text() {
    return /^(script|style|noscript)$/.test(this.name) ? (this.textNode?.value ?? '') : ''
  }
  get textAt() {
    return this.place(this.textNode?.sourceCodeLocation ?? this.element.sourceCodeLocation)
  }
  get inHead() {
    return this.reading.inHead
  }
  get inTemplate() {
    return this.reading.inTemplate
  }
  get inNoscript() {
    return this.reading.inNoscript
  }
  get written() {
    const location = this.element.sourceCodeLocation
    const start = location?.startTag ?? location
    return start ? shorten(this.reading.html.slice(start.startOffset, start.endOffset)) : `<${this.name}>`
  }

  at(attribute: string) {
    const location = this.element.sourceCodeLocation
    return this.place(location?.attrs?.[attribute] ?? location?.attrs?.[`xlink:${attribute}`] ?? location)
  }

  private get textNode() {
    return this.element.childNodes.find(node => node.nodeName === '#text') as DefaultTreeAdapterTypes.TextNode | undefined
  }

  private place(at: { startLine: number; startCol: number } | null | undefined): Place {
    const { origin } = this.reading
    return at ? shift({ line: at.startLine, column: at.startCol }, origin) : origin
  }
}

/** Columns of a piece's first line count from where the piece begins. */
export function shift({ line, column }: Place, origin: Place): Place {
  return { line: origin.line + line - 1, column: line === 1 ? origin.column + column - 1 : column }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

/** The parser complains at the end of the name. */
function repeatedOf({ startLine, startCol, startOffset }: ParserError, html: string) {
  const name = /[^\s"'<>/=]*$/.exec(html.slice(Math.max(0, startOffset - 100), startOffset))![0]
  return { name: name.toLowerCase(), line: startLine, column: startCol - name.length }
}
