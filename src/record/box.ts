import { safeStorage } from '../lib/safeStorage'

/** localStorage, and this page's memory for what it does not take. */
export interface Box {
  names(): string[]
  get(name: string): string | null
  set(name: string, text: string): void
  remove(name: string): void
}

/** @param refused told once, when the storage is closed or full */
export function createBox(refused: (cause: unknown) => void): Box {
  const storage = safeStorage('localStorage')
  const memory = new Map<string, string>()
  let told = false

  return {
    names: () => [...Object.keys(storage ?? {}), ...memory.keys()],
    get: name => memory.get(name) ?? storage?.getItem(name) ?? null,
    set(name, text) {
      this.remove(name)
      try {
        storage!.setItem(name, text)
      } catch (cause) {
        memory.set(name, text)
        if (!told) refused(cause)
        told = true
      }
    },
    remove(name) {
      memory.delete(name)
      storage?.removeItem(name)
    }
  }
}
