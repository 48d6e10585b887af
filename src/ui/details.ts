/**
 * What only some pages and visitors need, `dist/consentry-details.js`: the second layer, the declaration, what stands in place of
 * blocked embeds, and their style. Preact comes from the file of the first layer.
 */
export { default as css } from '../../styles/details.css'
export { createPlaceholder } from './Placeholder'
export { openPreferences } from './Preferences'
