import type { Context } from './context'

/** CSS that scripts write. Inline styles change without a call that could be patched: `watch.ts` sees them in time. */
export function patchStyles({ patch, gate }: Context): void {
  const clean = (_self: unknown, args: unknown[]) =>
    args.forEach((text, index) => {
      if (typeof text === 'string') args[index] = gate.css(text)
    })
  patch('CSSStyleSheet CSSGroupingRule CSSStyleDeclaration', 'insertRule addRule replace replaceSync setProperty cssText', clean)
  patch('', 'FontFace', clean, 'new')
}
