/** What can be told from a notice artefact (`consent-notice/1`, written by `record/notice.ts`). */
export interface ShownNotice {
  /** Title, text, purposes and buttons, as they stood there. */
  question: string[]
  /** Name, provider, category, purpose. */
  services: string[][]
  nameOf(category: string): string | undefined
  serviceOf(service: string): string | undefined
}

interface Artefact {
  schema: 'consent-notice/1'
  regime: { model: 'opt-in' | 'opt-out' | 'notice' }
  controller: { name: string }
  scope?: string | null
  links?: { privacyPolicy?: string | null; cookiePolicy?: string | null } | null
  categories: { id: string; name?: string | null; description?: string | null }[]
  services: { id: string; category: string; name: string; provider?: string | null; purpose?: string | null }[]
  texts: Record<string, unknown> | null
}

/** null where there is no artefact, or one of another kind. */
export function readNotice(value: unknown): ShownNotice | null {
  const artefact = value as Artefact | null | undefined
  if (artefact?.schema !== 'consent-notice/1') return null
  const { regime, controller, categories, services, texts, scope, links } = artefact
  const word = (key: string) => (typeof texts?.[key] === 'string' ? (texts[key] as string) : undefined)
  const nameOf = (id: string) => categories.find(category => category.id === id)?.name || word(id)
  // The interface joins them in the same way (ui/scene.ts).
  const purposes = categories.map(({ id, name }) => name || word(`${id}In`) || id).join(', ')
  const fill = (text: string | undefined, values: Record<string, string>) =>
    text?.replace(/\{(\w+)\}/g, (hole, key: string) => values[key] ?? hole)
  const body = { 'opt-in': 'bannerBody', 'opt-out': 'optOutBody', notice: 'noticeBody' }[regime.model]
  const buttons = { 'opt-in': ['reject', 'accept', 'settings'], 'opt-out': ['optOut', 'settings'], notice: [] }[regime.model]

  const question = [
    word('bannerTitle'),
    fill(word(body), { controller: controller.name, purposes, reopen: word('reopen') ?? '{reopen}' }),
    scope ? fill(word('scope'), { scope: scope.replace(/^\./, '') }) : undefined,
    ...categories.map(({ id, description }) => `• ${nameOf(id) ?? id}: ${description || word(`${id}Desc`) || ''}`),
    links?.privacyPolicy ? `${word('privacyPolicy') ?? 'Privacy policy'}: ${links.privacyPolicy}` : undefined,
    links?.cookiePolicy ? `${word('cookiePolicy') ?? 'Cookie policy'}: ${links.cookiePolicy}` : undefined,
    buttons.map(key => `[ ${word(key) ?? key} ]`).join('  ') || undefined
  ]
  return {
    question: question.filter(line => line !== undefined),
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
