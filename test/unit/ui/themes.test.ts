import { readdirSync, readFileSync } from 'node:fs'
import { transform } from 'lightningcss'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../../styles/themes/', import.meta.url)
const themes = readdirSync(folder).flatMap(file => {
  const css = readFileSync(new URL(file, folder), 'utf8')
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')
  return [
    { name: `${file}, light`, css, tokens: tokensOf(light) },
    { name: `${file}, dark`, css, tokens: { ...tokensOf(light), ...tokensOf(dark) } }
  ]
})

function tokensOf(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--consentry-([\w-]+): ([^;]+);/g)].map(match => [match[1], match[2]]))
}

type Rgb = [number, number, number]

function rgb(hex: string): Rgb {
  const long = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  return [1, 3, 5].map(at => parseInt(long.slice(at, at + 2), 16)) as Rgb
}

/** As `color-mix(in srgb, a share, b)` does. */
function mix(a: Rgb, share: number, b: Rgb): Rgb {
  return a.map((value, index) => value * share + b[index]! * (1 - share)) as Rgb
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [a, b].map(luminance).sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

it('has three themes', () => expect(themes).toHaveLength(6))

describe.each(themes)('$name', ({ css, tokens }) => {
  const paper = rgb(tokens.background!)
  const ink = rgb(tokens.color!)
  // The shares of styles/tokens.css.
  const muted = tokens.muted ? rgb(tokens.muted) : mix(ink, 0.7, paper)
  const edge = tokens.border ? rgb(tokens.border) : mix(ink, 0.55, paper)
  const tint = mix(ink, 0.05, paper)
  const accent = rgb(tokens.accent!)

  it('is CSS that a browser can read', () =>
    expect(() => transform({ filename: 'theme.css', code: Buffer.from(css) })).not.toThrow())
  it('writes text with a contrast of 4.5 or more', () => {
    for (const text of [ink, muted])
      for (const ground of [paper, tint]) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(rgb(tokens['accent-color']!), accent)).toBeGreaterThanOrEqual(4.5)
  })
  it('draws controls, their state and the focus with a contrast of 3 or more', () => {
    for (const line of [edge, accent, rgb(tokens.focus!)])
      for (const ground of [paper, tint]) expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
  })
  it('gives accept and reject one look: no token names one of them', () =>
    expect(Object.keys(tokens).filter(name => /accept|reject/.test(name))).toEqual([]))
})

it('mixes as the stylesheet does', () => {
  const css = readFileSync(new URL('../../../styles/tokens.css', import.meta.url), 'utf8')
  for (const [name, share] of [
    ['muted', 70],
    ['edge', 55],
    ['tint', 5]
  ] as const)
    expect(css).toMatch(new RegExp(`--${name}: [^;]*var\\(--ink\\) ${share}%, var\\(--paper\\)`))
})
