import assert from 'node:assert/strict'
import { runCli } from './collector.mjs'

/** Ids of the records that a log holds, as an export tells. */
export async function storedIds(store) {
  const { code, out, err } = await runCli(['export', '--store', store])
  assert.equal(code, 0, err)
  const lines = out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  return lines.filter(({ kind }) => kind === 'record').map(line => line.record.recordId)
}

/** The promise of every fault: what was acknowledged is stored, once, and the ledger stands behind it. */
export async function assertKept(store, acknowledged) {
  const stored = await storedIds(store)
  const unique = new Set(stored)
  assert.equal(unique.size, stored.length, 'an id is stored twice')
  const lost = [...acknowledged].filter(id => !unique.has(id))
  assert.deepEqual(lost, [], `${lost.length} of ${acknowledged.size} acknowledged records are lost`)
  const verdict = await runCli(['verify', '--store', store])
  assert.equal(verdict.code, 0, verdict.out.slice(0, 2000) + verdict.err)
  return { acknowledged: acknowledged.size, stored: stored.length }
}
