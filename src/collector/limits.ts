/** Token buckets by key, in memory and nowhere else: what is counted here is forgotten within ten minutes. */
export interface Limits {
  /** Takes one; returns 0, or how many milliseconds until there is one again. */
  take(key: string, now?: number): number
}

const FORGET_MS = 600_000
/** An attacker with many addresses must not fill the memory. */
const MOST_KEYS = 50_000

/** @param rate tokens a second @param burst tokens of a full bucket */
export function createLimits(rate: number, burst: number): Limits {
  const buckets = new Map<string, { tokens: number; at: number }>()
  let swept = 0

  function sweep(now: number) {
    swept = now
    for (const [key, { at }] of buckets) if (now - at > FORGET_MS) buckets.delete(key)
  }

  return {
    take(key, now = Date.now()) {
      if (now - swept > 60_000) sweep(now)
      const bucket = buckets.get(key)
      const tokens = bucket ? Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate) : burst
      // Put in anew, so that the map is in the order of last use.
      buckets.delete(key)
      if (buckets.size >= MOST_KEYS) buckets.delete(buckets.keys().next().value!)
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
      return tokens < 1 ? Math.ceil(((1 - tokens) / rate) * 1000) : 0
    }
  }
}

/** The network an address lies in: /24 of IPv4, /48 of IPv6. One household or office, not one person. */
export function prefixOf(address: string): string {
  const four = /(?:^|:)(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  if (four) return four[1]!
  const [head, tail] = address.split('%')[0]!.split('::') as [string, string | undefined]
  const groups = head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length
  const full = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail?.split(':') ?? [])]
  return full
    .slice(0, 3)
    .map(group => group.replace(/^0+(?=.)/, '') || '0')
    .join(':')
}
