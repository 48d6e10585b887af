/** Replaced at build time by the version in package.json. */
declare const __VERSION__: string

/** A stylesheet, minified, as text. */
declare module '*.css' {
  const css: string
  export default css
}
