import { createHash } from 'node:crypto'

/** Canonical JSON (RFC 8785) of a value that came out of `JSON.parse`: one text, whatever order the sender chose. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

/** `sha256-<base64url>`, the form of `notice.hash`. */
export function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64url')}`
}
