/** Lines and columns count from 1, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/**
 * - `error`: something loads, or is stored, without consent; or stays closed for good by mistake
 * - `warning`: visitors are told too little, or the check cannot know
 */
export type Severity = 'error' | 'warning'

/** What a rule finds in one file. */
export interface Flaw extends Place {
  /** A kebab-case sentence: `live-tag`. */
  code: string
  severity: Severity
  /** What is wrong and how to mend it. */
  message: string
}

export interface Finding extends Flaw {
  /** Path or address. */
  file: string
}

export const TOP: Place = { line: 1, column: 1 }

export function error(code: string, { line, column }: Place, message: string): Flaw {
  return { code, severity: 'error', line, column, message }
}

export function warning(code: string, { line, column }: Place, message: string): Flaw {
  return { code, severity: 'warning', line, column, message }
}
