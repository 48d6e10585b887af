import { readFileSync } from 'node:fs'
import { bundle, Features } from 'lightningcss'

/** `import css from '…css'` gives the stylesheet, with its imports, minified, as text: a constructable stylesheet takes it as it is. */
export function css() {
  return {
    name: 'css-as-text',
    enforce: 'pre',
    load(id) {
      const file = id.replace(/\?.*$/, '')
      if (!file.endsWith('.css') || !file.includes('/styles/')) return null
      this.addWatchFile?.(file)
      return `export default ${JSON.stringify(compile(file))}`
    },
    // Vite has a CSS pipeline of its own for the ending: the module is JavaScript by then.
    resolveId(source, importer) {
      if (!source.endsWith('.css') || !importer) return null
      return `${new URL(source, `file://${importer.replace(/\?.*$/, '')}`).pathname}?text`
    }
  }
}

export function compile(file) {
  readFileSync(file)
  const targets = { chrome: 100 << 16, firefox: 100 << 16, safari: (15 << 16) | (4 << 8) }
  // What still wants a prefix somewhere (the fading edge of a text) is done without there.
  return bundle({ filename: file, minify: true, targets, exclude: Features.VendorPrefixes }).code.toString()
}
