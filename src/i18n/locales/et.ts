import type { Messages } from '../../types'

export default {
  bannerTitle: 'Teie valik küpsiste kohta',
  bannerBody:
    '{controller} soovib teie seadmesse teavet salvestada ja seda lugeda (küpsised ja sarnased tehnoloogiad) järgmistel eesmärkidel: {purposes}. Otsustate teie. Lisaks hädavajalikule kasutame ainult seda, mida lubate. Võite valikut igal ajal muuta või nõusoleku tagasi võtta iga lehe allosas jaotises „{reopen}“.',
  bannerPartners: {
    one: 'Teie loal saab andmeid veel {count} ettevõte.',
    other: 'Teie loal saab andmeid veel {count} ettevõtet.'
  },
  accept: 'Nõustu kõigega',
  reject: 'Keeldu kõigest',
  settings: 'Vali ise',
  prefsTitle: 'Küpsiste seaded',
  prefsIntro: 'Valige, mida võime kasutada. Kõik vabatahtlik on väljas, kuni te selle sisse lülitate.',
  necessary: 'Hädavajalikud',
  necessaryDesc:
    'Vajalikud saidi toimimiseks, näiteks turvalisuse ja selle valiku meelespidamise jaoks. Siin neid välja lülitada ei saa.',
  functionality: 'Funktsionaalsus',
  functionalityDesc:
    'Jätab meelde teie seaded, näiteks keele ja kuva, ning võimaldab lisafunktsioone, näiteks videot ja vestlust.',
  functionalityIn: 'funktsionaalsus',
  analytics: 'Analüütika',
  analyticsDesc: 'Mõõdab, kuidas saiti kasutatakse, näiteks külastuste arvu ja loetud lehti, et saaksime seda paremaks teha.',
  analyticsIn: 'analüütika',
  advertising: 'Jälgimine ja reklaam',
  advertisingDesc:
    'Jälgib teie tegevust siin ja teistel saitidel, et reklaami näidata või mõõta ja koostada teie huvide profiil.',
  advertisingIn: 'jälgimine ja reklaam',
  alwaysOn: 'Alati sees',
  on: 'Sees',
  off: 'Väljas',
  save: 'Salvesta minu valik',
  withdraw: 'Võta nõusolek tagasi',
  reopen: 'Küpsiste seaded',
  close: 'Sulge muudatusteta',
  providers: { one: '{count} teenusepakkuja', other: '{count} teenusepakkujat' },
  provider: 'Teenusepakkuja',
  duration: 'Säilitusaeg',
  purpose: 'Eesmärk',
  cookies: 'Küpsised ja salvestus',
  reason: 'Miks see on vajalik',
  thirdParty: 'kolmas isik',
  cookiePolicy: 'Küpsiste kasutamise kord',
  privacyPolicy: 'Privaatsuspoliitika',
  saved: 'Teie valik on salvestatud.',
  lastChoice: 'Teie valik: {date}',
  logNote: 'Säilitame teie valiku kohta kirje, et saaksime seda tõendada. Viide: {consentId}',
  receipt: 'Laadi tõend alla',
  gpcHonoured: 'Brauseri keeldumissignaali on arvestatud',
  embedTitle: '{service} on blokeeritud',
  embedBody: 'Selle sisu pakub {service}, mis teie loal salvestab teie seadmesse teavet ja loeb seda.',
  embedAllow: 'Luba {service} ja näita',
  embedRemember: 'Luba {service} alati',
  scope: 'Teie valik kehtib kogu saidil {scope}.',
  optOutBody:
    '{controller} ja partnerid salvestavad teie seadmesse teavet ja loevad seda (küpsised ja sarnased tehnoloogiad) järgmistel eesmärkidel: {purposes}. Võite sellest keelduda kohe või igal ajal iga lehe allosas jaotises „{reopen}“.',
  optOut: 'Ärge müüge ega jagage minu andmeid',
  noticeBody:
    '{controller} kasutab ainult seda, mis on saidi toimimiseks hädavajalik. Lähemalt iga lehe allosas jaotises „{reopen}“.',
  askExpired: 'Teie varasem valik on aegunud, seepärast küsime uuesti.',
  askNewCategory: 'Uus pärast teie viimast valikut: {purposes}.',
  askPolicy: 'Meie tingimused on pärast teie viimast valikut muutunud.',
  whatChanged: 'Mis on muutunud',
  left: 'Sellelt lehelt ei saanud kustutada: {items}. Saate selle kustutada brauseris.',
  search: 'Otsi teenusepakkujat',
  notKept: 'Brauser ei luba midagi salvestada, seega kehtib valik ainult sellel lehel.'
} satisfies Messages
