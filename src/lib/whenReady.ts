import { listen } from './listen'

/** Calls back once the document is parsed: at once where it is already. Returns stop. */
export function whenReady(fn: () => void): () => void {
  if (document.readyState === 'loading') return listen(document, 'DOMContentLoaded', fn, { once: true })
  fn()
  return () => {}
}
