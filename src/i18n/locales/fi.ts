import type { Messages } from '../../types'

export default {
  bannerTitle: 'Evästevalintasi',
  bannerBody:
    '{controller} haluaa tallentaa laitteellesi ja lukea siltä tietoja (evästeet ja vastaavat tekniikat) seuraaviin tarkoituksiin: {purposes}. Sinä päätät. Välttämättömien lisäksi käytämme vain sitä, minkä sallit. Voit milloin tahansa muuttaa valintaasi tai peruuttaa suostumuksesi kohdassa ”{reopen}” jokaisen sivun alareunassa.',
  bannerPartners: {
    one: '{count} muu yritys saa tietoja, jos sallit sen.',
    other: '{count} muuta yritystä saa tietoja, jos sallit sen.'
  },
  accept: 'Hyväksy kaikki',
  reject: 'Hylkää kaikki',
  settings: 'Valitse itse',
  prefsTitle: 'Evästeasetukset',
  prefsIntro: 'Valitse, mitä saamme käyttää. Kaikki vapaaehtoinen on pois päältä, kunnes otat sen käyttöön.',
  necessary: 'Välttämättömät',
  necessaryDesc:
    'Tarvitaan, jotta sivusto toimii, esimerkiksi tietoturva ja tämän valinnan muistaminen. Ei voi poistaa käytöstä tässä.',
  functionality: 'Toiminnallisuus',
  functionalityDesc: 'Muistaa asetuksesi, kuten kielen ja näkymän, ja mahdollistaa lisätoiminnot, kuten videot ja chatin.',
  functionalityIn: 'toiminnallisuus',
  analytics: 'Analytiikka',
  analyticsDesc:
    'Mittaa, miten sivustoa käytetään, esimerkiksi käyntien määrää ja luettuja sivuja, jotta voimme parantaa sivustoa.',
  analyticsIn: 'analytiikka',
  advertising: 'Seuranta ja mainonta',
  advertisingDesc:
    'Seuraa toimintaasi täällä ja muilla sivustoilla mainosten näyttämiseksi tai mittaamiseksi ja muodostaa profiilin kiinnostuksen kohteistasi.',
  advertisingIn: 'seuranta ja mainonta',
  alwaysOn: 'Aina päällä',
  on: 'Päällä',
  off: 'Pois',
  save: 'Tallenna valintani',
  withdraw: 'Peruuta suostumus',
  reopen: 'Evästeasetukset',
  close: 'Sulje muuttamatta mitään',
  providers: { one: '{count} palveluntarjoaja', other: '{count} palveluntarjoajaa' },
  provider: 'Palveluntarjoaja',
  duration: 'Säilytysaika',
  purpose: 'Tarkoitus',
  cookies: 'Evästeet ja tallennus',
  reason: 'Miksi sitä tarvitaan',
  thirdParty: 'kolmas osapuoli',
  cookiePolicy: 'Evästekäytäntö',
  privacyPolicy: 'Tietosuojaseloste',
  saved: 'Valintasi on tallennettu.',
  lastChoice: 'Valintasi {date}',
  logNote: 'Säilytämme tiedon valinnastasi, jotta voimme osoittaa sen. Viite: {consentId}',
  receipt: 'Lataa kuitti',
  gpcHonoured: 'Selaimen kieltosignaalia noudatetaan',
  embedTitle: '{service} on estetty',
  embedBody: 'Sisältö tulee palvelusta {service}, joka tallentaa laitteellesi ja lukee siltä tietoja, jos sallit sen.',
  embedAllow: 'Salli {service} ja näytä',
  embedRemember: 'Salli {service} aina',
  scope: 'Valintasi koskee kaikkia sivustoja osoitteessa {scope}.',
  optOutBody:
    '{controller} ja sen kumppanit tallentavat laitteellesi ja lukevat siltä tietoja (evästeet ja vastaavat tekniikat) seuraaviin tarkoituksiin: {purposes}. Voit kieltäytyä nyt tai milloin tahansa kohdassa ”{reopen}” jokaisen sivun alareunassa.',
  optOut: 'Älä myy tai jaa tietojani',
  noticeBody:
    '{controller} käyttää vain sitä, mikä on välttämätöntä sivuston toiminnalle. Lisätietoja on kohdassa ”{reopen}” jokaisen sivun alareunassa.',
  askExpired: 'Aiempi valintasi on vanhentunut, joten kysymme uudelleen.',
  askNewCategory: 'Uutta edellisen valintasi jälkeen: {purposes}.',
  askPolicy: 'Käytäntömme on muuttunut edellisen valintasi jälkeen.',
  whatChanged: 'Mikä on muuttunut',
  left: 'Tältä sivulta ei voitu poistaa: {items}. Voit poistaa tiedot selaimessasi.',
  search: 'Etsi palveluntarjoaja',
  notKept: 'Selaimesi estää tallentamisen, joten valinta koskee vain tätä sivua.'
} satisfies Messages
