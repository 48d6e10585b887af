import Cookies from 'js-cookie'
import type { Config } from '../config/config'
import { attempt } from '../lib/attempt'
import { deleteCookie, readCookies } from '../lib/cookies'
import { local } from '../lib/storage'
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
  let memory: Choice | null = null

  /** js-cookie gives the first value of a name only. */
  const values = () => readCookies().flatMap(([key, value]) => (key === name ? value : []))

  function write(choice: Choice): boolean {
    const text = serialise(choice)
    // Neither cookies nor a storage are to be had in a sandboxed frame, or with blocked site data.
    // Nothing of the text needs the encoding of js-cookie, which leaves it as it is.
    const set = () =>
      Cookies.set(name, text, {
        'max-age': String(choice.expiresAt - choice.decidedAt),
        path,
        sameSite,
        domain: domain!, // null: left out
        secure: location.protocol === 'https:'
      })
    attempt(set)
    local.drop(name)
    const isKept = values().includes(text) || local.write(name, text)
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
    return choice ?? deserialise(local.read(name) ?? '') ?? memory
  }

  return { read, write }
}
