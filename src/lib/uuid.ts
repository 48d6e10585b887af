/** RFC 9562 §5.4: the 4 is the version, the 8 the variant. */
const FORM = 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'

/** A random UUID (version 4). `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
export function uuid(): string {
  return crypto.randomUUID?.() ?? FORM.replace(/x/g, hex)
}

function hex(): string {
  return (crypto.getRandomValues(new Uint8Array(1))[0]! % 16).toString(16)
}
