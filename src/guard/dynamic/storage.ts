import type { Context } from './context'
import type { Decide, Native } from './patch'

/** Writes under names that a denied service declares are dropped. Deleting and everything else passes. */
export function patchStorage({ realm, patch, gate }: Context): void {
  patch('Document', 'cookie', (_self, [cookie]) => {
    const text = String(cookie)
    return !deletes(text) && gate.name('cookie', text.split(/[=;]/)[0]!.trim())
  })
  patch('CookieStore', 'set', (_self, [cookie]) => {
    const { name = cookie, expires } = Object(cookie)
    return !(expires <= Date.now()) && gate.name('cookie', name) && (() => realm.Promise.resolve())
  })

  /** By the area and by its proxy: methods of the prototype are called on both. */
  const known = new Map<unknown, { kind: string; area: Storage; proxy: Storage }>()
  for (const kind of ['local', 'session']) {
    const read: Decide = (self, args, native) => {
      if (!gate.declares(kind)) return
      const area: Storage = native.apply(self, args)
      if (!known.has(area)) {
        const proxy = watchArea(area, key => !!gate.name(kind, key))
        const entry = { kind, area, proxy }
        known.set(area, entry).set(proxy, entry)
      }
      return () => known.get(area)!.proxy
    }
    patch('', kind + 'Storage', read, 'get')
  }
  patch('Storage', 'key getItem setItem removeItem clear', (self, args, native, name) => {
    const entry = known.get(self)
    return entry && ((name === 'setItem' && gate.name(entry.kind, args[0])) || (() => native.apply(entry.area, args)))
  })
  const readEvent: Decide = (self, _args, native) => {
    const area = native.call(self)
    return () => known.get(area)?.proxy ?? area
  }
  patch('StorageEvent', 'storageArea', readEvent, 'get')

  patch('IDBFactory', 'open', (self, [name], native) => gate.name('indexeddb', name) && (() => abort(self, native)))
  // Called on nothing it rejects with a TypeError, as natively.
  patch('CacheStorage', 'open', (_self, [name], native) => gate.name('cache', name) && (() => native()))
}

/** `localStorage.name = value` calls nothing that could be patched. */
function watchArea(area: Storage, holds: (key: string | symbol) => boolean): Storage {
  return new Proxy(area, {
    get: (_, key) => Reflect.get(area, key),
    set: (_, key, value) => holds(key) || Reflect.set(area, key, value),
    defineProperty: (_, key, descriptor) => holds(key) || Reflect.defineProperty(area, key, descriptor)
  })
}

/** A request that fails as a refused one does. The database of that upgrade is never made. */
function abort(factory: IDBFactory, open: Native): unknown {
  const request = open.call(factory, 'consentry-held') as IDBOpenDBRequest
  request.addEventListener('upgradeneeded', event => {
    event.stopImmediatePropagation()
    request.transaction!.abort()
  })
  return request
}

function deletes(cookie: string): boolean {
  return (
    /;\s*max-age\s*=\s*(-|0*\s*(;|$))/i.test(cookie) ||
    Date.parse(/;\s*expires\s*=([^;]*)/i.exec(cookie)?.[1] ?? '') <= Date.now()
  )
}
