import { test as base, type BrowserContext } from '@playwright/test'

/** What a project sets for its tests. */
export interface Options {
  /** The browser sends Global Privacy Control. */
  gpc: boolean
}

/** For a context that a test makes itself. */
export function sendGpc(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
}

export const test = base.extend<Options>({
  gpc: [false, { option: true }],
  context: async ({ context, gpc }, use) => {
    if (gpc) await sendGpc(context)
    await use(context)
  }
})
