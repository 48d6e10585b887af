/** Brings a part by its name. `imports` are literal, so that a bundler follows them. */
export function loadFrom<Parts>(imports: { [Name in keyof Parts]: () => Promise<Parts[Name]> }) {
  return <Name extends keyof Parts>(name: Name) => imports[name]()
}
