/** What a fresh clone needs before anything else, and what a second run can leave out. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

/** Runs a command to its end; where we are told to stop, it is told too. Rejects where it fails. */
export function run(command, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    const end = () => {
      child.kill('SIGTERM')
      process.exit(1)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, end)
    // npm runs us through a shell: where that is killed and nobody tells us, our parent changes.
    const watch = setInterval(() => process.ppid !== parent && end(), 500)
    child.on('error', fail)
    child.on('close', code => {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, end)
      code ? fail(new Error(`${command} ${args.join(' ')} ended with ${code}`)) : done()
    })
  })
}

export const parent = process.ppid

/** Runs `make` unless it ran before for the same input. */
async function once(name, input, isThere, make) {
  const stamp = join('node_modules', '.cache', `consentry-${name}`)
  if (isThere() && existsSync(stamp) && readFileSync(stamp, 'utf8') === input) return
  await make()
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
  return once(
    'install',
    hash(['package-lock.json']),
    () => existsSync('node_modules'),
    () => run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error')
  )
}

export function build() {
  const sources = [...below('src'), ...below('styles'), ...below('scripts'), 'rollup.config.mjs', 'package.json', 'tsconfig.json']
  return once(
    'build',
    hash(sources),
    () => existsSync('dist/consentry.js') && existsSync('dist/types'),
    () => {
      console.log('Building …')
      return run(process.execPath, 'scripts/build.mjs')
    }
  )
}
