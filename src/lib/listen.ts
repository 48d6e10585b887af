/** Listens to several events, separated by spaces. Returns stop. */
export function listen(
  target: EventTarget | null | undefined,
  types: string,
  listener: (event: never) => void,
  options?: AddEventListenerOptions
): () => void {
  const each = (act: 'addEventListener' | 'removeEventListener') => {
    for (const type of types.split(' ')) target?.[act](type, listener as EventListener, options)
  }
  each('addEventListener')
  return () => each('removeEventListener')
}
