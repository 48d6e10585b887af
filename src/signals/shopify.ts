import { page, type Vendor } from './vendor'

interface Shopify {
  loadFeatures(features: { name: string; version: string }[], done: (error: unknown) => void): void
  customerPrivacy: {
    currentVisitorConsent(): Record<string, string>
    setTrackingConsent(consent: Record<string, boolean>, done: () => void): void
  }
}

/** Customer Privacy API: https://shopify.dev/docs/api/customer-privacy */
export const shopify: Vendor =
  allows =>
  (phase): false | void => {
    const shop = page.Shopify as Partial<Shopify> | undefined
    if (!shop?.loadFeatures) return false
    shop.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], error => {
      const api = shop.customerPrivacy
      // Setting a consent stores it, so before a decision only an old yes is taken back.
      if (error || !api || (phase === 'default' && !Object.values(api.currentVisitorConsent()).includes('yes'))) return
      const advertising = allows('advertising')
      api.setTrackingConsent(
        {
          analytics: allows('analytics'),
          marketing: advertising,
          preferences: allows('functionality'),
          sale_of_data: advertising
        },
        () => {}
      )
    })
  }
