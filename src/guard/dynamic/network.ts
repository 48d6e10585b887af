import type { Context } from './context'
import type { Decide } from './patch'

/** Addresses that the browser itself refuses, asynchronously and without a request: failing is left to it. */
const NOWHERE = 'blob:null/'
const NO_SOCKET = 'wss://0.0.0.0:1/'

/** Requests without an element. */
export function patchNetwork({ realm, patches, gate }: Context): void {
  const divert =
    (via: string, index = 0): Decide =>
    (_self, args) => {
      const input = args[index]
      if (gate.url(input?.url ?? input, via)) args[index] = NOWHERE
    }
  patches.method(realm, 'fetch', divert('fetch'))
  patches.method(realm.XMLHttpRequest.prototype, 'open', divert('xhr', 1))

  const disconnect =
    (via: string, nowhere: string): Decide =>
    (self, [url, ...rest], native) =>
      gate.url(url, via) &&
      (() => Object.defineProperty(Reflect.construct(native, [nowhere, ...rest], self), 'url', { value: String(url) }))
  patches.constructor(realm, 'EventSource', disconnect('eventsource', NOWHERE))
  patches.constructor(realm, 'WebSocket', disconnect('websocket', NO_SOCKET))

  // A vendor that gets false tries again with an image.
  patches.method(realm.Navigator.prototype, 'sendBeacon', (_self, [url]) => gate.url(url, 'beacon') && (() => true))
  patches.method(
    realm,
    'fetchLater',
    (_self, [input]) => gate.url(input?.url ?? input, 'fetch') && (() => ({ activated: false }))
  )

  patches.constructor(realm, 'Audio', (self, args, native) => {
    if (!args.length) return
    return () => Object.assign(Reflect.construct(native, [], self), { src: args[0] })
  })
  patches.constructor(realm, 'FontFace', (_self, args) => {
    if (typeof args[1] === 'string') args[1] = gate.css(args[1], 'font')
  })

  // A form is held when it is sent, not by its attribute: a script may still take it over.
  const holdsForm = (form: HTMLFormElement, submitter?: HTMLElement | null) =>
    gate.url(submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', 'form')
  patches.method(realm.HTMLFormElement.prototype, 'submit', self => holdsForm(self) && (() => undefined))
  const onSubmit = (event: SubmitEvent) => {
    if (holdsForm(event.target as HTMLFormElement, event.submitter)) event.preventDefault()
  }
  realm.addEventListener('submit', onSubmit, true)
  patches.onUndo(() => realm.removeEventListener('submit', onSubmit, true))
}
