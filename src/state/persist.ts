import Cookies from 'js-cookie'
import type { Config } from '../config/config'
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

// js-cookie would encode what needs no encoding, and other languages would read it encoded.
const cookies = Cookies.withConverter({ read: value => value, write: value => String(value) })

export function createJar({ cookie: { name, domain, path, sameSite }, validForDays }: Config): Jar {
  const storage = safeStorage('localStorage')
  let memory: Choice | null = null

  /** js-cookie gives the first value of a name only. */
  const values = () => readCookies().flatMap(([key, value]) => (key === name ? value : []))

  function write(choice: Choice): boolean {
    const text = serialise(choice)
    memory = choice
    try {
      cookies.set(name, text, {
        'max-age': String(Math.round(validForDays * 86400)),
        path,
        sameSite,
        ...(domain && { domain }),
        ...(location.protocol === 'https:' && { secure: true })
      })
      storage?.removeItem(name)
      if (values().includes(text)) memory = null
      else {
        storage!.setItem(name, text)
        memory = null
      }
    } catch {
      // Neither is to be had: a sandboxed frame, blocked site data.
    }
    return !memory
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
