/** Fetches the file of a script that has to wait for its turn. */
export function preload(script: HTMLScriptElement, module: boolean, nonce: string): void {
  const link = document.createElement('link')
  // As the script will ask for it, or it would be fetched twice.
  for (const { name, value } of script.attributes)
    if (/^(crossorigin|integrity|referrerpolicy|fetchpriority)$/.test(name)) link.setAttribute(name, value)
  link.rel = module ? 'modulepreload' : 'preload'
  link.as = 'script'
  link.nonce = script.nonce || nonce
  link.href = script.src || script.dataset.src!
  link.onload = link.onerror = () => link.remove()
  document.head.append(link)
}
