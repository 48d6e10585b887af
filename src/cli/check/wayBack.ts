import { error, type Flaw } from './finding'
import { isOurs } from './ourTag'
import type { Page } from './page'
import type { Site } from './site'

/** Withdrawing has to be as easy as consenting (GDPR art. 7(3)): on every page, by our button or the site's own. */
export function wayBack({ tags }: Page, { config }: Site): Flaw[] {
  const tag = tags.find(isOurs)
  if (!tag || !config.ui || config.ui.reopen !== 'none') return []
  if (tags.some(({ attributes }) => attributes.get('data-consent-action') === 'preferences')) return []
  const message =
    'ui.reopen is "none", and nothing on this page opens the settings again. Put in <button data-consent-action="preferences">.'
  return [error('no-way-back', tag, message)]
}
