/** `npm run size`: every file of the design's budget, as it ships. Exit 1 where one has grown over its ceiling. */
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import resolve from '@rollup/plugin-node-resolve'
import replace from '@rollup/plugin-replace'
import terser from '@rollup/plugin-terser'
import { rollup } from 'rollup'

/** Budgets in bytes of brotli 11 (design §15). */
const BUDGETS = {
  'consentry.js': 9500,
  'consentry-ui.js': 9500,
  'first visit': 18000,
  'consentry-guard.js': 4400,
  'consentry/headless': 9300,
  'consentry/policy': 1500,
  'a language': 1500
}
/** What is not within its budget yet must not grow: lower these with each saving. */
const CEILINGS = { 'consentry.js': 14000, 'first visit': 23500, 'consentry/headless': 13000 }

function weigh(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli }
}

const file = name => weigh(readFileSync(`dist/${name}`))

/** What a bundler ships for one import of an npm entry, without what is loaded later. */
async function bundled(entry, names) {
  const asked = {
    name: 'asked',
    resolveId: id => (id === 'asked' ? id : null),
    load: id => (id === 'asked' ? `export { ${names} } from '${process.cwd()}/dist/${entry}.js'` : null)
  }
  const plugins = [
    asked,
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
    resolve({ browser: true }),
    terser({ module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false } })
  ]
  const bundle = await rollup({ input: 'asked', plugins, onwarn() {} })
  const { output } = await bundle.generate({ format: 'es' })
  const byName = new Map(output.map(chunk => [chunk.fileName, chunk]))
  const needed = new Set()
  const follow = name => needed.has(name) || (needed.add(name), byName.get(name).imports.forEach(follow))
  follow(output[0].fileName)
  return weigh(Buffer.from([...needed].map(name => byName.get(name).code).join('')))
}

let over = false
function row(name, { raw, gzip, brotli }, budget = BUDGETS[name]) {
  const ceiling = CEILINGS[name] ?? budget
  const free = budget - brotli
  const verdict = !budget
    ? ''
    : free >= 0
      ? `of ${budget}: ${free} free`
      : `of ${budget}: ${-free} over${ceiling > budget ? `, ceiling ${ceiling}` : ''}`
  if (ceiling && brotli > ceiling) over = true
  console.log([name.padEnd(22), ...[raw, gzip, brotli].map(value => String(value).padStart(7)), ` ${verdict}`].join(' '))
}

console.log(
  [''.padEnd(22), 'raw', 'gzip', 'brotli', ' budget (brotli)'].map((text, index) => (index ? text.padStart(7) : text)).join(' ')
)
for (const name of readdirSync('dist').filter(name => /^consentry.*\.js$/.test(name))) row(name, file(name))
const [core, ui] = ['consentry.js', 'consentry-ui.js'].map(file)
row('first visit', Object.fromEntries(Object.keys(core).map(key => [key, core[key] + ui[key]])))
row('consentry/headless', await bundled('headless', 'createConsent'))
row('consentry/policy', file('policy.js'))
const languages = readdirSync('dist/locales').map(name => [name, file(`locales/${name}`)])
const largest = languages.sort(([, a], [, b]) => b.brotli - a.brotli)[0]
row(`${largest[0]}, the largest`, largest[1], BUDGETS['a language'])
process.exit(over ? 1 : 0)
