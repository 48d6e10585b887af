import type { Context } from './context'
import { LOADER_NAMES } from './elements'

/** Attributes that load: properties, the `setAttribute` family, and `Attr` nodes. */
export function patchAttributes({ realm, patches, gate, elements }: Context): void {
  const holds = (element: Element | null, name: string, value: unknown) =>
    !!element && elements.loads(element, name) && elements.set(element, name, value)

  for (const global of Object.getOwnPropertyNames(realm)) {
    if (!/^HTML\w*Element$/.test(global)) continue
    const prototype = (realm as unknown as Record<string, { prototype: object } | undefined>)[global]?.prototype
    for (const name of LOADER_NAMES)
      patches.accessor(prototype, name, { set: (self, [value]) => holds(self, name, value) && nothing })
  }

  const { prototype } = realm.Element
  patches.method(
    prototype,
    'setAttribute',
    (self, [name, value]) => elements.loads(self, name) && elements.set(self, name, value) && nothing
  )
  patches.method(prototype, 'setAttributeNS', (self, [, name, value]) => holds(self, String(name), value) && nothing)

  const attach = (element: Element, attr: Attr) => holds(element, attr.name, attr.value) && (() => null)
  patches.method(prototype, 'setAttributeNode', (self, [attr]) => attach(self, attr))
  patches.method(prototype, 'setAttributeNodeNS', (self, [attr]) => attach(self, attr))
  for (const name of ['setNamedItem', 'setNamedItemNS'])
    patches.method(realm.NamedNodeMap.prototype, name, (self: NamedNodeMap, [attr], native) => {
      if (!LOADER_NAMES.includes(attr.localName) || !gate.url(attr.value, 'attribute')) return
      // A map does not tell its element, but an attribute in it does.
      const probe = realm.document.createAttribute('data-consent-service')
      native.call(self, probe)
      const element = probe.ownerElement!
      self.removeNamedItem(probe.name)
      return attach(element, attr)
    })

  const onAttr = { set: (self: Attr, [value]: unknown[]) => holds(self.ownerElement, self.name, value) && nothing }
  patches.accessor(realm.Attr.prototype, 'value', onAttr)
  const onNode = (self: Node, args: unknown[]) => (self.nodeType === 2 ? onAttr.set(self as Attr, args) : cssOf(self, args))
  const cssOf = (self: Node, args: unknown[]) => {
    if ((self as Element).localName === 'style') args[0] = gate.css(args[0])
  }
  patches.accessor(realm.Node.prototype, 'nodeValue', { set: onNode })
  patches.accessor(realm.Node.prototype, 'textContent', { set: onNode })
}

function nothing(): void {}
