/** `<li class="…">` and the like; strings become text, never HTML. */
export function element(tag, { class: name, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  if (name) made.className = name
  made.append(...children.filter(child => child != null))
  return made
}
