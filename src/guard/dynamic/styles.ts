import type { Context } from './context'

/** CSS that scripts write. Inline styles change without a call that could be patched: `watch.ts` sees them in time. */
export function patchStyles({ realm, patches, gate }: Context): void {
  const text: [{ prototype: object } | undefined, string, number][] = [
    [realm.CSSStyleSheet, 'insertRule', 0],
    [realm.CSSStyleSheet, 'addRule', 1],
    [realm.CSSStyleSheet, 'replace', 0],
    [realm.CSSStyleSheet, 'replaceSync', 0],
    [realm.CSSGroupingRule, 'insertRule', 0],
    [realm.CSSStyleDeclaration, 'setProperty', 1]
  ]
  for (const [owner, name, index] of text)
    patches.method(owner?.prototype, name, (_self, args) => {
      if (args.length > index) args[index] = gate.css(args[index])
    })
  patches.accessor(realm.CSSStyleDeclaration.prototype, 'cssText', {
    set: (_self, args) => {
      args[0] = gate.css(args[0])
    }
  })
}
