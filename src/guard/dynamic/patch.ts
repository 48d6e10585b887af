/**
 * Decides about one call before it happens: may change `args`, or return what happens instead. Where it throws, nothing
 * is decided yet and the native function runs; what happens instead is never followed by it.
 */
// The functions of the platform take anything, and so do their patches.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Decide = (self: any, args: any[], native: Native) => Instead
export type Instead = (() => unknown) | false | '' | null | undefined | void
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
export type Native = (...args: any[]) => unknown

/** Where a function sits: a prototype or a global; missing in browsers that do not have it. */
type Owner = object | undefined

export interface Patches {
  method(owner: Owner, name: string, decide: Decide): void
  /** For both halves of an accessor; a half that is not named stays. */
  accessor(owner: Owner, name: string, decide: { get?: Decide; set?: Decide }): void
  /** For `new Owner.name(…)`; `self` is what was called with `new`. */
  constructor(owner: Owner, name: string, decide: Decide): void
  /** For what is undone with the patches. */
  onUndo(fn: () => void): void
  undo(): void
}

const { apply, construct, getOwnPropertyDescriptor } = Reflect

/** Patched function → native one, of every realm, so that `toString` shows the native source. */
const natives = new WeakMap<object, Native>()

/** The patches of one realm. */
export function createPatches(realm: typeof globalThis): Patches {
  const undos: (() => void)[] = []

  function wrap(native: Native, decide: Decide): Native {
    // A method has no prototype and cannot be called with `new`, like a native one.
    const { patched } = {
      patched(this: unknown, ...args: unknown[]) {
        let instead: Instead
        try {
          instead = decide(this, args, native)
        } catch {
          // Not decided.
        }
        return instead ? instead() : apply(native, this, args)
      }
    }
    Object.defineProperties(patched, Object.getOwnPropertyDescriptors(native))
    natives.set(patched, native)
    return patched
  }

  function replace(owner: Owner, name: string, change: (native: PropertyDescriptor) => PropertyDescriptor): void {
    if (!owner) return
    const native = getOwnPropertyDescriptor(owner, name)
    if (!native?.configurable) return
    const patched = { ...native, ...change(native) }
    Object.defineProperty(owner, name, patched)
    undos.push(() => {
      // Somebody who patched it after us calls ours, which lets everything through by now.
      const now = getOwnPropertyDescriptor(owner, name)
      if (now?.value === patched.value && now?.get === patched.get && now?.set === patched.set)
        Object.defineProperty(owner, name, native)
    })
  }

  const patches: Patches = {
    method: (owner, name, decide) => replace(owner, name, ({ value }) => ({ value: wrap(value, decide) })),
    accessor: (owner, name, { get, set }) =>
      replace(owner, name, native => ({
        get: get && native.get ? wrap(native.get, get) : native.get,
        set: set && native.set ? wrap(native.set, set) : native.set
      })),
    constructor: (owner, name, decide) =>
      replace(owner, name, ({ value }) => {
        const patched = new Proxy(value, {
          construct(native, args, self) {
            let instead: Instead
            try {
              instead = decide(self, args, native)
            } catch {
              // Not decided.
            }
            return (instead ? instead() : construct(native, args, self)) as object
          }
        })
        natives.set(patched, value)
        return { value: patched }
      }),
    onUndo: fn => undos.push(fn),
    undo: () => undos.splice(0).forEach(undo => undo())
  }

  patches.method(realm.Function.prototype, 'toString', (self, _args, native) => {
    const original = natives.get(self)
    return original && (() => apply(native, original, []))
  })
  return patches
}
