import type { Context } from './context'

/**
 * Decides about one call before it happens: may change `args`, or answer that it must not happen. A function is what
 * happens instead; any other answer that is true means nothing happens. Where it throws, nothing is decided yet and the
 * native function runs; after an answer it never does.
 */
// The functions of the platform take anything, and so do their patches.
/* eslint-disable @typescript-eslint/no-explicit-any */
export type Decide = (self: any, args: any[], native: Native, name: string) => unknown
export type Native = (...args: any[]) => any
/* eslint-enable @typescript-eslint/no-explicit-any */

export interface Patches {
  /**
   * Patches methods and setters of prototypes; `''` is the global object itself. Several are separated by spaces, and what
   * an owner does not have is skipped.
   *
   * @param kind `get`: the getters instead; `new`: what is called with `new`, which `decide` gets as `self`
   */
  patch(owners: string, names: string, decide: Decide, kind?: 'get' | 'new'): void
  /** For what is undone with the patches. */
  onUndo(undo: () => void): void
}

type Ask = (self: unknown, args: unknown[]) => unknown

const { apply, construct, getOwnPropertyDescriptor } = Reflect

/** Patched function → native one, of every realm, so that `toString` shows the native source. */
const natives = new WeakMap<object, Native>()

/** The patches of one realm, and what puts everything back. */
export function createPatches(realm: Context['realm']): Patches & { undo(): void } {
  const undos: (() => void)[] = []

  const patch: Patches['patch'] = (owners, names, decide, kind) => {
    for (const owner of owners.split(' '))
      for (const name of names.split(' ')) {
        const target = owner ? (realm as unknown as Record<string, { prototype: object } | undefined>)[owner]?.prototype : realm
        const descriptor = target && getOwnPropertyDescriptor(target, name)
        const part = kind === 'get' ? kind : descriptor?.value ? 'value' : 'set'
        const native = descriptor?.[part] as Native | undefined
        if (!native || !descriptor!.configurable) continue
        const patched = (kind === 'new' ? wrapConstructor : wrapFunction)(native, (self, args) => {
          try {
            return decide(self, args, native, name)
          } catch {
            return undefined
          }
        })
        natives.set(patched, native)
        Object.defineProperty(target, name, { ...descriptor, [part]: patched })
        undos.push(() => {
          // Somebody who patched it after us calls ours, which lets everything through by now.
          if (getOwnPropertyDescriptor(target!, name)?.[part] === patched) Object.defineProperty(target, name, descriptor!)
        })
      }
  }

  patch('Function', 'toString', (self, _args, native) => natives.has(self) && (() => apply(native, natives.get(self)!, [])))
  return { patch, onUndo: undo => undos.push(undo), undo: () => undos.forEach(undo => undo()) }
}

function wrapFunction(native: Native, ask: Ask): Native {
  // A method has no prototype and cannot be called with `new`, like a native one.
  const { patched } = {
    patched(this: unknown, ...args: unknown[]) {
      const answer = ask(this, args)
      return answer ? settle(answer) : apply(native, this, args)
    }
  }
  return Object.defineProperties(patched, Object.getOwnPropertyDescriptors(native))
}

function wrapConstructor(native: Native, ask: Ask): Native {
  return new Proxy(native, {
    construct(_, args, self) {
      const answer = ask(self, args)
      return (answer ? settle(answer) : construct(native, args, self)) as object
    }
  })
}

function settle(answer: unknown): unknown {
  return typeof answer === 'function' ? answer() : undefined
}
