/**
 * Every public type. What a site owner writes (`ConsentConfig`), what a developer calls (`Consent`), what a visitor
 * decided (`Choice`) and what is sent as proof (`ConsentRecord`).
 */

/** A language tag after BCP 47: `"en"`, `"nb"`, `"pt-BR"`. */
export type Locale = string
/** One text, or one text a language. The language shown wins, then its base language, then `en`, then the first. */
export type Text = string | Record<Locale, string>
/** `[a-z0-9_-]{1,40}`: it stands in the cookie as it is. */
export type CategoryId = string
/** `[a-z0-9_-]{1,40}`: it stands in the cookie as it is. */
export type ServiceId = string

/**
 * Which rules hold for this visitor.
 *
 * - `eea`: opt-in, the default and the rule for an unknown region
 * - `uk`, `br`, `ca-qc`: opt-in
 * - `us`: opt-out, only where the site chooses it
 * - `notice`: nothing is asked
 */
export type RegimePreset = 'eea' | 'uk' | 'us' | 'br' | 'ca-qc' | 'notice'
/** How a regime asks. */
export type ConsentModel = 'opt-in' | 'opt-out' | 'notice'

/** What a site owner writes. JSON-serialisable but for the functions, which npm and `window.consentryConfig` take. */
export interface ConsentConfig {
  /** For editors: the address of `config.schema.json`. Ignored. */
  $schema?: string
  /** Who asks (GDPR art. 13(1)(a)). The name stands on the first layer; `id` goes into records and is made from the name where it is missing. */
  controller: { name: string; id?: string; contact?: string }
  /** Links of the first layer and the preferences. A dead one (`""`, `"#"`, `javascript:`) is reported and left out; on the page that it leads to it is left out too. */
  links?: { privacyPolicy?: string; cookiePolicy?: string }
  policy?: {
    /** `[A-Za-z0-9._-]{1,32}`: it stands in the cookie as it is. */
    version: string
    date?: string
    changelog?: string
    /** A stored choice under another version is asked again, unless nothing was granted. @default false */
    material?: boolean
    /** What changed, shown where a visitor is asked again. */
    changes?: Record<Locale, string>
  }
  /** The optional categories, in the order shown. `necessary` is always there. @default ["functionality", "analytics", "advertising"] */
  categories?: readonly (CategoryId | Category)[]
  services?: readonly Service[]
  /** What holds where no `region` is configured. @default "eea" */
  regime?: RegimePreset
  /** ISO 3166: `"SE"`, `"US-CA"`; or a function. Unknown, unmapped or not answered yet is `eea`. */
  region?: string | (() => string | null | undefined | Promise<string | null | undefined>)
  /** Region to regime; `"US-CA"` is looked up before `"US"`. */
  regions?: Record<string, RegimePreset>
  /** How long every outcome is remembered, in days; at most 400. @default 182 */
  validForDays?: number
  cookie?: {
    /** @default "consentry" */
    name?: string
    domain?: string
    /** @default "/" */
    path?: string
    /** @default "Lax" */
    sameSite?: 'Lax' | 'Strict' | 'None'
  }
  /** Where the proof of each decision goes. @default false */
  record?: Target | readonly Target[] | false
  /** Vendors that are told what is granted. @default [] */
  signals?: readonly (SignalName | SignalOptions | CustomSignal | Signal)[]
  /** Agents that speak for the visitor, beside Global Privacy Control. Functions, so for npm and `window.consentryConfig`. @default [] */
  signalSources?: readonly SignalSource[]
  /** How far unmarked content is held back. @default "markup" */
  guard?: 'markup' | 'dynamic' | 'policy'
  /** `auto` follows `<html lang>`, then the browser. @default "auto" */
  locale?: 'auto' | Locale
  /** Replaces single texts, a language each. */
  texts?: Record<Locale, Partial<Messages>>
  /** `false` draws nothing. */
  ui?: false | InterfaceOptions
  /** The visitor is, or may be, a child: every optional category is denied, nothing is asked, stored or recorded. @default false */
  children?: boolean | (() => boolean)
}

export interface Category {
  id: CategoryId
  name?: Text
  description?: Text
  /** `exempt`: the law asks for no consent (UK statistics, for example): on at the start, and can be turned off, where the regime is `uk` or `notice`. @default "consent" */
  basis?: 'consent' | 'exempt'
}

export interface Service {
  id: ServiceId
  category: CategoryId
  name: string
  /** The company behind it. */
  provider?: string
  purpose?: Text
  /** The provider's own policy. */
  policy?: string
  /** `"www.google-analytics.com"`, `"*.hotjar.com"` (hotjar.com itself too), `"example.com/pixel/*"`; without a port: any port. */
  hosts?: readonly string[]
  /** The name may end in `*`. `party` is `first` unless said otherwise. */
  cookies?: readonly ServiceCookie[]
  /** `"local:_hj*"`, `"session:tt_*"`, `"indexeddb:name"`, `"cache:name"`. */
  storage?: readonly string[]
  /** Paths where a necessary service is allowed: `"/checkout"` exactly, `"/checkout/*"` and below. */
  match?: readonly string[]
  /** Why it is necessary. Required where category is `necessary`. */
  reason?: Text
  /** What follows a withdrawal where its code ran in this page. @default "reload" */
  onRevoke?: 'reload' | 'keep'
}

export interface ServiceCookie {
  name: string
  duration?: string
  party?: 'first' | 'third'
}

/** Sends one record. Resolves when the receiver has it; rejects otherwise. */
export type Transport = (record: ConsentRecord) => Promise<void>
export type Target = { endpoint: string; headers?: Record<string, string> } | Transport

export type SignalName =
  | 'google-consent-mode'
  | 'microsoft-uet'
  | 'microsoft-clarity'
  | 'meta'
  | 'tiktok'
  | 'pinterest'
  | 'linkedin'
  | 'reddit'
  | 'matomo'
  | 'posthog'
  | 'mixpanel'
  | 'hubspot'
  | 'hotjar'
  | 'shopify'
  | 'wordpress'
export type SignalOptions = { name: SignalName } & Record<string, unknown>
/** A vendor of the site's own: calls pushed onto a queue. `grant` and `deny` are lists of calls, each pushed as one array. */
export interface CustomSignal {
  queue: string
  grant: readonly unknown[][]
  deny: readonly unknown[][]
  category: CategoryId
}
/**
 * A vendor that is told, as a function: called once at the start with nothing granted, again in the same task where
 * the visitor has answered, or something is granted without that, and at each change.
 */
export type Signal = (granted: Granted, phase: 'default' | 'update') => void

/**
 * Something that speaks for the visitor: an agent, an extension, a signal that browsers will have one day (docs/signals.md shows one
 * for ADPC). What it says holds until the visitor chooses. The record calls all of them `adpc`.
 */
export interface SignalSource {
  /** What it says now; a category that is not named stays as the regime has it. Called at the start and after each `tell`. */
  read(): Iterable<{ category: CategoryId; state: 'granted' | 'denied' }>
  /** Called once, with what to call whenever it says something else. */
  subscribe?(tell: () => void): void
  /** Its grants count too, where nothing before it denies: neither Global Privacy Control nor an earlier source. @default false */
  trusted?: boolean
}

export interface InterfaceOptions {
  /** @default "box" */
  layout?: 'box' | 'bar' | 'center'
  /** Where box and bar stand. @default "bottom-left", and "bottom" for a bar */
  position?: 'top' | 'bottom' | 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right'
  /** @default "auto" */
  theme?: 'auto' | 'light' | 'dark'
  /** `auto` draws the button unless the page has a `data-consent-action="preferences"` of its own. @default "auto" */
  reopen?: 'auto' | 'button' | 'none'
  /** @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  /**
   * The browser keeps the records of earlier decisions too (about fifty), shows them in the preferences and puts them into the
   * receipt. Without it only the last one is kept. @default false
   */
  history?: boolean
}

/** What may run now. */
export interface Granted {
  readonly categories: ReadonlySet<CategoryId>
  readonly services: ReadonlySet<ServiceId>
}

/** What the visitor decided. Times are unix seconds. */
export interface Choice<C extends string = CategoryId, S extends string = ServiceId> {
  /** Random UUID of this browser, made at the first decision. */
  id: string
  /** 1 at the first decision, one more at each that follows. */
  seq: number
  decidedAt: number
  expiresAt: number
  policyVersion: string | null
  categories: Record<C, boolean>
  /** Only those that differ from their category. */
  services: Partial<Record<S, boolean>>
}

/** Detail of `change`: follows every decision, also one that changes nothing. */
export interface ChangeDetail {
  choice: Choice | null
  granted: CategoryId[]
  revoked: CategoryId[]
  services: { granted: ServiceId[]; revoked: ServiceId[] }
  /** Cookies and storage that are gone. */
  deleted: string[]
  /** Declared ones that can still be read, or that belong to a third party and so are out of reach. */
  left: string[]
}

export interface ConsentEvents {
  ready: { choice: Choice | null; granted: CategoryId[] }
  change: ChangeDetail
  show: { view: View }
  hide: { view: View }
  blocked: { url: string; category: CategoryId; service: ServiceId; via: string }
  record: { record: ConsentRecord; state: 'queued' | 'delivered' }
  error: { code: string; message: string; cause?: unknown }
}

export type View = 'banner' | 'preferences'

export interface ReadableStore<T> {
  get(): T
  /** Calls back now and at each change; returns stop. */
  subscribe(fn: (value: T) => void): () => void
  /** Calls back at each change; returns stop. */
  listen(fn: (value: T) => void): () => void
}

/** What `createConsent` returns, and what `window.consentry` is. */
export interface Consent<C extends string = CategoryId, S extends string = ServiceId> {
  /** Resolves once the page may be asked about (region answered, document readable). */
  readonly ready: Promise<void>
  /** Whether a choice holds. */
  readonly decided: boolean
  readonly choice: Choice<C, S> | null
  readonly $choice: ReadableStore<Choice<C, S> | null>
  /** Ids of the categories that are granted now, `necessary` among them. */
  readonly $granted: ReadableStore<readonly (C | 'necessary')[]>
  readonly $view: ReadableStore<View | null>
  allows(what: C | 'necessary' | { service: S } | { category: C | 'necessary' }): boolean
  acceptAll(): void
  rejectAll(): void
  /** What is not named keeps its stored state, or is denied where there is none; a service follows its category unless named. */
  save(categories: Partial<Record<C, boolean>>, services?: Partial<Record<S, boolean>>): void
  withdraw(): void
  show(view?: View): void
  hide(): void
  /** Returns stop. A late `ready` listener is called at once. */
  on<K extends keyof ConsentEvents>(type: K, listener: (detail: ConsentEvents[K]) => void): () => void
  /** The last record, for the visitor to keep; null before the first decision and where it is not stored. */
  receipt(): ConsentRecord | null
  setLocale(locale: Locale): void
  /** Reads the markup again; the observer does it by itself for nodes that are added. */
  refresh(root?: ParentNode): void
  /** Fills `element` with the table of all services, in the visitor's language: the same as `data-consentry="declaration"` in markup. */
  mountDeclaration(element: HTMLElement): void
  /** Runs now. Before load: `(window.consentry ||= []).push(consent => …)`. */
  push(...fns: ((consent: Consent<C, S>) => void)[]): void
  /** Undoes everything that `createConsent` did to the page. */
  destroy(): void
}

/** Categories named by a config, for `allows`. */
export type CategoriesOf<T> = T extends { categories: readonly (infer E)[] }
  ? E extends string
    ? E
    : E extends { id: infer I extends string }
      ? I
      : never
  : 'functionality' | 'analytics' | 'advertising'
/** Services named by a config, for `allows({ service })`. */
export type ServicesOf<T> = T extends { services: readonly { id: infer I extends string }[] } ? I : string

export type DecisionAction = 'accept-all' | 'reject-all' | 'save-selection' | 'withdraw' | 'allow-embed'
export type Surface = 'banner' | 'preferences' | 'embed' | 'page' | 'api'
/** Why there was a question. */
export type Reason = 'first' | 'visitor' | 'expired' | 'new-category' | 'policy'

/** The proof of one decision; `schema/record.schema.json` is the exact form (after ISO/IEC TS 27560:2023). */
export interface ConsentRecord {
  schema: 'consent-record/1'
  /** UUID, the idempotency key. */
  recordId: string
  consentId: string
  seq: number
  prevRecordId: string | null
  status: 'given' | 'refused' | 'partial' | 'withdrawn' | 'opted-out'
  action: DecisionAction
  surface: Surface
  reason: Reason
  /** ISO 8601, UTC, milliseconds. */
  decidedAt: string
  expiresAt: string
  site: { origin: string; scope: string }
  controllerId: string
  regime: { model: ConsentModel; preset: string; region: string | null; source: RegionSource }
  locale: string
  notice: { hash: string | null; policyVersion: string | null; sdkVersion: string; layout: 'narrow' | 'wide' | 'none' }
  choices: { category: CategoryId; state: 'granted' | 'denied'; basis: 'consent' | 'opt-out' | 'exempt' }[]
  services: { service: ServiceId; state: 'granted' | 'denied'; scope: 'stored' | 'page' }[]
  signals: { gpc: 'on' | 'off' | 'absent'; dnt: 'on' | 'off' | 'absent'; applied: ('gpc' | 'dnt' | 'adpc')[] }
}
/** Who says which rules hold: the region of the page, a function, or the configuration; `default` where nobody does. */
export type RegionSource = 'config' | 'page' | 'function' | 'default'

/** A text with a count; the forms are those of `Intl.PluralRules` for the language, `other` always there. */
export type Plural = { other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>

/** Every text of the interface, one language. `{placeholders}` stay as they are. */
export interface Messages {
  bannerTitle: string
  /** {controller}, {purposes}, {reopen} */
  bannerBody: string
  /** {count} */
  bannerPartners: Plural
  accept: string
  reject: string
  settings: string
  prefsTitle: string
  prefsIntro: string
  necessary: string
  necessaryDesc: string
  functionality: string
  functionalityDesc: string
  /** The category's name inside a sentence. */
  functionalityIn: string
  analytics: string
  analyticsDesc: string
  analyticsIn: string
  advertising: string
  advertisingDesc: string
  advertisingIn: string
  alwaysOn: string
  on: string
  off: string
  save: string
  withdraw: string
  reopen: string
  close: string
  /** {count} */
  providers: Plural
  provider: string
  duration: string
  purpose: string
  /** Heading of the list of cookies and storage entries. */
  cookies: string
  /** Why a service is necessary. */
  reason: string
  thirdParty: string
  cookiePolicy: string
  privacyPolicy: string
  saved: string
  /** {date} */
  lastChoice: string
  /** {consentId} */
  logNote: string
  receipt: string
  gpcHonoured: string
  /** {service} */
  embedTitle: string
  /** {service} */
  embedBody: string
  /** {service}, or the category's name where the markup names only that */
  embedAllow: string
  /** {service} */
  embedRemember: string
  /** {scope} */
  scope: string
  /** Opt-out regimes: the first layer. {controller}, {purposes}, {reopen} */
  optOutBody: string
  /** Opt-out regimes: instead of `reject` on the first layer. */
  optOut: string
  /** Notice regime: the first layer. {controller}, {reopen} */
  noticeBody: string
  /** Why there is a question again. */
  askExpired: string
  /** {purposes}: the new categories */
  askNewCategory: string
  askPolicy: string
  /** Heading of `policy.changes`. */
  whatChanged: string
  /** {items} */
  left: string
  search: string
  /** Cookies are refused: the choice holds for this page only. */
  notKept: string
}
