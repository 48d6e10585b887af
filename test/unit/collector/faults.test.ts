import { afterAll, describe, expect, it } from 'vitest'
import * as faults from '../../faults/scenarios.mjs'
import { removeBuild } from '../../faults/support/build.mjs'
import { canMount } from '../../faults/support/mount.mjs'
import { postgresPrograms } from '../../faults/support/postgres.mjs'

const noServer = postgresPrograms() ? '' : ' (skipped: no PostgreSQL is installed)'
const noMount = canMount() ? '' : ' (skipped: a tmpfs cannot be mounted here)'

afterAll(removeBuild)

/** The short form; `npm run test:faults` takes minutes. Each holds acknowledged ⊆ stored, no id twice, ledger whole. */
describe('with real processes, what was acknowledged is stored, once', { timeout: 120_000 }, () => {
  it('when the collector is killed', async () => {
    expect((await faults.collectorKilled({ rounds: 2 })).acknowledged).toBeGreaterThan(0)
  })

  it('when the collector is stopped', async () => {
    expect((await faults.collectorStopped({ rounds: 1 })).acknowledged).toBeGreaterThan(0)
  })

  it('when two collectors share one file', async () => {
    expect((await faults.twoCollectors({ seconds: 1 })).acknowledged).toBeGreaterThan(0)
  })

  it.skipIf(noMount)(`when the disk runs full${noMount}`, async () => {
    expect((await faults.diskFull({ megabytes: 4 })).acknowledged).toBeGreaterThan(0)
  })

  it.skipIf(noServer)(`when PostgreSQL is killed${noServer}`, async () => {
    expect((await faults.postgresKilled({ rounds: 1 })).acknowledged).toBeGreaterThan(0)
  })
})
