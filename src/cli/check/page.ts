import { parse, parseFragment, type DefaultTreeAdapterTypes, type ParserError } from 'parse5'
import { TOP, type Place } from './finding'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** One element as it stands in the file. */
export interface Tag extends Place {
  name: string
  svg: boolean
  attributes: ReadonlyMap<string, string>
  /** Where an attribute begins; the tag itself where it has no such. */
  at(attribute: string): Place
  /** Of script, style and noscript. */
  text: string
  textAt: Place
  inHead: boolean
  /** Stands in a `<template>` that is not a shadow root. */
  inTemplate: boolean
  inNoscript: boolean
  /** The start tag as it is written, shortened. */
  written: string
}

export interface Page {
  /** Path or address, for people. */
  file: string
  /** Where the page is on the web; null where that is not known. */
  address: URL | null
  /** What relative addresses start from. */
  base: URL
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
const NOWHERE = new URL('https://site.invalid/')
const LONGEST = 160

export function readPage({ file, html, address = null, headers = null }: PageSource): Page {
  const errors: ParserError[] = []
  const document = parse(html, { sourceCodeLocationInfo: true, onParseError: found => errors.push(found) })
  const tags: Tag[] = []
  collect(document, { tags, html, inHead: false, inTemplate: false, inNoscript: false, origin: TOP })
  const root = document.childNodes.find(node => node.nodeName === 'html')
  const href = tags.find(({ name, attributes }) => name === 'base' && attributes.has('href'))?.attributes.get('href')
  const from = address ?? NOWHERE
  return {
    file,
    address,
    base: href !== undefined && URL.canParse(href, from) ? new URL(href, from) : from,
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
  let inside = reading
  if ('attrs' in node) {
    const tag = tagOf(node, reading)
    reading.tags.push(tag)
    if (node.tagName === 'head') inside = { ...inside, inHead: true }
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

function readPiece(html: string, reading: Reading): void {
  collect(parseFragment(html, { sourceCodeLocationInfo: true }), { ...reading, html })
}

function tagOf(element: Element, { html, inHead, inTemplate, inNoscript, origin }: Reading): Tag {
  const location = element.sourceCodeLocation
  const place = (at: { startLine: number; startCol: number } | null | undefined): Place =>
    at ? shift({ line: at.startLine, column: at.startCol }, origin) : origin
  const child = element.childNodes.find(node => node.nodeName === '#text') as DefaultTreeAdapterTypes.TextNode | undefined
  const start = location?.startTag ?? location
  return {
    ...place(location),
    name: element.tagName,
    svg: element.namespaceURI.endsWith('/svg'),
    attributes: new Map(element.attrs.map(({ name, value }) => [name, value])),
    at: attribute => place(location?.attrs?.[attribute] ?? location?.attrs?.[`xlink:${attribute}`] ?? location),
    text: /^(script|style|noscript)$/.test(element.tagName) ? (child?.value ?? '') : '',
    textAt: place(child?.sourceCodeLocation ?? location),
    inHead,
    inTemplate,
    inNoscript,
    written: start ? shorten(html.slice(start.startOffset, start.endOffset)) : `<${element.tagName}>`
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
