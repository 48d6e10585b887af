import type { Block } from './proofStory'

const STYLE = `body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:3rem auto;padding:0 1rem;color:#111}
h1,h2{font-family:system-ui,sans-serif;line-height:1.2}h2{margin-top:2.5rem;border-top:1px solid #999;padding-top:1rem}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:start;vertical-align:top}
dl{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem;font-size:.9rem}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere}
blockquote{border-inline-start:4px solid #666;margin:1rem 0;padding:.2rem 1rem;background:#f4f4f4}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.75rem;border:1px solid #bbb;padding:.5rem}
@media print{body{margin:0;max-width:none}h2~h2{break-before:page}p,tr,pre{break-inside:avoid}}`

/** One file without anything from elsewhere: it must look the same in ten years. */
export function toHtml(blocks: Block[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Record of consent</title>
<style>${STYLE}</style></head><body>
${blocks.map(htmlOf).join('\n')}
</body></html>`
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escape(block.text)}</h1>`
    case 'heading':
      return `<h2>${escape(block.text)}</h2>`
    case 'paragraph':
      return `<p>${escape(block.text)}</p>`
    case 'facts':
      return `<dl>${block.rows.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`
    case 'quote':
      return `<blockquote lang="${escape(block.locale)}" dir="auto">${block.lines.map(line => `<p dir="auto">${escape(line)}</p>`).join('')}</blockquote>`
    case 'code':
      return `<pre>${escape(block.text)}</pre>`
    case 'table': {
      const row = (cells: string[], tag: string) => `<tr>${cells.map(cell => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`
      return `<table>${row(block.head, 'th')}${block.rows.map(cells => row(cells, 'td')).join('')}</table>`
    }
  }
}

function escape(text: string) {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}

export function toText(blocks: Block[]): string {
  return blocks.map(textOf).join('\n\n')
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'title':
    case 'heading': {
      const text = plain(block.text)
      return `${text}\n${(block.kind === 'title' ? '=' : '-').repeat(text.length)}`
    }
    case 'paragraph':
      return wrap(plain(block.text))
    case 'facts':
      return block.rows.map(([label, value]) => `${label.padEnd(16)} ${plain(value)}`).join('\n')
    case 'quote':
      return block.lines.map(line => wrap(plain(line), '  | ')).join('\n')
    case 'code':
      // JSON reads an escape as the character itself.
      return block.text.replace(/\p{Cc}/gu, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    case 'table':
      return [block.head, ...block.rows].map(cells => `  ${cells.map(plain).join('  |  ')}`).join('\n')
  }
}

/** Stored text must not move the cursor of the terminal it is printed on. */
function plain(text: string) {
  return text.replace(/\p{Cc}+/gu, ' ')
}

function wrap(text: string, margin = '') {
  return text.replace(/(?![^\n]{1,96}$)([^\n]{1,96})\s/g, '$1\n').replace(/^/gm, margin)
}
