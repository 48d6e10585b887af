import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import resolve from '@rollup/plugin-node-resolve'
import replace from '@rollup/plugin-replace'
import ts from 'typescript'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

/** Left to the installation: native, or not everybody's. */
const external = [/^node:/, ...builtinModules, 'libsql', 'pg', 'playwright', 'playwright-core', '@playwright/test']

/** Types are `npm run typecheck`'s business: a bundle for tests must not wait for the whole program. */
function typescript() {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    sourceMap: true,
    verbatimModuleSyntax: true
  }
  return {
    name: 'typescript-transpile',
    transform(code, id) {
      if (!id.endsWith('.ts')) return null
      const { outputText, sourceMapText } = ts.transpileModule(code, { fileName: id, compilerOptions })
      return { code: outputText.replace(/\/\/# sourceMappingURL=.*$/m, ''), map: sourceMapText }
    }
  }
}

/**
 * The two entries that run in Node, sharing their chunks: `collector.js` for `consentry/collector`, `cli.js` for the bin.
 * Commands stay chunks of their own, so that `consentry check` does not load a database driver.
 *
 * @param {string} dir where the files go
 */
export function nodeBundles(dir = 'dist') {
  return [
    {
      input: { collector: 'src/collector/index.ts', cli: 'src/cli/bin.ts' },
      external,
      plugins: [
        replace({ preventAssignment: true, values: { __VERSION__: JSON.stringify(version) } }),
        resolve({ extensions: ['.ts', '.mjs', '.js', '.json'], preferBuiltins: true, exportConditions: ['node'] }),
        json(),
        typescript(),
        commonjs()
      ],
      output: {
        dir,
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'node/[name].js',
        banner: chunk => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
        generatedCode: { constBindings: true }
      }
    }
  ]
}
