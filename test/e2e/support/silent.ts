import type { Page } from '@playwright/test'
import { CONFIG, type PageWindow } from './site'

/** Nothing is drawn and nothing recorded: for pages on which only the guard matters. */
export const SILENT = { ...CONFIG, ui: false, record: false }

/** Allows every category. */
export function accept(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as PageWindow).consentry.acceptAll())
}

export function withdraw(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as PageWindow).consentry.withdraw())
}

/** The cookie of a visitor who has allowed everything. */
export async function returning(page: Page, url: string, granted = 1): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const value = `v=1&id=6f1f0a0e-2f3b-4c56-8d3e-8f6f0b7f1f20&n=1&t=${now}&e=${now + 9999}&p=1.1&c=functionality:${granted}.analytics:${granted}.advertising:${granted}`
  await page.context().addCookies([{ name: 'consentry', value, url }])
}
