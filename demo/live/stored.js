// What the browser has stored for the chosen site, and to which declared service each entry belongs.

/** Entries as `{ kind, name, owner }`; `owner` is null where the site's configuration does not name it. */
export function stored(frame, config, configs, thirdPartyCookies) {
  const others = Object.values(configs).filter(other => other !== config)
  const page = frame.contentDocument
  const cookies = new Set(
    [document.cookie, page?.cookie ?? '']
      .flatMap(text => text.split('; '))
      .filter(Boolean)
      .map(pair => pair.split('=')[0])
  )
  const entries = [
    ...[...cookies].map(name => ({ kind: 'cookie', name })),
    ...keys(() => localStorage).map(name => ({ kind: 'local', name })),
    ...keys(() => frame.contentWindow.sessionStorage).map(name => ({ kind: 'session', name }))
  ]
  const own = entries
    .map(entry => ({ ...entry, owner: ownerOf(entry, config) }))
    // The five sites share an origin; what another one declares is not this one's.
    .filter(entry => entry.owner || !others.some(other => ownerOf(entry, other)))
  const third = [...thirdPartyCookies].map(name => ({
    kind: 'third party',
    name,
    owner: ownerOf({ kind: 'third', name }, config)
  }))
  return [...own, ...third.filter(({ owner }) => owner)]
}

function ownerOf({ kind, name }, { cookie, services }) {
  if (name.startsWith(cookie.name)) return 'Consentry'
  const owner = services.find(service =>
    kind === 'cookie' || kind === 'third'
      ? service.cookies?.some(declared => matches(declared.name, name) && (declared.party === 'third') === (kind === 'third'))
      : service.storage?.some(declared => matches(declared, `${kind}:${name}`))
  )
  return owner ? owner.name : null
}

function matches(pattern, name) {
  const source = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`).test(name)
}

function keys(storage) {
  try {
    return Object.keys(storage())
  } catch {
    return []
  }
}

/** As a new visitor: everything of the five sites and of their third parties. */
export async function forgetAll(frame, thirdParty) {
  const paths = ['/', ...new Set(['/cloud/', '/cloud/sign-in/', frame.contentWindow.location.pathname])]
  const names = [document.cookie, frame.contentDocument?.cookie ?? '']
    .flatMap(text => text.split('; '))
    .map(pair => pair.split('=')[0])
  for (const name of new Set([...names, 'molnhamn_session', 'molnhamn_device']))
    for (const path of paths) if (name) document.cookie = `${name}=; path=${path}; max-age=0`
  localStorage.clear()
  sessionStorage.clear()
  frame.contentWindow.sessionStorage.clear()
  await fetch(`${thirdParty}/forget`, { method: 'POST', credentials: 'include' }).catch(() => {})
}
