const DAY = 86_400_000
/** A browser keeps a record 30 days at most, so every try inside this window lands in the same month. */
const OLDEST = 45 * DAY
const AHEAD = 2 * DAY
/** Visitors' clocks are wrong by minutes; more than this is counted, and shown in the proof. */
export const SKEW_MS = 600_000

/** "2026-11", in UTC: the unit of partitions and of retention. */
export function partOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 7)
}

export function addMonths(part: string, count: number): string {
  const [year, month] = part.split('-').map(Number) as [number, number]
  return partOf(Date.UTC(year, month - 1 + count, 1))
}

export function monthsAround(now: number, back: number, ahead: number): string[] {
  const part = partOf(now)
  return Array.from({ length: back + ahead + 1 }, (_, index) => addMonths(part, index - back))
}

/**
 * The month a record belongs to: that of the decision, or that of receipt where the visitor's clock is far off. `others` are
 * the months where an earlier try of such a record may lie.
 */
export function placeOf(decidedAt: number, now: number): { part: string; others: string[] } {
  const decided = partOf(decidedAt)
  if (decidedAt >= now - OLDEST && decidedAt <= now + AHEAD) return { part: decided, others: [] }
  const part = partOf(now)
  return { part, others: [...new Set([addMonths(part, -1), decided])].filter(other => other !== part) }
}

/** The first month that is kept, where records are kept `months` months after the one they came in. */
export function firstKept(now: number, months: number): string {
  return addMonths(partOf(now), -months)
}
