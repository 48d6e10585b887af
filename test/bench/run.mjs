/** `npm run bench`: what blocking costs, level 1 and level 2, measured in Chromium on the built files. Nothing here can fail a test. */
import { run } from '../../scripts/fresh.mjs'

for (const name of ['blocking', 'guard']) {
  console.log(`\n— ${name}`)
  await run(process.execPath, `test/bench/${name}.mjs`).catch(error => console.error(error.message))
}
