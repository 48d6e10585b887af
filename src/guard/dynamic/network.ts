import type { Context } from './context'

/** An address that the browser itself refuses everywhere, without a request: failing is left to it. */
const NOWHERE = 'wss://0.0.0.0:1/'

/** Requests without an element. */
export function patchNetwork({ realm, patch, patchConstructor, onUndo, gate }: Context): void {
  const judge = (input: unknown, via: string) => gate.url((input as Request | null)?.url ?? input, via)

  patch('', 'fetch', (_self, args) => {
    if (judge(args[0], 'fetch')) args[0] = NOWHERE
  })
  patch('XMLHttpRequest', 'open', (_self, args) => {
    if (judge(args[1], 'xhr')) args[1] = NOWHERE
  })
  patchConstructor(
    'EventSource WebSocket',
    (self, [url, options], native, name) =>
      judge(url, name.toLowerCase()) &&
      (() => Object.defineProperty(Reflect.construct(native, [NOWHERE, options], self), 'url', { value: String(url) }))
  )
  // A vendor that gets false tries again with an image.
  patch('Navigator', 'sendBeacon', (_self, [url]) => judge(url, 'beacon') && (() => true))
  patch('', 'fetchLater', (_self, [input]) => judge(input, 'fetch') && (() => ({ activated: false })))
  patchConstructor('Audio', (self, [src], native) => src && (() => Object.assign(Reflect.construct(native, [], self), { src })))

  // Forms and pings are held when they are sent, not by their attribute: a script may still take them over.
  const holdsForm = (form: Element, submitter?: Element | null) =>
    judge(submitter?.getAttribute('formaction') ?? form.getAttribute('action'), 'form')
  const onSend = (event: Event & Partial<SubmitEvent>) => {
    if (event.type === 'submit' && holdsForm(event.target as Element, event.submitter)) event.preventDefault()
    for (const link of event.composedPath() as HTMLAnchorElement[])
      if (link.ping && gate.urls(link.ping.split(/\s+/), 'ping')) link.removeAttribute('ping')
  }
  patch('HTMLFormElement', 'submit', self => holdsForm(self))
  for (const type of ['submit', 'click']) {
    realm.addEventListener(type, onSend, true)
    onUndo(() => realm.removeEventListener(type, onSend, true))
  }
}
