import { spawn } from 'node:child_process'
import { buildCli } from './build.mjs'

/** A run that fails must not leave its collectors behind. */
const running = new Set()
process.on('exit', () => running.forEach(child => child.kill('SIGKILL')))

export const ORIGIN = 'https://www.example.com'
export const KEY = 'a-key-for-the-faults'

/**
 * A collector in a process of its own.
 *
 * @param {{ store: string, port?: number, rate?: string }} options
 */
export async function startCollector({ store, port = 0, rate = 'off' }) {
  const args = ['collector', '--store', store, '--port', String(port), '--origin', ORIGIN, '--rate', rate, '--key', KEY]
  const child = spawn(process.execPath, [await buildCli(), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stderr.on('data', data => (log += data))
  running.add(child)
  const exited = new Promise(resolve => child.on('exit', (code, signal) => resolve({ code, signal })))
  exited.then(() => running.delete(child))
  const url = await new Promise((resolve, reject) => {
    let out = ''
    child.stdout.on('data', data => {
      out += data
      const found = /listening on (\S+)/.exec(out)
      if (found) resolve(found[1])
    })
    exited.then(() => reject(new Error(`the collector did not start: ${log}`)))
  })
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    exited,
    log: () => log,
    async kill(signal = 'SIGKILL') {
      child.kill(signal)
      return exited
    }
  }
}

/** Runs a command of the bin. */
export async function runCli(args, { input } = {}) {
  const child = spawn(process.execPath, [await buildCli(), ...args], { stdio: [input ? input : 'ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', data => (out += data))
  child.stderr.on('data', data => (err += data))
  const code = await new Promise(resolve => child.on('close', resolve))
  return { code, out, err }
}
