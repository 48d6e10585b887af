// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPatches } from '../../../../src/guard/dynamic/patch'

const realm = globalThis as unknown as Window & typeof globalThis

class Vendor {
  calls: unknown[] = []
  constructor(readonly name = 'vendor') {}
  send(first: unknown, ..._more: unknown[]) {
    this.calls.push(first)
    return 'sent'
  }
  set value(value: unknown) {
    this.calls.push(value)
  }
  get value() {
    return this.calls.at(-1)
  }
}
Object.assign(globalThis, { Vendor })
const native = Vendor.prototype.send

let undo = () => {}
function start() {
  const patches = createPatches(realm)
  undo = patches.undo
  return patches.patch
}
afterEach(() => undo())

describe('patch', () => {
  it('runs the native function unless the answer is true', () => {
    start()('Vendor', 'send', (_self, [value]) => value === 'bad')
    const vendor = new Vendor()
    expect([vendor.send('good'), vendor.send('bad')]).toEqual(['sent', undefined])
    expect(vendor.calls).toEqual(['good'])
  })

  it('answers with what a function returns', () => {
    start()('Vendor', 'send', () => () => true)
    expect(new Vendor().send('any')).toBe(true)
  })

  it('falls back to the native function where the decision fails', () => {
    start()('Vendor', 'send', () => {
      throw new Error('ours')
    })
    expect(new Vendor().send('any')).toBe('sent')
  })

  it('never falls back after an answer', () => {
    start()('Vendor', 'send', () => () => {
      throw new TypeError('native')
    })
    const vendor = new Vendor()
    expect(() => vendor.send('any')).toThrow('native')
    expect(vendor.calls).toEqual([])
  })

  it('throws what the native function throws, once', () => {
    const send = vi.spyOn(Vendor.prototype, 'send').mockImplementation(() => {
      throw new RangeError('native')
    })
    start()('Vendor', 'send', () => false)
    expect(() => new Vendor().send('any')).toThrow(RangeError)
    expect(send).toHaveBeenCalledTimes(1)
    undo()
  })

  it('patches setters and leaves their getters', () => {
    start()('Vendor', 'value', (_self, [value]) => value === 'bad')
    const vendor = new Vendor()
    vendor.value = 'good'
    vendor.value = 'bad'
    expect(vendor.value).toBe('good')
  })

  it('patches what is called with new', () => {
    start()('', 'Vendor', (_self, args) => void (args[0] = 'other'), 'new')
    const { Vendor: patched } = globalThis as unknown as { Vendor: typeof Vendor }
    const vendor = new patched('one')
    expect(vendor.name).toBe('other')
    expect(vendor).toBeInstanceOf(Vendor)
    expect(class extends patched {}.prototype).toBeInstanceOf(Vendor)
  })

  it('skips what there is not', () => {
    expect(() => start()('Vendor Missing', 'missing send', () => true)).not.toThrow()
    expect(new Vendor().send('any')).toBeUndefined()
  })

  it('reads as native', () => {
    const { appendChild, toString } = {
      ...Object.getOwnPropertyDescriptors(Node.prototype),
      toString: Function.prototype.toString
    }
    const source = toString.call(appendChild.value)
    start()('Node', 'appendChild', () => undefined)
    const patched = Node.prototype.appendChild
    expect(patched).not.toBe(appendChild.value)
    expect([String(patched), patched.name, patched.length, 'prototype' in patched]).toEqual([source, 'appendChild', 1, false])
    expect(Function.prototype.toString.toString()).toBe(toString.call(toString))
  })

  it('puts everything back', () => {
    const { toString } = Function.prototype
    const patch = start()
    patch('Vendor', 'send value', () => true)
    patch('', 'Vendor', () => true, 'new')
    undo()
    expect(Vendor.prototype.send).toBe(native)
    expect((globalThis as unknown as { Vendor: unknown }).Vendor).toBe(Vendor)
    expect(Function.prototype.toString).toBe(toString)
  })

  it('leaves the patch of another that came later', () => {
    start()('Vendor', 'send', () => true)
    const ours = Vendor.prototype.send
    const theirs = function (this: Vendor, ...args: [unknown]) {
      return ours.apply(this, args)
    }
    Vendor.prototype.send = theirs
    undo()
    expect(Vendor.prototype.send).toBe(theirs)
    Vendor.prototype.send = native
  })
})
