/** A random UUID (version 4). `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
export function uuid(): string {
  // RFC 9562 §5.4: the 4 is the version, the 8 the variant.
  return crypto.randomUUID?.() ?? `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

function hex(digits: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(digits)), byte => (byte % 16).toString(16)).join('')
}
