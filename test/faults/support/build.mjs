import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { nodeBundles } from '../../../scripts/rollup-node.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let built = null

/** Path of the bin, bundled from the sources as they are; inside the repository, so that it finds its packages. */
export function buildCli() {
  return (built ??= build())
}

async function build() {
  const dir = join(root, '.cache', `node-${process.pid}`)
  process.chdir(root)
  for (const { output, ...input } of nodeBundles(dir)) {
    const bundle = await rollup({ ...input, logLevel: 'silent' })
    await bundle.write(output)
    await bundle.close()
  }
  process.on('exit', () => rmSync(dir, { recursive: true, force: true }))
  return join(dir, 'cli.js')
}
