import type { Messages } from '../../types'

export default {
  bannerTitle: 'Uw keuze over cookies',
  bannerBody:
    '{controller} wil informatie op uw apparaat opslaan en lezen (cookies en vergelijkbare technieken) voor: {purposes}. U beslist. Naast wat strikt noodzakelijk is, gebruiken we alleen wat u toestaat. U kunt uw keuze altijd wijzigen of uw toestemming intrekken via ‘{reopen}’ onder aan elke pagina.',
  bannerPartners: {
    one: '{count} ander bedrijf ontvangt gegevens als u dat toestaat.',
    other: '{count} andere bedrijven ontvangen gegevens als u dat toestaat.'
  },
  accept: 'Alles accepteren',
  reject: 'Alles weigeren',
  settings: 'Zelf kiezen',
  prefsTitle: 'Cookie-instellingen',
  prefsIntro: 'Kies wat we mogen gebruiken. Alles wat niet nodig is, staat uit tot u het aanzet.',
  necessary: 'Strikt noodzakelijk',
  necessaryDesc:
    'Nodig om de website te laten werken, bijvoorbeeld voor beveiliging en het onthouden van deze keuze. Kan hier niet uit.',
  functionality: 'Functionaliteit',
  functionalityDesc: 'Onthoudt uw instellingen, zoals taal en weergave, en maakt extra functies mogelijk, zoals video en chat.',
  functionalityIn: 'functionaliteit',
  analytics: 'Analyse',
  analyticsDesc:
    'Meet hoe de website wordt gebruikt, zoals het aantal bezoeken en de gelezen pagina’s, zodat we die kunnen verbeteren.',
  analyticsIn: 'analyse',
  advertising: 'Tracking en advertenties',
  advertisingDesc:
    'Volgt wat u hier en op andere websites doet om advertenties te tonen of te meten en een profiel van uw interesses te maken.',
  advertisingIn: 'tracking en advertenties',
  alwaysOn: 'Altijd aan',
  on: 'Aan',
  off: 'Uit',
  save: 'Mijn keuzes opslaan',
  withdraw: 'Toestemming intrekken',
  reopen: 'Cookie-instellingen',
  close: 'Sluiten zonder iets te wijzigen',
  providers: { one: '{count} aanbieder', other: '{count} aanbieders' },
  provider: 'Aanbieder',
  duration: 'Bewaartermijn',
  purpose: 'Doel',
  cookies: 'Cookies en opslag',
  reason: 'Waarom dit nodig is',
  thirdParty: 'derde partij',
  cookiePolicy: 'Cookiebeleid',
  privacyPolicy: 'Privacyverklaring',
  saved: 'Uw keuzes zijn opgeslagen.',
  lastChoice: 'Uw keuze van {date}',
  logNote: 'We bewaren een bewijs van uw keuze om die te kunnen aantonen. Referentie: {consentId}',
  receipt: 'Bewijs downloaden',
  gpcHonoured: 'Afmeldsignaal van uw browser gevolgd',
  embedTitle: '{service} is geblokkeerd',
  embedBody: 'Deze inhoud komt van {service}, dat informatie op uw apparaat opslaat en leest als u dat toestaat.',
  embedAllow: '{service} toestaan en tonen',
  embedRemember: '{service} altijd toestaan',
  scope: 'Uw keuze geldt voor heel {scope}.',
  optOutBody:
    '{controller} en partners slaan informatie op uw apparaat op en lezen die (cookies en vergelijkbare technieken) voor: {purposes}. U kunt zich nu afmelden, of altijd via ‘{reopen}’ onder aan elke pagina.',
  optOut: 'Verkoop of deel mijn gegevens niet',
  noticeBody:
    '{controller} gebruikt alleen wat strikt noodzakelijk is om deze website te laten werken. Meer leest u via ‘{reopen}’ onder aan elke pagina.',
  askExpired: 'Uw eerdere keuze is verlopen. Daarom vragen we het opnieuw.',
  askNewCategory: 'Nieuw sinds uw vorige keuze: {purposes}.',
  askPolicy: 'Ons beleid is gewijzigd sinds uw vorige keuze.',
  whatChanged: 'Wat er is gewijzigd',
  left: 'Kon niet worden verwijderd vanaf deze pagina: {items}. U kunt dit in uw browser verwijderen.',
  search: 'Aanbieder zoeken',
  notKept: 'Uw browser laat niets opslaan. Uw keuze geldt daarom alleen voor deze pagina.'
} satisfies Messages
