import type { Proof } from '../collector'
import type { ConsentRecord } from '../types'
import { readNotice } from './shownNotice'

/** What held from one instant to another. */
export interface Period {
  from: string
  /** null: as long as that page was open. */
  until: string | null
  /** Ended by the decision after it, and not by its own time. */
  replaced: boolean
  record: ConsentRecord
  /** Names of what was allowed, as the visitor saw them. */
  allowed: string[]
}

/** The answer to "did it hold on that day?": one period a decision, in their order. An allowance for one page view replaces nothing. */
export function periodsOf({ records, notices }: Pick<Proof, 'records' | 'notices'>): Period[] {
  return records.map(({ record }, index) => {
    const next = records.slice(index + 1).find(({ record }) => !isPassing(record))?.record
    const replaced = !!next && next.decidedAt < record.expiresAt
    const notice = record.notice.hash === null ? null : readNotice(notices[record.notice.hash])
    const denied = record.services.filter(({ state }) => state === 'denied').map(({ service }) => service)
    const except = denied.map(id => notice?.serviceOf(id) ?? id).join(', ')
    const allowed = [
      ...record.choices.filter(({ state }) => state === 'granted').map(({ category }) => notice?.nameOf(category) ?? category),
      ...record.services.filter(({ state }) => state === 'granted').map(({ service }) => notice?.serviceOf(service) ?? service)
    ]
    if (allowed.length && except) allowed.push(`not ${except}`)
    const until = isPassing(record) ? null : replaced ? next.decidedAt : record.expiresAt
    return { from: record.decidedAt, until, replaced, record, allowed }
  })
}

/** Allowed for one page view: it ends when it begins (docs/records.md). */
export function isPassing({ decidedAt, expiresAt }: ConsentRecord): boolean {
  return expiresAt === decidedAt
}
