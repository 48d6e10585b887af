import type { ConsentModel, RegimePreset } from '../types'

/** ISO 3166: `SE`, `US-CA`. */
export const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/

/** How each preset asks (design §12; the law behind each is in docs/regimes.md). The first one holds where nothing else is known. */
export const MODELS: Record<RegimePreset, ConsentModel> = {
  eea: 'opt-in',
  uk: 'opt-in',
  us: 'opt-out',
  br: 'opt-in',
  'ca-qc': 'opt-in',
  notice: 'notice'
}

/** Where a category with `basis: "exempt"` needs no answer (design §12). */
export const EXEMPTING: readonly RegimePreset[] = ['uk', 'notice']
