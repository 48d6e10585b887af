import type { Context } from './context'
import type { Decide } from './patch'

/** A fresh frame of this origin has native functions of its own: it is patched when it is inserted, and when it is asked for. */
export function patchFrames({ patch, enter }: Context): void {
  const open: Decide = (self, args, native) => {
    const content = native.apply(self, args)
    enter(content.defaultView ?? content)
  }
  patch('HTMLIFrameElement HTMLFrameElement HTMLObjectElement', 'contentWindow contentDocument', open, 'get')
}

/** Patches the frame's realm if it is of this origin: reading it is all it takes. */
export function enterFrame(frame: Element): void {
  // Not as a bare expression: a minifier takes a getter for pure.
  Reflect.get(frame, 'contentWindow')
}
