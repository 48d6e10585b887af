/** One event of the collector. Never a consent id, an address or anything else about a visitor. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  facts?: Record<string, string | number | boolean | null>
) => void

/** One JSON object a line on stderr. */
export const logToStderr: Log = (level, event, facts) => {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...facts })}\n`)
}

export const silent: Log = () => {}
