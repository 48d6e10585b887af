/** Resolves once something may be shown: the page is not prerendered (any more) and has a body. */
export async function whenShowable(): Promise<void> {
  if ((document as { prerendering?: boolean }).prerendering)
    await new Promise(resolve => document.addEventListener('prerenderingchange', resolve, { once: true }))
  if (!document.body)
    await new Promise<void>(resolve => {
      const observer = new MutationObserver(() => {
        if (!document.body) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document.documentElement, { childList: true })
    })
}
