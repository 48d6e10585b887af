import type { CategoryId, Choice, ServiceId } from '../types'

const VERSION = '1'

/**
 * The stored choice as text (design §7): `v=1&id=…&n=…&t=…&e=…&p=…&c=analytics:0.advertising:1[&s=youtube:1]`. Every value is
 * made of characters that stand in a cookie and in a query string as they are.
 */
export function serialise(choice: Choice): string {
  const services = pairs(choice.services as Record<ServiceId, boolean>)
  return [
    `v=${VERSION}`,
    `id=${choice.id}`,
    `n=${choice.seq}`,
    `t=${choice.decidedAt}`,
    `e=${choice.expiresAt}`,
    `p=${choice.policyVersion ?? ''}`,
    `c=${pairs(choice.categories)}`,
    ...(services ? [`s=${services}`] : [])
  ].join('&')
}

function pairs(states: Record<string, boolean>): string {
  return Object.entries(states)
    .map(([id, granted]) => `${id}:${granted ? 1 : 0}`)
    .join('.')
}

/** The choice, or null where the text is foreign, cut off or of another version: that means "not decided". */
export function deserialise(text: string): Choice | null {
  const field = Object.fromEntries(new URLSearchParams(text))
  const [seq, decidedAt, expiresAt] = [field.n, field.t, field.e].map(Number) as [number, number, number]
  const categories = states(field.c)
  const services = states(field.s ?? '')
  const whole = field.v === VERSION && /^[0-9a-f-]{36}$/.test(field.id!) && seq > 0 && decidedAt > 0 && expiresAt > decidedAt
  return whole && categories && services
    ? { id: field.id!, seq, decidedAt, expiresAt, policyVersion: field.p || null, categories, services }
    : null
}

/** null where one pair is broken: half a choice is no choice. */
function states(text: string | undefined): Record<CategoryId, boolean> | null {
  if (!/^([a-z0-9_-]{1,40}:[01](\.(?!$)|$))*$/.test(text ?? '!')) return null
  return Object.fromEntries(
    text!
      .split('.')
      .filter(Boolean)
      .map(pair => [pair.slice(0, -2), pair.endsWith('1')])
  )
}

/** Of several cookies of one name (an old `Domain`, an old path) the newest decision wins. */
export function newest(choices: (Choice | null)[]): Choice | null {
  return choices.sort((a, b) => (b?.decidedAt ?? 0) - (a?.decidedAt ?? 0) || (b?.seq ?? 0) - (a?.seq ?? 0))[0] ?? null
}
