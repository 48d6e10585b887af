import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/config/parse'
import { readSignals } from '../../../src/regime/gpc'
import { resolve } from '../../../src/regime/resolve'
import type { ConsentConfig, RegimePreset, SignalSource } from '../../../src/types'

type Said = Record<string, 'granted' | 'denied'>

/** An agent that says this. */
const agent = (said: Said, trusted = false): SignalSource => ({
  trusted,
  read: () => Object.entries(said).map(([category, state]) => ({ category, state }))
})

function start(regime: RegimePreset, signalSources: ConsentConfig['signalSources'], gpc = false) {
  const { config } = parse({ controller: { name: 'A' }, regime, signalSources })
  const { start, applied } = resolve(config, undefined, 'default', readSignals({ globalPrivacyControl: gpc }))
  return { granted: Object.keys(start).filter(id => start[id]), applied }
}

describe('what agents of the visitor say', () => {
  it('denies at once, and is named once', () => {
    expect(start('us', [agent({ functionality: 'denied', analytics: 'denied' })])).toEqual({
      granted: ['advertising'],
      applied: ['adpc']
    })
    expect(start('eea', [agent({ analytics: 'denied' })])).toEqual({ granted: [], applied: ['adpc'] })
  })

  it('grants only where the configuration trusts it', () => {
    expect(start('eea', [agent({ analytics: 'granted' })])).toEqual({ granted: [], applied: [] })
    expect(start('eea', [agent({ analytics: 'granted' }, true)])).toEqual({ granted: ['analytics'], applied: [] })
  })

  it('grants nothing that another denies, nor against Global Privacy Control', () => {
    const yes = agent({ analytics: 'granted' }, true)
    const no = agent({ analytics: 'denied' })
    for (const sources of [
      [yes, no],
      [no, yes]
    ])
      expect(start('eea', sources)).toEqual({ granted: [], applied: ['adpc'] })
    expect(start('us', [agent({ advertising: 'granted' }, true)], true)).toEqual({
      granted: ['functionality', 'analytics'],
      applied: ['gpc']
    })
  })

  it('is heard where other agents fail or are none, and makes up no category', () => {
    const failing = {
      read() {
        throw new Error('no agent')
      }
    }
    const sources = [failing, { read: () => null }, {}, null, 'adpc', agent({ analytics: 'denied', research: 'denied' })] as never
    expect(start('us', sources)).toEqual({ granted: ['functionality', 'advertising'], applied: ['adpc'] })
    expect(start('us', [agent({ research: 'denied' })]).applied).toEqual([])
  })
})
