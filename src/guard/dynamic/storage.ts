import type { Context } from './context'
import type { Native } from './patch'

/** Writes under names that a denied service declares are dropped. Deleting and everything else passes. */
export function patchStorage({ realm, patches, gate }: Context): void {
  const nothing = () => {}

  patches.accessor(realm.Document.prototype, 'cookie', {
    set: (_self, [text]) => {
      const [pair = '', ...attributes] = String(text).split(';')
      return !deletes(attributes) && gate.name('cookie', pair.split('=')[0]!.trim()) && nothing
    }
  })
  patches.method(realm.CookieStore?.prototype, 'set', (_self, [cookie]) => {
    const { name = cookie, expires } = Object(cookie)
    const isDeletion = expires != null && expires <= Date.now()
    return !isDeletion && gate.name('cookie', name) && (() => realm.Promise.resolve())
  })

  /** Area → its proxy, and the way back: methods of the prototype are called on both. */
  const proxies = new Map<unknown, Storage>()
  const areas = new Map<unknown, Storage>()
  const kinds = new Map<unknown, string>()
  for (const [kind, name] of [
    ['local', 'localStorage'],
    ['session', 'sessionStorage']
  ] as const)
    if (gate.declares(kind))
      patches.accessor(realm, name, {
        get: (self, args, native) => {
          const area = native.apply(self, args) as Storage
          if (!proxies.has(area)) {
            const proxy = watchArea(area, key => !!gate.name(kind, key))
            proxies.set(area, proxy)
            areas.set(proxy, area)
            kinds.set(area, kind).set(proxy, kind)
          }
          return () => proxies.get(area)
        }
      })
  for (const name of ['key', 'getItem', 'setItem', 'removeItem', 'clear'])
    patches.method(realm.Storage.prototype, name, (self, args, native) => {
      if (name === 'setItem' && gate.name(kinds.get(self) ?? '', args[0])) return nothing
      const area = areas.get(self)
      return area && (() => native.apply(area, args))
    })
  patches.accessor(realm.StorageEvent.prototype, 'storageArea', {
    get: (self, _args, native) => () => {
      const area = native.call(self)
      return proxies.get(area) ?? area
    }
  })

  patches.method(
    realm.IDBFactory.prototype,
    'open',
    (self, [name], native) => gate.name('indexeddb', name) && (() => abort(self, native))
  )
  patches.method(realm.CacheStorage?.prototype, 'open', (_self, [name]) => {
    return gate.name('cache', name) && (() => realm.Promise.reject(new realm.DOMException('', 'SecurityError')))
  })
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

function deletes(attributes: string[]): boolean {
  return attributes.some(attribute => {
    const [name, value = ''] = attribute.split('=').map(part => part.trim())
    return /^max-age$/i.test(name!) ? Number(value) <= 0 : /^expires$/i.test(name!) && Date.parse(value) <= Date.now()
  })
}
