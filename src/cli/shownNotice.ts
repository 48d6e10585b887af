import { fill, plural } from '../i18n/translate'
import type { ConsentRecord, Plural } from '../types'

/** What can be told from a notice artefact (`consent-notice/1`, written by `record/notice.ts`). */
export interface ShownNotice {
  /** Who asked: name and contact. */
  controller: string
  /**
   * What stood before the visitor at this decision, title to buttons, in the order of the interface.
   *
   * @param before the decision before it, which says what is new since
   */
  question(record: ConsentRecord, before?: ConsentRecord): string[]
  /** Each purpose in full, as the second layer has it. */
  purposes: string[]
  /** The words on the button that was pressed. */
  pressed(record: ConsentRecord): string | undefined
  /** The button that leads from the first layer to the second. */
  more: string | undefined
  /** Name, provider, category, purpose. */
  services: string[][]
  nameOf(category: string): string | undefined
  serviceOf(service: string): string | undefined
}

interface Artefact {
  schema: 'consent-notice/1'
  locale: string | null
  regime: { model: 'opt-in' | 'opt-out' | 'notice' }
  controller: { name: string; contact?: string | null }
  scope?: string | null
  links?: { privacyPolicy?: string | null; cookiePolicy?: string | null } | null
  policy?: { changes?: unknown } | null
  categories: { id: string; name?: string | null; description?: string | null }[]
  services: { id: string; category: string; name: string; provider?: string | null; purpose?: string | null }[]
  texts: Record<string, unknown> | null
}

const BODY = { 'opt-in': 'bannerBody', 'opt-out': 'optOutBody', notice: 'noticeBody' }
const BUTTONS = { 'opt-in': ['reject', 'accept', 'settings'], 'opt-out': ['optOut', 'settings'], notice: [] }

/** null where there is no artefact, or one of another kind. Puts together what the interface does (`src/ui`). */
export function readNotice(value: unknown): ShownNotice | null {
  const artefact = value as Artefact | null | undefined
  if (artefact?.schema !== 'consent-notice/1') return null
  const { locale, regime, controller, categories, services, texts, scope, links, policy } = artefact
  const word = (key: string) => (typeof texts?.[key] === 'string' ? (texts[key] as string) : undefined)
  const filled = (key: string, values: Record<string, string>) => fill(word(key) ?? '', values)
  const nameOf = (id: string) => categories.find(category => category.id === id)?.name || word(id)
  const joined = (some: Artefact['categories']) => some.map(({ id, name }) => name || word(`${id}In`) || id).join(', ')
  const purposes = categories.map(({ id, description }) =>
    [nameOf(id) ?? id, description || word(`${id}Desc`)].filter(Boolean).join(': ')
  )
  const policies = [
    links?.cookiePolicy && `${word('cookiePolicy') ?? 'Cookie policy'}: ${links.cookiePolicy}`,
    links?.privacyPolicy && `${word('privacyPolicy') ?? 'Privacy policy'}: ${links.privacyPolicy}`
  ]

  function partners() {
    const optional = services.filter(({ category }) => category !== 'necessary')
    const others = new Set(optional.map(({ provider }) => provider).filter(name => name && name !== controller.name))
    const forms = texts?.bannerPartners as Plural | undefined
    return regime.model === 'opt-in' && others.size && forms ? plural(forms, others.size, locale ?? 'en') : ''
  }

  function reason({ reason, choices }: ConsentRecord, before?: ConsentRecord) {
    const known = before?.choices.map(({ category }) => category) ?? []
    const isNew = choices.filter(({ category }) => !known.includes(category)).map(({ category }) => category)
    if (reason === 'expired') return word('askExpired')
    if (reason === 'policy') return [word('askPolicy'), policy?.changes].filter(text => typeof text === 'string').join(' ')
    return reason === 'new-category'
      ? filled('askNewCategory', { purposes: joined(categories.filter(({ id }) => isNew.includes(id))) })
      : ''
  }

  /** A record says which embed it was only where one service alone was answered for: elsewhere the words keep a gap. */
  function embedded({ services: answered }: ConsentRecord) {
    const named = answered.filter(({ state }) => state === 'granted').map(({ service }) => service)
    return named.length === 1 ? (services.find(({ id }) => id === named[0])?.name ?? named[0]!) : '…'
  }

  function first(record: ConsentRecord, before?: ConsentRecord) {
    return [
      word('bannerTitle'),
      reason(record, before),
      filled(BODY[regime.model], { controller: controller.name, purposes: joined(categories), reopen: word('reopen') ?? '…' }),
      partners(),
      scope && filled('scope', { scope: scope.replace(/^\./, '') }),
      ...policies,
      labels(BUTTONS[regime.model])
    ]
  }

  function second(record: ConsentRecord, before?: ConsentRecord) {
    const { action } = record
    return [
      word('prefsTitle'),
      action === 'withdraw' && labels(['withdraw']),
      reason(record, before),
      regime.model === 'opt-in' && word('prefsIntro'),
      ...[word('necessary') && [word('necessary'), word('necessaryDesc')].join(': '), ...purposes].map(
        line => line && `• ${line}`
      ),
      ...policies,
      labels(['reject', 'accept', 'save'])
    ]
  }

  function placeholder(record: ConsentRecord) {
    const service = embedded(record)
    return [filled('embedTitle', { service }), filled('embedBody', { service }), `[ ${filled('embedAllow', { service })} ]`]
  }

  function labels(keys: string[]) {
    return keys.map(key => `[ ${word(key) ?? key} ]`).join('  ')
  }

  return {
    controller: [controller.name, controller.contact].filter(Boolean).join(', '),
    question(record, before) {
      const { surface } = record
      const lines =
        surface === 'preferences' ? second(record, before) : surface === 'embed' ? placeholder(record) : first(record, before)
      return lines.filter((line): line is string => !!line)
    },
    purposes,
    pressed(record) {
      const { action, surface } = record
      if (action === 'allow-embed') return filled('embedAllow', { service: embedded(record) })
      const reject = regime.model === 'opt-out' && surface === 'banner' ? 'optOut' : 'reject'
      return word({ 'accept-all': 'accept', 'reject-all': reject, 'save-selection': 'save', withdraw: 'withdraw' }[action])
    },
    more: word('settings'),
    services: services.map(({ name, provider, category, purpose }) => [
      name,
      provider ?? '',
      nameOf(category) ?? category,
      purpose ?? ''
    ]),
    nameOf,
    serviceOf: id => services.find(service => service.id === id)?.name
  }
}
