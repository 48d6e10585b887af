import { h, type ComponentChild } from 'preact'

/** Lines on a ground of 24 × 24. Drawn in markup, since a picture in a stylesheet would need a place in the page's `img-src`. */
const LINES: Record<string, string> = {
  video: 'M3 5h18v14H3zM10 9v6l5-3z',
  map: 'M12 21c4-4.5 7-8 7-11.5a7 7 0 0 0-14 0C5 13 8 16.5 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  social: 'M3 4h18v12H12l-5 4v-4H3zM8 8.5h8M8 11.5h5',
  form: 'M3 4h18v6H3zM3 14h11v6H3zM6 7h5M17 17l2 2 3-4'
}

/** What kind of content is held back; a kind without a picture has none. */
export function Icon(kind: string): ComponentChild {
  return Object.hasOwn(LINES, kind) && h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: LINES[kind] }))
}
