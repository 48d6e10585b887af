import type { Io } from './command'

/** Tells now and then how far a long run has come: a line every two seconds, none where it is over before. */
export function createProgress(io: Io, now = Date.now): (line: () => string) => void {
  let last = now()
  return line => {
    if (now() - last < 2000) return
    last = now()
    io.note(line())
  }
}

/** `1 site`, `2,000 sites` */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : more}`
}

export function thousands(count: number): string {
  return count.toLocaleString('en-US')
}
