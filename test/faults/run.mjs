import * as scenarios from './scenarios.mjs'
import { removeBuild } from './support/build.mjs'
import { canMount } from './support/mount.mjs'
import { postgresPrograms } from './support/postgres.mjs'

/** The faults at full length: `npm run test:faults -- [name …]`. Several minutes. */
const NEEDS_POSTGRES = ['thousandTimes', 'postgresKilled', 'postgresHangs', 'storeAway', 'moved']

const wanted = process.argv.slice(2)
let failed = 0
for (const [name, run] of Object.entries(scenarios)) {
  if (wanted.length && !wanted.includes(name)) continue
  const missing = whyNot(name)
  if (missing) {
    console.log(`skipped ${name}: ${missing}`)
    continue
  }
  const start = Date.now()
  const seconds = () => ((Date.now() - start) / 1000).toFixed(0)
  try {
    const facts = await run()
    console.log(`passed  ${name} (${seconds()} s) ${JSON.stringify(facts)}`)
  } catch (error) {
    failed++
    console.log(`FAILED  ${name} (${seconds()} s) ${error.stack}`)
  }
}
removeBuild()
process.exit(failed ? 1 : 0)

function whyNot(name) {
  if (NEEDS_POSTGRES.includes(name) && !postgresPrograms()) return 'no PostgreSQL is installed'
  if (name === 'diskFull' && !canMount()) return 'a tmpfs cannot be mounted here'
  return null
}
