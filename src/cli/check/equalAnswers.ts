import { error, type Flaw, type Place } from './finding'
import { placeAt } from './jsonPlace'
import { shift, type Page } from './page'

/** Refusing has to be as easy as allowing, and to look so (standards L-07): a stylesheet that dresses one answer alone breaks it. */
export function equalAnswers({ tags }: Page): Flaw[] {
  return tags.filter(({ name }) => name === 'style').flatMap(({ text, textAt }) => unequalIn(text, textAt))
}

/**
 * What a stylesheet says of one of `::part(accept)` and `::part(reject)`, and not of the other in the same place. What a script
 * sets, or a property that only one of them would use, it cannot see.
 *
 * @param origin where the text begins in its file
 */
export function unequalIn(css: string, origin: Place): Flaw[] {
  if (!/::part\([^)]*\b(accept|reject)\b/.test(css)) return []
  const said: Record<string, Map<string, Said>> = { accept: new Map(), reject: new Map() }
  for (const { context, selector, declarations, offset } of rulesIn(css)) {
    for (const single of selector.split(/,(?![^(]*\))/)) {
      const [, answer] = /::part\([^)]*\b(accept|reject)\b/.exec(single) ?? []
      if (!answer) continue
      const key = [...context, single.replace(answer, 'answer')].join(' { ').replace(/\s+/g, ' ').trim()
      const before = said[answer]!.get(key)
      said[answer]!.set(key, {
        declarations: [...(before?.declarations ?? []), ...declarations].sort(),
        offset: before?.offset ?? offset
      })
    }
  }
  return (['accept', 'reject'] as const).flatMap(answer => {
    const [own, others] = [said[answer]!, said[answer === 'accept' ? 'reject' : 'accept']!]
    return [...own]
      .filter(([key, { declarations }]) => {
        const other = others.get(key)
        // Where both are there and differ, one finding is enough.
        return other ? answer === 'accept' && String(other.declarations) !== String(declarations) : declarations.length > 0
      })
      .map(([, { offset }]) => {
        const message = `this rule dresses ::part(${answer}) in another way than ::part(${answer === 'accept' ? 'reject' : 'accept'}): the two answers have to look alike. Name both in one rule, or ::part(button).`
        return error('unequal-answers', shift(placeAt(css, offset), origin), message)
      })
  })
}

interface Said {
  declarations: string[]
  offset: number
}

interface Rule {
  /** What stands around it: `@media (…)`. */
  context: string[]
  selector: string
  declarations: string[]
  offset: number
}

/** Every rule, also those inside others. Comments, strings and addresses may hold braces; they are blanked, in the same length. */
function rulesIn(css: string): Rule[] {
  const text = css
    .replace(/\/\*[^]*?(\*\/|$)/g, comment => comment.replace(/[^\n]/g, ' '))
    .replace(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|url\([^)]*\)/g, piece => piece.replace(/[{};]/g, ' '))
  const rules: Rule[] = []
  const open: Omit<Rule, 'context'>[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(/[{};]/g)) {
    const piece = text.slice(from, index)
    const offset = from + piece.length - piece.trimStart().length
    if (mark === '{') open.push({ selector: piece.trim(), declarations: [], offset })
    else if (piece.trim()) open.at(-1)?.declarations.push(piece.trim().replace(/\s+/g, ' ').replace(/ ?: ?/, ': '))
    const rule = mark === '}' && open.pop()
    if (rule) rules.push({ ...rule, context: open.map(({ selector }) => selector) })
    from = index + 1
  }
  return rules
}
