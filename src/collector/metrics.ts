/** Counters, sums and gauges in the text format of Prometheus. No label names a site or a visitor. */
export interface Metrics {
  count(name: string, labels?: Record<string, string | number>, by?: number): void
  text(gauges: Record<string, number | null>): string
}

const HELP: Record<string, string> = {
  consentry_records_total: 'Records by outcome: stored, duplicate, conflict',
  consentry_requests_total: 'Answers by status',
  consentry_rejected_total: 'Refusals by reason',
  consentry_commits_total: 'Transactions of records',
  consentry_commit_seconds_total: 'Time spent in transactions of records',
  consentry_commit_rows_total: 'Records that went into transactions',
  consentry_store_errors_total: 'Transactions that failed',
  consentry_clock_skew_total: 'Records whose clock was off by more than ten minutes',
  consentry_queue_depth: 'Records that wait for their commit',
  consentry_default_partition_rows: 'PostgreSQL: records whose month has no partition, counted up to 10,000. 0 is right',
  consentry_disk_free_ratio: 'Free share of the disk of the SQLite file'
}

export function createMetrics(): Metrics {
  const counters = new Map<string, number>()
  return {
    count(name, labels = {}, by = 1) {
      const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      const key = text.length ? `${name}{${text.join(',')}}` : name
      counters.set(key, (counters.get(key) ?? 0) + by)
    },
    text(gauges) {
      const values = [...counters, ...Object.entries(gauges).filter((entry): entry is [string, number] => entry[1] !== null)]
      return Object.keys(HELP)
        .flatMap(name => {
          const own = values.filter(([key]) => key.split('{')[0] === name)
          const type = name in gauges ? 'gauge' : 'counter'
          return own.length
            ? [`# HELP ${name} ${HELP[name]}`, `# TYPE ${name} ${type}`, ...own.map(([key, value]) => `${key} ${value}`)]
            : []
        })
        .join('\n')
        .concat('\n')
    }
  }
}
