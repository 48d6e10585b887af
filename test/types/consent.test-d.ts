import { createConsent, type ConsentConfig, type ConsentRecord, type Transport } from '../../src/index'
import { createConsent as createHeadless } from '../../src/headless'

/** Compiled by `npm run typecheck`: each marked line must not compile. */
export function categoriesAreThoseOfTheConfig() {
  const consent = createConsent({
    controller: { name: 'Example AB' },
    categories: ['analytics', { id: 'research' }],
    services: [{ id: 'stats', category: 'analytics', name: 'Stats' }]
  })
  consent.allows('analytics')
  consent.allows('research')
  consent.allows('necessary')
  consent.allows({ service: 'stats' })
  consent.save({ analytics: true }, { stats: false })
  // @ts-expect-error a category that the config does not have
  consent.allows('analitics')
  // @ts-expect-error advertising is not in this config
  consent.allows('advertising')
  // @ts-expect-error a service that the config does not have
  consent.allows({ service: 'film' })
  // @ts-expect-error a category that the config does not have
  consent.save({ advertising: true })
  const granted: boolean | undefined = consent.choice?.categories.research
  return granted
}

export function withoutCategoriesTheDefaultOnesHold() {
  const consent = createHeadless({ controller: { name: 'Example AB' } })
  consent.allows('functionality')
  // @ts-expect-error not one of the default three
  consent.allows('research')
}

export function eventsCarryTheirDetail() {
  const consent = createConsent({ controller: { name: 'A' } })
  const stop: () => void = consent.on('change', ({ granted, deleted }) => [...granted, ...deleted].length)
  consent.on('record', ({ record, state }) => [record.recordId, state])
  // @ts-expect-error no such event
  consent.on('chnage', () => {})
  // @ts-expect-error the detail has no such part
  consent.on('show', ({ banner }) => banner)
  return stop
}

export function configsThatTheLawForbidsDoNotCompile() {
  const config: ConsentConfig = {
    controller: { name: 'A' },
    // @ts-expect-error no legitimate interest for storing on a device (ePrivacy art. 5(3))
    categories: [{ id: 'analytics', basis: 'legitimate-interest' }]
  }
  // @ts-expect-error a category cannot be on before a choice
  const preticked: ConsentConfig = { controller: { name: 'A' }, categories: [{ id: 'analytics', default: true }] }
  // @ts-expect-error nobody asks anonymously
  const nobody: ConsentConfig = {}
  return [config, preticked, nobody]
}

export const anyFunctionIsATransport: Transport = async (record: ConsentRecord) => void record.recordId

export function consentAndExemptionAreTheOnlyBases() {
  const controller = { name: 'Example AB' }
  createConsent({ controller, categories: [{ id: 'analytics', basis: 'exempt' }] })
  // @ts-expect-error a legitimate interest is no basis
  createConsent({ controller, categories: [{ id: 'analytics', basis: 'legitimate-interest' }] })
}
