import type { Messages } from '../../types'

export default {
  bannerTitle: 'Ditt val om kakor',
  bannerBody:
    '{controller} vill lagra och läsa uppgifter på din enhet (kakor och liknande teknik) för: {purposes}. Du bestämmer själv. Utöver det som är nödvändigt använder vi bara det du tillåter, och du kan när som helst ändra ditt val eller återkalla ditt samtycke under ”{reopen}” längst ned på varje sida.',
  bannerPartners: {
    one: '{count} annat företag får uppgifter om du tillåter det.',
    other: '{count} andra företag får uppgifter om du tillåter det.'
  },
  accept: 'Godkänn alla',
  reject: 'Neka alla',
  settings: 'Välj själv',
  prefsTitle: 'Inställningar för kakor',
  prefsIntro: 'Välj vad vi får använda. Allt som är frivilligt är avstängt tills du slår på det.',
  necessary: 'Nödvändiga',
  necessaryDesc:
    'Behövs för att webbplatsen ska fungera, till exempel säkerhet och att komma ihåg det här valet. Kan inte stängas av här.',
  functionality: 'Funktioner',
  functionalityDesc:
    'Kommer ihåg dina inställningar, till exempel språk och visning, och gör att extra funktioner som video och chatt fungerar.',
  functionalityIn: 'funktioner',
  analytics: 'Statistik och analys',
  analyticsDesc:
    'Mäter hur webbplatsen används, till exempel antal besök och vilka sidor som läses, så att vi kan förbättra den.',
  analyticsIn: 'statistik och analys',
  advertising: 'Spårning och annonsering',
  advertisingDesc:
    'Följer vad du gör här och på andra webbplatser för att visa eller mäta annonser och skapa en profil över dina intressen.',
  advertisingIn: 'spårning och annonsering',
  alwaysOn: 'Alltid på',
  on: 'På',
  off: 'Av',
  save: 'Spara mina val',
  withdraw: 'Återkalla samtycket',
  reopen: 'Inställningar för kakor',
  close: 'Stäng utan att ändra något',
  providers: { one: '{count} leverantör', other: '{count} leverantörer' },
  provider: 'Leverantör',
  duration: 'Lagras i',
  purpose: 'Ändamål',
  cookies: 'Kakor och lagring',
  reason: 'Varför den behövs',
  thirdParty: 'tredje part',
  cookiePolicy: 'Om kakor',
  privacyPolicy: 'Integritetspolicy',
  saved: 'Dina val är sparade.',
  lastChoice: 'Ditt val från {date}',
  logNote: 'Vi sparar uppgift om ditt val för att kunna visa det. Referens: {consentId}',
  receipt: 'Ladda ned kvitto',
  gpcHonoured: 'Webbläsarens signal om att tacka nej följs',
  embedTitle: '{service} är blockerat',
  embedBody: 'Innehållet kommer från {service}, som lagrar och läser uppgifter på din enhet om du tillåter det.',
  embedAllow: 'Tillåt {service} och visa',
  embedRemember: 'Tillåt alltid {service}',
  scope: 'Ditt val gäller hela {scope}.',
  optOutBody:
    '{controller} och dess partner lagrar och läser uppgifter på din enhet (kakor och liknande teknik) för: {purposes}. Du kan tacka nej nu, eller när som helst under ”{reopen}” längst ned på varje sida.',
  optOut: 'Sälj eller dela inte mina uppgifter',
  noticeBody:
    '{controller} använder bara det som är nödvändigt för att webbplatsen ska fungera. Läs mer under ”{reopen}” längst ned på varje sida.',
  askExpired: 'Ditt tidigare val har gått ut, därför frågar vi igen.',
  askNewCategory: 'Nytt sedan ditt förra val: {purposes}.',
  askPolicy: 'Vår policy har ändrats sedan ditt förra val.',
  whatChanged: 'Vad som har ändrats',
  left: 'Kunde inte raderas från den här sidan: {items}. Du kan radera det i webbläsaren.',
  search: 'Sök leverantör',
  notKept: 'Webbläsaren låter oss inte lagra något, så valet gäller bara den här sidan.'
} satisfies Messages
