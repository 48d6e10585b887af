import { parseTree, type Node, type ParseError } from 'jsonc-parser'
import { TOP, type Place } from './finding'

/**
 * Where a path of an issue stands in JSON text: `services[2].category`, and `services.youtube.reason` by id. What is not
 * there stands where it would have to be put in: at what holds it.
 */
export function placeOf(text: string, path: string): Place {
  let node = parseTree(text)
  let place = node ? node.offset : 0
  for (const step of path.split(/[.[\]]+/).filter(Boolean)) {
    const next = node && stepInto(node, step)
    if (!next) break
    node = next.value
    place = next.offset
  }
  return placeAt(text, place)
}

/** Where the text stops being JSON. */
export function placeOfSyntaxError(text: string): Place {
  const errors: ParseError[] = []
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  return errors[0] ? placeAt(text, errors[0].offset) : TOP
}

function stepInto(node: Node, step: string): { value: Node | undefined; offset: number } | null {
  const children = node.children ?? []
  if (node.type === 'object') {
    const property = children.find(child => child.children?.[0]?.value === step)
    return property ? { value: property.children![1], offset: property.offset } : null
  }
  const item = children.find((child, index) => String(index) === step || child.value === step || idOf(child) === step)
  return item ? { value: item, offset: item.offset } : null
}

function idOf(node: Node): unknown {
  const property = node.children?.find(child => child.children?.[0]?.value === 'id')
  return node.type === 'object' ? property?.children?.[1]?.value : undefined
}

/** A position in a text. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}
