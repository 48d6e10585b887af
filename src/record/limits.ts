import type { ConsentRecord } from '../types'

const RECORDS = 50
const AGE = 30 * 86_400_000

/**
 * What an outbox gives up: what is older than 30 days, and the oldest of what is more than 50. The newest lasting decision of
 * a visitor is never among them: it is the proof of what holds. An allowance for one page view replaces no decision.
 *
 * @param records in the order of the decisions
 */
export function surplus(records: readonly ConsentRecord[], now: number): ConsentRecord[] {
  const newest = new Map(records.filter(isLasting).map(record => [record.consentId, record]))
  const superseded = records.filter(record => newest.get(record.consentId) !== record)
  const tooMany = records.length - RECORDS
  return superseded.filter((record, index) => index < tooMany || now - Date.parse(record.decidedAt) > AGE)
}

function isLasting({ services }: ConsentRecord): boolean {
  return services.every(({ scope }) => scope !== 'page')
}
