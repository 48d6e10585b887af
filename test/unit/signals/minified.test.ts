import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { expect, it } from 'vitest'

// A bundler that "modernises" the function into one with a rest parameter would push arrays, which Google ignores.
it.each(['google', 'microsoft'])('%s pushes arguments objects after minification too', async file => {
  const compilerOptions = { module: ModuleKind.ESNext, target: ScriptTarget.ES2020 }
  const typescript = {
    name: 'typescript',
    resolveId: (id: string, from?: string) => (from ? new URL(`${id}.ts`, `file://${from}`).pathname : id),
    load: async (id: string) => transpileModule(await readFile(id, 'utf8'), { compilerOptions }).outputText
  }
  const input = new URL(`../../../src/signals/${file}.ts`, import.meta.url).pathname
  const bundle = await rollup({
    input,
    plugins: [
      typescript,
      terser({ ecma: 2020, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false } })
    ]
  })
  const { output } = await bundle.generate({ format: 'iife', name: 'vendors' })

  const page: Record<string, any> = {} // eslint-disable-line @typescript-eslint/no-explicit-any -- a page's globals
  runInNewContext(
    `${output[0].code}; for (const vendor of [vendors.google, vendors.clarity]) vendor && vendor(() => false, {})('default')`,
    page
  )
  const entries: unknown[] = page.dataLayer ?? page.clarity.q
  expect(entries.length).toBeGreaterThan(0)
  expect(entries.map(entry => Object.prototype.toString.call(entry))).toEqual(entries.map(() => '[object Arguments]'))
})
