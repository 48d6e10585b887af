import type { Messages } from '../../types'

export default {
  bannerTitle: 'Alegerea dvs. privind cookie-urile',
  bannerBody:
    '{controller} dorește să stocheze și să citească informații pe dispozitivul dvs. (cookie-uri și tehnologii similare) pentru: {purposes}. Dvs. decideți. În afară de ceea ce este strict necesar, folosim doar ceea ce permiteți. Vă puteți schimba alegerea sau retrage consimțământul oricând din „{reopen}”, în josul fiecărei pagini.',
  bannerPartners: {
    one: 'Încă {count} companie primește date dacă permiteți.',
    few: 'Încă {count} companii primesc date dacă permiteți.',
    other: 'Încă {count} de companii primesc date dacă permiteți.'
  },
  accept: 'Acceptă tot',
  reject: 'Refuză tot',
  settings: 'Alege',
  prefsTitle: 'Setări cookie-uri',
  prefsIntro: 'Alegeți ce putem folosi. Tot ce este opțional rămâne oprit până când îl porniți.',
  necessary: 'Strict necesare',
  necessaryDesc:
    'Fac posibilă funcționarea site-ului, de exemplu securitatea și reținerea acestei alegeri. Nu pot fi oprite aici.',
  functionality: 'Funcționalitate',
  functionalityDesc:
    'Reține setările dvs., de exemplu limba și aspectul, și permite funcții suplimentare, cum ar fi videoclipurile și chatul.',
  functionalityIn: 'funcționalitate',
  analytics: 'Analiză',
  analyticsDesc: 'Măsoară cum este folosit site-ul, de exemplu numărul de vizite și paginile citite, ca să îl putem îmbunătăți.',
  analyticsIn: 'analiză',
  advertising: 'Urmărire și publicitate',
  advertisingDesc:
    'Urmărește ce faceți aici și pe alte site-uri pentru a afișa sau măsura reclame și a crea un profil al intereselor dvs.',
  advertisingIn: 'urmărire și publicitate',
  alwaysOn: 'Mereu pornit',
  on: 'Pornit',
  off: 'Oprit',
  save: 'Salvează alegerea mea',
  withdraw: 'Retrage consimțământul',
  reopen: 'Setări cookie-uri',
  close: 'Închide fără modificări',
  providers: { one: '{count} furnizor', few: '{count} furnizori', other: '{count} de furnizori' },
  provider: 'Furnizor',
  duration: 'Durata păstrării',
  purpose: 'Scop',
  cookies: 'Cookie-uri și stocare',
  reason: 'De ce este necesar',
  thirdParty: 'terță parte',
  cookiePolicy: 'Politica de cookie-uri',
  privacyPolicy: 'Politica de confidențialitate',
  saved: 'Alegerea dvs. a fost salvată.',
  lastChoice: 'Alegerea dvs. din {date}',
  logNote: 'Păstrăm o evidență a alegerii dvs. pentru a o putea dovedi. Referință: {consentId}',
  receipt: 'Descarcă dovada',
  gpcHonoured: 'Semnalul de opoziție al browserului este respectat',
  embedTitle: '{service} este blocat',
  embedBody: 'Acest conținut provine de la {service}, care va stoca și va citi informații pe dispozitivul dvs. dacă permiteți.',
  embedAllow: 'Permite {service} și afișează',
  embedRemember: 'Permite mereu {service}',
  scope: 'Alegerea dvs. este valabilă pentru tot {scope}.',
  optOutBody:
    '{controller} și partenerii stochează și citesc informații pe dispozitivul dvs. (cookie-uri și tehnologii similare) pentru: {purposes}. Puteți refuza acum sau oricând din „{reopen}”, în josul fiecărei pagini.',
  optOut: 'Nu vindeți și nu partajați datele mele',
  noticeBody:
    '{controller} folosește doar ceea ce este strict necesar pentru funcționarea site-ului. Detalii găsiți în „{reopen}”, în josul fiecărei pagini.',
  askExpired: 'Alegerea dvs. anterioară a expirat, așa că întrebăm din nou.',
  askNewCategory: 'Nou de la ultima dvs. alegere: {purposes}.',
  askPolicy: 'Politica noastră s-a schimbat de la ultima dvs. alegere.',
  whatChanged: 'Ce s-a schimbat',
  left: 'Nu s-a putut șterge din această pagină: {items}. Puteți șterge din browser.',
  search: 'Caută un furnizor',
  notKept: 'Browserul nu permite stocarea, deci alegerea este valabilă doar pentru această pagină.'
} satisfies Messages
