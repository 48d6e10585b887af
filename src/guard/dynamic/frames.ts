import type { Context } from './context'

/** A fresh frame of this origin has native functions of its own: it is patched when it is inserted, and when it is asked for. */
export function patchFrames({ patchGetter, install }: Context): void {
  patchGetter('HTMLIFrameElement HTMLFrameElement HTMLObjectElement', 'contentWindow contentDocument', (self, args, native) => {
    const content = native.apply(self, args)
    install(content.defaultView ?? content)
  })
}

/** Patches the frame's realm if it is of this origin: reading it is all it takes. */
export function enter(frame: Element): void {
  // Not as a bare expression: a minifier takes a getter for pure.
  Reflect.get(frame, 'contentWindow')
}
