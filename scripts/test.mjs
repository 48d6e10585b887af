/** `npm test`: installs what it needs, browser included; lint, types, unit, build, size, end to end. Stops at the first that fails. */
import { build, install, run } from './fresh.mjs'

await install()
const { installBrowsers } = await import('./browser.mjs')

async function step(title, ...args) {
  const started = Date.now()
  console.log(`\n— ${title}`)
  try {
    await run(process.execPath, ...args)
  } catch {
    console.error(`\n${title} failed.`)
    process.exit(1)
  }
  console.log(`  ${title}: ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

await build()
await step('lint', 'node_modules/eslint/bin/eslint.js', '.')
await step('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')
await step('types', 'node_modules/typescript/bin/tsc', '--noEmit')
await step('types of the tests', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test')
await step('unit', 'node_modules/vitest/vitest.mjs', 'run')
await step('size', 'scripts/size.mjs')
installBrowsers()
await step('end to end', 'node_modules/@playwright/test/cli.js', 'test')
