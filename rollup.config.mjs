import { readFileSync } from 'node:fs'
import resolve from '@rollup/plugin-node-resolve'
import replace from '@rollup/plugin-replace'
import terser from '@rollup/plugin-terser'
import typescript from '@rollup/plugin-typescript'
import { css } from './scripts/css.mjs'
import { locales } from './scripts/locales.mjs'
import { nodeBundles } from './scripts/rollup-node.mjs'

const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

/** An import cycle is a mistake in the layout, not a matter of taste. */
function onwarn(warning, warn) {
  if (warning.code === 'CIRCULAR_DEPENDENCY' && !/node_modules/.test(warning.message)) throw new Error(warning.message)
  if (warning.code !== 'CIRCULAR_DEPENDENCY') warn(warning)
}

function plugins(...more) {
  return [
    replace({ preventAssignment: true, values: { __VERSION__: JSON.stringify(version) } }),
    css(),
    resolve({ browser: true, extensions: ['.ts', '.mjs', '.js'] }),
    typescript({ compilerOptions: { noCheck: true, sourceMap: true } }),
    ...more
  ]
}

/** TypeScript has held each `const` to its word; one keyword for both compresses better. As long as before, for the source map. */
const lets = {
  name: 'lets',
  renderChunk: code => ({ code: code.replace(/(^\s*|for \()const /gm, '$1let   '), map: null })
}

/** `unsafe` makes `a + b` of a template: the same for text and numbers, and the dynamic guard meets other values too. */
const minified = ({ unsafe = true, ...format } = {}) => [
  lets,
  terser({
    module: true,
    ecma: 2020,
    compress: { passes: 3, unsafe, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
    format: { comments: false, quote_style: 1, ...format }
  })
]
const minify = minified()
const minifyStrict = minified({ unsafe: false })
/** Nearly all of it runs at once: V8 then compiles it beside the download instead of function by function (v8.dev/blog/explicit-compile-hints). */
const minifyEager = minified({ preamble: '//# allFunctionsCalledOnLoad' })
const production = replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } })

/** One file for a script tag, or for `import()` by one. */
function single(input, file, format, { paths = {}, minifier = minify } = {}) {
  return {
    input,
    external: Object.keys(paths),
    onwarn,
    plugins: plugins(production, minifier),
    output: { file: `dist/${file}`, format, sourcemap: true, paths, inlineDynamicImports: true }
  }
}

const entries = {
  index: 'src/index.ts',
  headless: 'src/headless.ts',
  config: 'src/config/index.ts',
  services: 'src/services/index.ts',
  react: 'src/bindings/react.ts',
  vue: 'src/bindings/vue.ts',
  svelte: 'src/bindings/svelte.ts'
}

/** Exported, and loaded later: in a chunk with the core it would come with the core. */
const DELIVERY = /\/src\/record\/(delivery|outbox|limits|http|retry|queue|failure)\.ts$/

/** The npm modules: readable, their dependencies left to the bundler. */
const modules = {
  input: entries,
  onwarn,
  external: [...Object.keys(dependencies), 'react', 'vue', 'svelte'].map(name => new RegExp(`^${name}(/|$)`)),
  plugins: plugins(),
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    chunkFileNames: 'chunks/[name].js',
    manualChunks: id => (DELIVERY.test(id) ? 'delivery' : undefined),
    onlyExplicitManualChunks: true
  }
}

/** In one file, so that a service worker can import it as it is, and small, without the address of its map. */
const policy = {
  input: 'src/policy/index.ts',
  onwarn,
  plugins: plugins(minify),
  output: { file: 'dist/policy.js', format: 'es', sourcemap: 'hidden' }
}

/** Texts have apostrophes in them. */
const languages = {
  input: Object.fromEntries(locales.map(tag => [tag, `src/i18n/locales/${tag}.ts`])),
  onwarn,
  plugins: plugins(minified({ quote_style: 0 })),
  output: { dir: 'dist/locales', format: 'es' }
}

export default [
  single('src/script.ts', 'consentry.js', 'iife', { minifier: minifyEager }),
  single('src/ui/mount.ts', 'consentry-ui.js', 'es'),
  single('src/ui/details.ts', 'consentry-details.js', 'es', { paths: { preact: './consentry-ui.js' } }),
  single('src/config/messages.ts', 'consentry-issues.js', 'es'),
  single('src/signals/more.ts', 'consentry-vendors.js', 'es'),
  single('src/record/delivery.ts', 'consentry-delivery.js', 'es'),
  single('src/guard/dynamic/script.ts', 'consentry-guard.js', 'iife', { minifier: minifyStrict }),
  policy,
  modules,
  languages,
  ...nodeBundles()
]
