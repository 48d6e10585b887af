import type { CategoryId, Choice, ServiceId } from '../types'

/**
 * The stored choice as text (design §7): `v=1&id=…&n=…&t=…&e=…&p=…&c=analytics:0.advertising:1[&s=youtube:1]`. Every value is
 * made of characters that stand in a cookie and in a query string as they are.
 */
export function serialise({ id, seq, decidedAt, expiresAt, policyVersion, categories, services }: Choice): string {
  const exceptions = write(services as Record<ServiceId, boolean>)
  return `v=1&id=${id}&n=${seq}&t=${decidedAt}&e=${expiresAt}&p=${policyVersion ?? ''}&c=${write(categories)}${exceptions && `&s=${exceptions}`}`
}

/** The choice, or null where the text is foreign, cut off or of another version: that means "not decided". */
export function deserialise(text: string): Choice | null {
  const { v, id, n, t, e, p, c, s = '' } = Object.fromEntries(new URLSearchParams(text)) as Record<string, string | undefined>
  const [seq, decidedAt, expiresAt] = [n, t, e].map(Number) as [number, number, number]
  const categories = read(c)
  const services = read(s)
  const isWhole = v === '1' && /^[0-9a-f-]{36}$/.test(id!) && seq > 0 && decidedAt > 0 && expiresAt > decidedAt
  if (!isWhole || !categories || !services) return null
  return { id: id!, seq, decidedAt, expiresAt, policyVersion: p || null, categories, services }
}

function write(states: Record<string, boolean>): string {
  return Object.keys(states)
    .map(id => `${id}:${+states[id]!}`)
    .join('.')
}

/** null where one pair is broken: half a choice is no choice. */
function read(pairs = '.'): Record<CategoryId, boolean> | null {
  const list = pairs ? pairs.split('.') : []
  if (!list.every(pair => /^[a-z0-9_-]{1,40}:[01]$/.test(pair))) return null
  return Object.fromEntries(list.map(pair => [pair.slice(0, -2), pair.endsWith('1')]))
}

/** Of several cookies of one name (an old `Domain`, an old path) the newest decision wins. */
export function newest(choices: (Choice | null)[]): Choice | null {
  const readable = choices.filter(choice => choice !== null)
  return readable.sort((a, b) => b.decidedAt - a.decidedAt || b.seq - a.seq)[0] ?? null
}
