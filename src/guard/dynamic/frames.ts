import type { Context } from './context'

/** A fresh frame of this origin has native functions of its own: it is patched when it is inserted, and when it is asked for. */
export function patchFrames({ realm, patches, install }: Context): void {
  for (const owner of [realm.HTMLIFrameElement, realm.HTMLFrameElement, realm.HTMLObjectElement])
    for (const name of ['contentWindow', 'contentDocument'])
      patches.accessor(owner?.prototype, name, {
        get: (self, args, native) => () => {
          const content = native.apply(self, args) as (Window & Document) | null
          try {
            if (content) install((content.defaultView ?? content) as unknown as Context['realm'])
          } catch {
            // Another origin.
          }
          return content
        }
      })
}

/** Patches the frame's realm if it is of this origin: reading it is all it takes. */
export function enter(frame: Element): void {
  // Not as a bare expression: a minifier takes a getter for pure.
  Reflect.get(frame, 'contentWindow')
}
