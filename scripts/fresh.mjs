/** What a fresh clone needs before anything else, and what a second run can leave out. */
import { execFileSync, execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

/** Runs `make` unless it ran before for the same input. */
function once(name, input, isThere, make) {
  const stamp = join('node_modules', '.cache', `consentry-${name}`)
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === input) return
  make()
  mkdirSync(join('node_modules', '.cache'), { recursive: true })
  writeFileSync(stamp, input)
}

function hash(files) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(file).update(readFileSync(file))
  return sum.digest('hex')
}

function below(folder) {
  return readdirSync(folder, { recursive: true })
    .map(name => join(folder, name))
    .filter(name => statSync(name).isFile())
    .sort()
}

export function install() {
  once(
    'install',
    hash(['package-lock.json']),
    () => existsSync('node_modules'),
    () => execSync('npm ci --no-audit --no-fund --loglevel=error', { stdio: 'inherit' })
  )
}

export function build() {
  const sources = [...below('src'), ...below('styles'), ...below('scripts'), 'rollup.config.mjs', 'package.json', 'tsconfig.json']
  once(
    'build',
    hash(sources),
    () => existsSync('dist/consentry.js') && existsSync('dist/types'),
    () => {
      console.log('Building …')
      execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
    }
  )
}
