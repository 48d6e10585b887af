import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = '/usr/lib/postgresql'

/** Folder of the newest installed PostgreSQL's programs; null where there is none. */
export function postgresPrograms() {
  if (!existsSync(ROOT)) return null
  const versions = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))
  const found = versions.map(version => join(ROOT, version, 'bin')).find(bin => existsSync(join(bin, 'initdb')))
  return found ?? null
}

/** A real server on loopback with a data folder of its own. */
export async function startPostgres() {
  const bin = postgresPrograms()
  const dir = mkdtempSync(join(tmpdir(), 'consentry-pg-'))
  const data = join(dir, 'data')
  const port = await freePort()
  // initdb refuses root.
  const asRoot = process.getuid() === 0
  if (asRoot) {
    const uid = Number(execFileSync('id', ['-u', 'postgres']))
    chmodSync(dir, 0o755)
    chownSync(dir, uid, uid)
  }
  const run = (program, ...args) => {
    const command = [join(bin, program), ...args]
    if (asRoot) execFileSync('runuser', ['-u', 'postgres', '--', ...command], { stdio: 'ignore', cwd: dir })
    else execFileSync(command[0], command.slice(1), { stdio: 'ignore', cwd: dir })
  }
  const start = () => {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${dir}`
    run('pg_ctl', '-D', data, '-l', join(dir, 'log'), '-o', options, '-w', 'start')
  }
  run('initdb', '-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8')
  start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    /** After a kill the old children need a moment to notice; until then a new server refuses to start. */
    start() {
      for (let tries = 40; ; tries--) {
        try {
          return start()
        } catch (error) {
          if (tries === 0) throw error
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250)
        }
      }
    },
    /** Without a shutdown; it has to recover at the next start. */
    kill() {
      const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]
      run('pg_ctl', 'kill', 'KILL', pid)
    },
    stop() {
      try {
        run('pg_ctl', '-D', data, '-m', 'immediate', '-w', 'stop')
      } catch {
        // it was not running
      }
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
