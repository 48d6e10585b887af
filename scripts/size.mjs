/** `npm run size`: every file of the design's budget, as it ships. Exit 1 where one is over. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Budgets in bytes of brotli 11 (design §15). */
const BUDGETS = {
  'consentry.js': 9500,
  'consentry-ui.js': 9500,
  'consentry-guard.js': 4400
}
const FIRST_VISIT = 18000
const LANGUAGE = 1500

function measure(file) {
  const bytes = readFileSync(`dist/${file}`)
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli }
}

let over = false
function row(name, { raw, gzip, brotli }, budget) {
  const verdict = !budget
    ? ''
    : brotli > budget
      ? `over ${budget} by ${brotli - budget}`
      : `of ${budget}, ${budget - brotli} free`
  over ||= budget && brotli > budget
  console.log(
    [name.padEnd(24), String(raw).padStart(7), String(gzip).padStart(7), String(brotli).padStart(7), ` ${verdict}`].join(' ')
  )
}

console.log([''.padEnd(24), 'raw'.padStart(7), 'gzip'.padStart(7), 'brotli'.padStart(7)].join(' '))
const files = readdirSync('dist').filter(file => /^consentry.*\.js$/.test(file))
for (const file of files) row(file, measure(file), BUDGETS[file])
const both = ['consentry.js', 'consentry-ui.js'].map(measure)
row('first visit', Object.fromEntries(['raw', 'gzip', 'brotli'].map(key => [key, both[0][key] + both[1][key]])), FIRST_VISIT)
if (existsSync('dist/locales')) {
  const languages = readdirSync('dist/locales').map(file => [`locales/${file}`, measure(`locales/${file}`)])
  const largest = languages.sort(([, a], [, b]) => b.brotli - a.brotli)
  for (const [name, size] of largest.slice(0, 3)) row(name, size, LANGUAGE)
  console.log(`… and ${languages.length - 3} smaller languages`)
}
process.exit(over ? 1 : 0)
