import type { Config } from '../config/config'
import { EXEMPTING, MODELS, REGION } from '../config/regimes'
import { attempt } from '../lib/attempt'
import type { CategoryId, ConsentModel, ConsentRecord, RegimePreset, RegionSource } from '../types'
import type { PageSignals } from './gpc'

/** The rules for this visitor. */
export interface Regime {
  preset: RegimePreset
  model: ConsentModel
  /** ISO 3166, or null where it is not known. */
  region: string | null
  source: RegionSource
  /** On what each category may run. */
  bases: Record<CategoryId, ConsentRecord['choices'][number]['basis']>
  /** What is granted before a choice. */
  start: Record<CategoryId, boolean>
  /** Signals of the browser, and of the visitor's agents, that hold something back. */
  applied: ConsentRecord['signals']['applied']
}

/**
 * Which rules hold, from the configured regime or the region, and what the visitor's browser and agents say on top. `answer` is
 * what `config.region` gave: undefined where no region is configured, null where it is not known (yet), which is `eea`: the
 * strictest holds until something else is known.
 */
export function resolve(config: Config, answer: string | null | undefined, source: RegionSource, signals: PageSignals): Regime {
  const region = answer && answer !== 'ZZ' && REGION.test(answer) ? answer : null
  const mapped = region ? (config.regions[region] ?? config.regions[region.slice(0, 2)]) : null
  const preset = answer === undefined ? config.regime : (mapped ?? 'eea')
  const applied: Regime['applied'] = (['gpc', 'dnt'] as const).filter(name => signals[name] === 'on')
  const model = MODELS[preset]
  const isExempting = EXEMPTING.includes(preset)
  const bases: Regime['bases'] = {}
  const start: Regime['start'] = {}
  for (const { id, basis } of config.categories) {
    bases[id] = model === 'opt-out' ? model : isExempting ? basis : 'consent'
    start[id] = bases[id] !== 'consent' && !(applied.length && id === 'advertising')
  }
  for (const agent of config.signalSources) {
    // Whatever an agent does, the page goes on.
    attempt(() => {
      for (const { category, state } of agent.read()) {
        if (!(category in start)) continue
        if (state !== 'granted') {
          start[category] = false
          if (!applied.includes('adpc')) applied.push('adpc')
        } else if (agent.trusted && !applied[0]) start[category] = true
      }
    })
  }
  return { preset, model, region, source, bases, start, applied }
}
