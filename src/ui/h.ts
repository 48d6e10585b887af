type Child = Node | string | false | null | undefined | readonly Child[]
/** `true` is an attribute without a value, a function a listener (`onclick`); what is empty is left out. */
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

/** Makes an element. Strings become text and never markup; styles stand in the stylesheet alone, so that a strict policy holds. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...present(children))
  return element
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.flatMap(child => (Array.isArray(child) ? present(child) : child ? [child as Node | string] : []))
}
