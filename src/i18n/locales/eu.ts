import type { Messages } from '../../types'

export default {
  bannerTitle: 'Cookieei buruzko zure aukera',
  bannerBody:
    'Gune honen arduradunak ({controller}) zure gailuan informazioa gorde eta irakurri nahi du (cookieak eta antzeko teknologiak), helburu hauekin: {purposes}. Zuk erabakitzen duzu. Ezinbestekoaz gain, zuk baimendutakoa soilik erabiltzen dugu. Edonoiz alda dezakezu aukera edo ken dezakezu baimena «{reopen}» atalean, orri bakoitzaren behealdean.',
  bannerPartners: {
    one: 'Baimentzen baduzu, datuak jasoko dituen beste enpresa: {count}.',
    other: 'Baimentzen baduzu, datuak jasoko dituzten beste enpresak: {count}.'
  },
  accept: 'Onartu dena',
  reject: 'Baztertu dena',
  settings: 'Aukeratu',
  prefsTitle: 'Cookieen ezarpenak',
  prefsIntro: 'Aukeratu zer erabil dezakegun. Aukerako guztia itzalita dago zuk piztu arte.',
  necessary: 'Ezinbestekoak',
  necessaryDesc:
    'Guneak funtziona dezan behar dira, adibidez segurtasunerako eta aukera hau gogoratzeko. Hemen ezin dira itzali.',
  functionality: 'Funtzionalitatea',
  functionalityDesc:
    'Zure ezarpenak gogoratzen ditu, hala nola hizkuntza eta itxura, eta funtzio gehigarriak ahalbidetzen ditu, hala nola bideoak eta txata.',
  functionalityIn: 'funtzionalitatea',
  analytics: 'Analisia',
  analyticsDesc:
    'Gunea nola erabiltzen den neurtzen du, adibidez bisita kopurua eta irakurritako orriak, gunea hobetu ahal izateko.',
  analyticsIn: 'analisia',
  advertising: 'Jarraipena eta publizitatea',
  advertisingDesc:
    'Hemen eta beste guneetan egiten duzunari jarraitzen dio, iragarkiak erakutsi edo neurtzeko eta zure interesen profila osatzeko.',
  advertisingIn: 'jarraipena eta publizitatea',
  alwaysOn: 'Beti piztuta',
  on: 'Piztuta',
  off: 'Itzalita',
  save: 'Gorde nire aukera',
  withdraw: 'Kendu baimena',
  reopen: 'Cookieen ezarpenak',
  close: 'Itxi ezer aldatu gabe',
  providers: { one: 'Hornitzaile {count}', other: '{count} hornitzaile' },
  provider: 'Hornitzailea',
  duration: 'Gordetze-epea',
  purpose: 'Helburua',
  cookies: 'Cookieak eta biltegiratzea',
  reason: 'Zergatik behar den',
  thirdParty: 'hirugarrena',
  cookiePolicy: 'Cookieen politika',
  privacyPolicy: 'Pribatutasun-politika',
  saved: 'Zure aukera gorde da.',
  lastChoice: 'Zure aukera: {date}',
  logNote: 'Zure aukeraren erregistroa gordetzen dugu, frogatu ahal izateko. Erreferentzia: {consentId}',
  receipt: 'Deskargatu egiaztagiria',
  gpcHonoured: 'Nabigatzailearen uko-seinalea errespetatu da',
  embedTitle: '{service} blokeatuta dago',
  embedBody: 'Eduki honen jatorria: {service}. Baimentzen baduzu, zure gailuan informazioa gorde eta irakurriko du.',
  embedAllow: 'Baimendu {service} eta erakutsi',
  embedRemember: 'Baimendu beti {service}',
  scope: 'Zure aukerak {scope} osorako balio du.',
  optOutBody:
    'Gune honen arduradunak ({controller}) eta haren bazkideek zure gailuan informazioa gorde eta irakurtzen dute (cookieak eta antzeko teknologiak), helburu hauekin: {purposes}. Orain edo edonoiz uko egin diezaiokezu «{reopen}» atalean, orri bakoitzaren behealdean.',
  optOut: 'Ez saldu edo partekatu nire datuak',
  noticeBody:
    'Gune honen arduradunak ({controller}) guneak funtziona dezan ezinbestekoa dena soilik erabiltzen du. Xehetasunak «{reopen}» atalean daude, orri bakoitzaren behealdean.',
  askExpired: 'Zure aurreko aukera iraungi da; horregatik galdetzen dugu berriro.',
  askNewCategory: 'Berria zure azken aukeratik: {purposes}.',
  askPolicy: 'Gure politika aldatu da zure azken aukeratik.',
  whatChanged: 'Zer aldatu den',
  left: 'Ezin izan da orri honetatik ezabatu: {items}. Nabigatzailean ezaba dezakezu.',
  search: 'Bilatu hornitzailea',
  notKept: 'Nabigatzaileak ez du ezer gordetzen uzten; zure aukerak orri honetarako soilik balio du.'
} satisfies Messages
