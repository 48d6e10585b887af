import type {
  Category,
  InterfaceOptions,
  Messages,
  RegimePreset,
  Service,
  ServiceCookie,
  SignalSource,
  Target,
  Text
} from '../types'
import type { ConsentConfig } from '../types'

/** The configuration after `parse`: nothing is optional that has a default, and every default is filled in. */
export interface Config {
  controller: { name: string; id: string; contact?: string }
  links: { privacyPolicy?: string; cookiePolicy?: string }
  policy: { version: string | null; date?: string; changelog?: string; material: boolean; changes: Record<string, string> }
  /** The optional ones, in the order shown; `necessary` is not among them. */
  categories: ConfigCategory[]
  services: ConfigService[]
  regime: RegimePreset
  region: NonNullable<ConsentConfig['region']> | null
  regions: Record<string, RegimePreset>
  validForDays: number
  cookie: { name: string; domain: string | null; path: string; sameSite: 'Lax' | 'Strict' | 'None' }
  record: Target[]
  signals: NonNullable<ConsentConfig['signals']>[number][]
  signalSources: SignalSource[]
  guard: 'markup' | 'dynamic' | 'policy'
  locale: string
  texts: Record<string, Partial<Messages>>
  ui: Required<InterfaceOptions> | false
  children: boolean | (() => boolean)
}

export interface ConfigCategory extends Category {
  basis: 'consent' | 'exempt'
}

export interface ConfigService extends Omit<Service, 'match'> {
  provider?: string
  purpose?: Text
  hosts: string[]
  cookies: (ServiceCookie & { party: 'first' | 'third' })[]
  storage: string[]
  /** null: everywhere. */
  match: string[] | null
  onRevoke: 'reload' | 'keep'
}

/** A problem in the configuration or the markup, as data; `config/messages.ts` has its words. */
export interface Issue {
  /** A kebab-case sentence: `unknown-category`. */
  code: string
  /** Where: `services[2].category`. */
  path: string
  /** What stands there, shortened. */
  found?: unknown
  /** What could stand there. */
  options?: readonly unknown[]
}
