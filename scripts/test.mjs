/** `npm test`: installs what it needs, browser included; lint, types, unit, build, size, end to end. Stops at the first that fails. */
import { execFileSync } from 'node:child_process'
import { install, build } from './fresh.mjs'

install()
const { installBrowsers } = await import('./browser.mjs')

function step(title, ...args) {
  const started = Date.now()
  console.log(`\n— ${title}`)
  try {
    execFileSync(process.execPath, args, { stdio: 'inherit' })
  } catch {
    console.error(`\n${title} failed.`)
    process.exit(1)
  }
  console.log(`  ${title}: ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

build()
step('lint', 'node_modules/eslint/bin/eslint.js', '.')
step('format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')
step('types', 'node_modules/typescript/bin/tsc', '--noEmit')
step('types of the tests', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'test')
step('unit', 'node_modules/vitest/vitest.mjs', 'run')
step('size', 'scripts/size.mjs')
installBrowsers()
step('end to end', 'node_modules/@playwright/test/cli.js', 'test')
