/**
 * The tables, the same for every engine. The primary key of what grows begins with `site`, so that Citus or YugabyteDB can
 * distribute by it, and holds `part`, so that PostgreSQL can partition by it: both demand their column in every unique key.
 */

/** `part` is a month, "2026-11" (months.ts); `body` is the record's canonical JSON and `hash` its SHA-256. */
export const RECORDS = `CREATE TABLE IF NOT EXISTS consent_record (
  site TEXT NOT NULL, part TEXT NOT NULL, id TEXT NOT NULL, consent TEXT NOT NULL,
  received_ms BIGINT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (site, part, id))`

export const TABLES = [
  'CREATE INDEX IF NOT EXISTS consent_record_consent ON consent_record (consent, site)',
  `CREATE TABLE IF NOT EXISTS consent_ledger (
  site TEXT NOT NULL, at_ms BIGINT NOT NULL, chain TEXT NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL, part TEXT NOT NULL,
  prev TEXT NOT NULL, size BIGINT NOT NULL, root TEXT NOT NULL, head TEXT NOT NULL, leaves TEXT NOT NULL,
  PRIMARY KEY (site, at_ms, chain, seq))`,
  'CREATE TABLE IF NOT EXISTS consent_notice (hash TEXT PRIMARY KEY, created_ms BIGINT NOT NULL, body TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS consent_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)'
]
