import type { Messages } from '../../types'

export default {
  bannerTitle: 'Ditt valg om informasjonskapsler',
  bannerBody:
    '{controller} ønsker å lagre og lese opplysninger på enheten din (informasjonskapsler og lignende teknologi) til: {purposes}. Du bestemmer. Ut over det som er strengt nødvendig, bruker vi bare det du tillater, og du kan når som helst endre valget eller trekke tilbake samtykket under «{reopen}» nederst på hver side.',
  bannerPartners: {
    one: '{count} annen virksomhet mottar opplysninger hvis du tillater det.',
    other: '{count} andre virksomheter mottar opplysninger hvis du tillater det.'
  },
  accept: 'Godta alle',
  reject: 'Avvis alle',
  settings: 'Velg selv',
  prefsTitle: 'Innstillinger for informasjonskapsler',
  prefsIntro: 'Velg hva vi kan bruke. Alt som er valgfritt, er av til du slår det på.',
  necessary: 'Strengt nødvendige',
  necessaryDesc: 'Må til for at nettstedet skal fungere, for eksempel sikkerhet og å huske dette valget. Kan ikke slås av her.',
  functionality: 'Funksjonalitet',
  functionalityDesc:
    'Husker innstillingene dine, for eksempel språk og visning, og får ekstra funksjoner til å virke, som video og chat.',
  functionalityIn: 'funksjonalitet',
  analytics: 'Analyse',
  analyticsDesc:
    'Måler hvordan nettstedet brukes, for eksempel antall besøk og hvilke sider som leses, slik at vi kan forbedre det.',
  analyticsIn: 'analyse',
  advertising: 'Sporing og markedsføring',
  advertisingDesc:
    'Følger det du gjør her og på andre nettsteder for å vise eller måle annonser og bygge en profil av interessene dine.',
  advertisingIn: 'sporing og markedsføring',
  alwaysOn: 'Alltid på',
  on: 'På',
  off: 'Av',
  save: 'Lagre valgene mine',
  withdraw: 'Trekk tilbake samtykket',
  reopen: 'Informasjonskapsler',
  close: 'Lukk uten å endre noe',
  providers: { one: '{count} leverandør', other: '{count} leverandører' },
  provider: 'Leverandør',
  duration: 'Lagres i',
  purpose: 'Formål',
  cookies: 'Informasjonskapsler og lagring',
  reason: 'Hvorfor den trengs',
  thirdParty: 'tredjepart',
  cookiePolicy: 'Om informasjonskapsler',
  privacyPolicy: 'Personvernerklæring',
  saved: 'Valgene dine er lagret.',
  lastChoice: 'Ditt valg fra {date}',
  logNote: 'Vi lagrer en logg over valget ditt for å kunne dokumentere det. Referanse: {consentId}',
  receipt: 'Last ned kvittering',
  gpcHonoured: 'Reservasjonssignalet fra nettleseren er fulgt',
  embedTitle: '{service} er blokkert',
  embedBody: 'Innholdet kommer fra {service}, som lagrer og leser opplysninger på enheten din hvis du tillater det.',
  embedAllow: 'Tillat {service} og vis',
  embedRemember: 'Tillat alltid {service}',
  scope: 'Valget ditt gjelder for hele {scope}.',
  optOutBody:
    '{controller} og partnerne lagrer og leser opplysninger på enheten din (informasjonskapsler og lignende teknologi) til: {purposes}. Du kan reservere deg nå, eller når som helst under «{reopen}» nederst på hver side.',
  optOut: 'Ikke selg eller del opplysningene mine',
  noticeBody:
    '{controller} bruker bare det som er strengt nødvendig for at nettstedet skal fungere. Se «{reopen}» nederst på hver side.',
  askExpired: 'Det tidligere valget ditt er utløpt, derfor spør vi igjen.',
  askNewCategory: 'Nytt siden forrige valg: {purposes}.',
  askPolicy: 'Retningslinjene våre er endret siden forrige valg.',
  whatChanged: 'Hva som er endret',
  left: 'Kunne ikke slettes fra denne siden: {items}. Du kan slette det i nettleseren.',
  search: 'Finn en leverandør',
  notKept: 'Nettleseren lar oss ikke lagre noe, så valget gjelder bare denne siden.'
} satisfies Messages
