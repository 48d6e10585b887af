import { describe, expect, it } from 'vitest'
import { check, checkPage, folder, page, put } from './checkSupport'

/** What a `<style>` in the head is told. It stands in line 5. */
const told = async (css: string) => (await checkPage({ head: `<style>${css}</style>` })).short

describe('the two answers have to look alike', () => {
  it.each([
    ['both in one rule', 'consentry-root::part(accept), consentry-root::part(reject) { color: red }'],
    ['each in a rule that says the same', 'a::part(accept) { color:red; top: 0 } a::part(reject) { top:0; color: red; }'],
    ['every button', 'consentry-root::part(button) { text-transform: uppercase }'],
    ['another button', 'consentry-root::part(save) { color: red }'],
    ['a comment', '/* consentry-root::part(accept) { color: red } */'],
    ['a brace in a string', 'a::part(accept)::after, a::part(reject)::after { content: "};" } b { color: red }']
  ])('finds nothing where a page styles %s', async (_, css) => expect(await told(css)).toEqual([]))

  it.each([
    ['accept alone', 'consentry-root::part(accept) { background: green }'],
    ['reject alone', 'consentry-root::part(reject) { opacity: 0.5 }'],
    ['the two in different colours', 'a::part(accept) { color: green } a::part(reject) { color: grey }'],
    ['accept alone under the pointer', 'a::part(button accept):hover { color: green } a::part(reject) {}'],
    ['accept alone in the dark', '@media (prefers-color-scheme: dark) { a::part(accept) { color: green } } p { top: 0 }'],
    ['accept alone, nested', 'consentry-root { --x: 1; &::part(accept) { color: green } }'],
    [
      'reject in another condition',
      '@media print { a::part(reject) { color: red } } a { top: 0 } @media print { a::part(accept) {} }'
    ]
  ])('reports %s, once', async (_, css) => expect(await told(css)).toEqual(['5 unequal-answers']))

  it('names the place, both parts, and the way to mend it', async () => {
    const { report, code } = await checkPage({ head: '<style>\np { top: 0 }\n  a::part(accept) { color: green }\n</style>' })
    expect(code).toBe(1)
    expect(report.findings[0]).toMatchObject({ line: 7, column: 3, severity: 'error' })
    expect(report.findings[0]!.message).toMatch(/::part\(accept\).*::part\(reject\).*Name both in one rule/)
  })

  it('reads the stylesheets of a folder, and one stylesheet alone', async () => {
    put({
      'index.html': page(),
      'css/site.css': '\na::part(reject) { font-size: 10px }',
      'css/good.css': 'a::part(accept), a::part(reject) { font-size: 10px }',
      'node_modules/x/x.css': 'a::part(reject) { font-size: 10px }'
    })
    expect((await check(folder)).short).toEqual(['css/site.css:2 unequal-answers'])
    expect((await check(`${folder}/css/site.css`)).short).toEqual(['css/site.css:2 unequal-answers'])
    expect((await check(`${folder}/css/good.css`)).code).toBe(0)
  })
})
