import type { Context } from './context'
import type { Decide } from './patch'

/** An address that the browser itself refuses everywhere, without a request: failing is left to it. */
const NOWHERE = 'wss://0.0.0.0:1/'

/** Requests without an element. */
export function patchNetwork({ realm, patch, onUndo, gate }: Context): void {
  patch('', 'fetch', (_self, args) => {
    if (gate.url(args[0], 'fetch')) args[0] = NOWHERE
  })
  patch('XMLHttpRequest', 'open', (_self, args) => {
    if (gate.url(args[1], 'xhr')) args[1] = NOWHERE
  })
  const connect: Decide = (self, [url, options], native, name) =>
    gate.url(url, name) &&
    (() => Object.defineProperty(Reflect.construct(native, [NOWHERE, options], self), 'url', { value: url }))
  patch('', 'EventSource WebSocket', connect, 'new')
  // A vendor that gets false tries again with an image.
  patch('Navigator', 'sendBeacon', (_self, [url]) => gate.url(url, 'beacon') && (() => true))
  patch('', 'fetchLater', (_self, [input]) => gate.url(input, 'fetch') && (() => ({ activated: false })))
  const play: Decide = (self, [src], native) => src && (() => Object.assign(Reflect.construct(native, [], self), { src }))
  patch('', 'Audio', play, 'new')

  // A form is held when it is sent, not by its attribute: a script may still take it over.
  const holdsForm = (form: Element, submitter?: Element | null) =>
    gate.url(submitter?.getAttribute('formaction') ?? form.getAttribute('action'), 'form')
  const onSubmit = (event: SubmitEvent) => {
    if (holdsForm(event.target as Element, event.submitter)) event.preventDefault()
  }
  patch('HTMLFormElement', 'submit', self => holdsForm(self))
  realm.addEventListener('submit', onSubmit, true)
  onUndo(() => realm.removeEventListener('submit', onSubmit, true))
}
