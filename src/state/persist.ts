import Cookies from 'js-cookie'
import type { Config } from '../config/config'
import { attempt } from '../lib/attempt'
import { deleteCookie, readCookies } from '../lib/cookies'
import { safeStorage } from '../lib/safeStorage'
import type { Choice } from '../types'
import { deserialise, newest, serialise } from './cookie'

/** Where the choice is kept: the cookie, where that is refused localStorage, where that is refused too this page's memory. */
export interface Jar {
  /** The newest readable choice, or null. */
  read(): Choice | null
  /** Returns whether the choice outlives this page. */
  write(choice: Choice): boolean
}

export function createJar({ cookie: { name, domain, path, sameSite } }: Config): Jar {
  const storage = safeStorage('localStorage')
  let memory: Choice | null = null

  /** js-cookie gives the first value of a name only. */
  const values = () => readCookies().flatMap(([key, value]) => (key === name ? value : []))

  function write(choice: Choice): boolean {
    const text = serialise(choice)
    // Neither is to be had in a sandboxed frame, or with blocked site data.
    const isKept = attempt(() => {
      // Nothing of the text needs the encoding of js-cookie, which leaves it as it is.
      Cookies.set(name, text, {
        'max-age': String(choice.expiresAt - choice.decidedAt),
        path,
        sameSite,
        domain: domain!, // null: left out
        secure: location.protocol === 'https:'
      })
      storage?.removeItem(name)
      if (!values().includes(text)) storage!.setItem(name, text)
      return true
    }, false)
    memory = isKept ? null : choice
    return isKept
  }

  function read(): Choice | null {
    const found = values()
    const choice = newest(found.map(deserialise))
    // An old `Domain` or path leaves a second one, which would win again and again.
    if (choice && found[1]) {
      deleteCookie(name)
      write(choice)
    }
    return choice ?? deserialise(storage?.getItem(name) ?? '') ?? memory
  }

  return { read, write }
}
