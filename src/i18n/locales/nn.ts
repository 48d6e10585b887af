import type { Messages } from '../../types'

export default {
  bannerTitle: 'Valet ditt om informasjonskapslar',
  bannerBody:
    '{controller} ønskjer å lagre og lese opplysningar på eininga di (informasjonskapslar og liknande teknologi) til: {purposes}. Du bestemmer. Ut over det som er strengt nødvendig, bruker vi berre det du tillèt, og du kan når som helst endre valet eller trekkje tilbake samtykket under «{reopen}» nedst på kvar side.',
  bannerPartners: {
    one: '{count} anna verksemd får opplysningar dersom du tillèt det.',
    other: '{count} andre verksemder får opplysningar dersom du tillèt det.'
  },
  accept: 'Godta alle',
  reject: 'Avvis alle',
  settings: 'Vel sjølv',
  prefsTitle: 'Innstillingar for informasjonskapslar',
  prefsIntro: 'Vel kva vi kan bruke. Alt som er valfritt, er av til du slår det på.',
  necessary: 'Strengt nødvendige',
  necessaryDesc: 'Må til for at nettstaden skal fungere, til dømes tryggleik og å hugse dette valet. Kan ikkje slåast av her.',
  functionality: 'Funksjonalitet',
  functionalityDesc:
    'Hugsar innstillingane dine, til dømes språk og vising, og får ekstra funksjonar til å verke, som video og chat.',
  functionalityIn: 'funksjonalitet',
  analytics: 'Analyse',
  analyticsDesc:
    'Måler korleis nettstaden blir brukt, til dømes talet på besøk og kva sider som blir lesne, slik at vi kan gjere han betre.',
  analyticsIn: 'analyse',
  advertising: 'Sporing og marknadsføring',
  advertisingDesc:
    'Følgjer det du gjer her og på andre nettstader for å vise eller måle annonsar og byggje ein profil av interessene dine.',
  advertisingIn: 'sporing og marknadsføring',
  alwaysOn: 'Alltid på',
  on: 'På',
  off: 'Av',
  save: 'Lagre vala mine',
  withdraw: 'Trekk tilbake samtykket',
  reopen: 'Informasjonskapslar',
  close: 'Lukk utan å endre noko',
  providers: { one: '{count} leverandør', other: '{count} leverandørar' },
  provider: 'Leverandør',
  duration: 'Lagrast i',
  purpose: 'Føremål',
  cookies: 'Informasjonskapslar og lagring',
  reason: 'Kvifor han trengst',
  thirdParty: 'tredjepart',
  cookiePolicy: 'Om informasjonskapslar',
  privacyPolicy: 'Personvernerklæring',
  saved: 'Vala dine er lagra.',
  lastChoice: 'Valet ditt frå {date}',
  logNote: 'Vi lagrar ein logg over valet ditt for å kunne dokumentere det. Referanse: {consentId}',
  receipt: 'Last ned kvittering',
  gpcHonoured: 'Reservasjonssignalet frå nettlesaren er følgt',
  embedTitle: '{service} er blokkert',
  embedBody: 'Innhaldet kjem frå {service}, som lagrar og les opplysningar på eininga di dersom du tillèt det.',
  embedAllow: 'Tillat {service} og vis',
  embedRemember: 'Tillat alltid {service}',
  scope: 'Valet ditt gjeld for heile {scope}.',
  optOutBody:
    '{controller} og partnarane lagrar og les opplysningar på eininga di (informasjonskapslar og liknande teknologi) til: {purposes}. Du kan reservere deg no, eller når som helst under «{reopen}» nedst på kvar side.',
  optOut: 'Ikkje sel eller del opplysningane mine',
  noticeBody:
    '{controller} bruker berre det som er strengt nødvendig for at nettstaden skal fungere. Sjå «{reopen}» nedst på kvar side.',
  askExpired: 'Det tidlegare valet ditt har gått ut, derfor spør vi igjen.',
  askNewCategory: 'Nytt sidan førre val: {purposes}.',
  askPolicy: 'Retningslinjene våre er endra sidan førre val.',
  whatChanged: 'Kva som er endra',
  left: 'Kunne ikkje slettast frå denne sida: {items}. Du kan slette det i nettlesaren.',
  search: 'Finn ein leverandør',
  notKept: 'Nettlesaren lèt oss ikkje lagre noko, så valet gjeld berre denne sida.'
} satisfies Messages
