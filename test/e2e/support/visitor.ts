import type { Page } from '@playwright/test'
import type { PageWindow } from './site'

export const ID = '6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20'

interface Stored {
  /** Seconds from now. */
  expires?: number
  policy?: string
  categories?: string
}

/** The cookie of a visitor who decided ten days ago. */
export async function decided(
  page: Page,
  url: string,
  { expires = 9999, policy = '1.1', categories }: Stored = {}
): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const states = categories ?? 'functionality:0.analytics:1.advertising:0'
  const value = `v=1&id=${ID}&n=1&t=${now - 864000}&e=${now + expires}&p=${policy}&c=${states}`
  await page.context().addCookies([{ name: 'consentry', value, url }])
}

export const allows = (page: Page, category: string) =>
  page.evaluate(id => (window as unknown as PageWindow).consentry.allows(id), category)
export const category = (page: Page, id: string) => page.locator(`input[data-consentry-category="${id}"]`)
