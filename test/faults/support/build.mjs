import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { rollup } from 'rollup'
import { nodeBundles } from '../../../scripts/rollup-node.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const dir = join(root, '.cache', `node-${process.pid}`)
let built = null

/** Path of the bin, bundled from the sources as they are; inside the repository, so that it finds its packages. */
export function buildCli() {
  return (built ??= build())
}

export function removeBuild() {
  rmSync(dir, { recursive: true, force: true })
}

async function build() {
  process.chdir(root)
  for (const { output, ...input } of nodeBundles(dir)) {
    const bundle = await rollup({ ...input, logLevel: 'silent' })
    await bundle.write(output)
    await bundle.close()
  }
  return join(dir, 'cli.js')
}
