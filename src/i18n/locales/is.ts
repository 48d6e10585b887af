import type { Messages } from '../../types'

export default {
  bannerTitle: 'Val þitt um vafrakökur',
  bannerBody:
    '{controller} óskar eftir að vista og lesa upplýsingar í tækinu þínu (vafrakökur og svipaða tækni) í þessum tilgangi: {purposes}. Þú ræður. Umfram það sem er nauðsynlegt notum við aðeins það sem þú leyfir og þú getur hvenær sem er breytt vali þínu eða afturkallað samþykki þitt undir „{reopen}“ neðst á hverri síðu.',
  bannerPartners: {
    one: '{count} annað fyrirtæki fær upplýsingar ef þú leyfir það.',
    other: '{count} önnur fyrirtæki fá upplýsingar ef þú leyfir það.'
  },
  accept: 'Samþykkja allt',
  reject: 'Hafna öllu',
  settings: 'Velja',
  prefsTitle: 'Stillingar fyrir vafrakökur',
  prefsIntro: 'Veldu hvað við megum nota. Slökkt er á öllu valkvæðu þar til þú kveikir á því.',
  necessary: 'Nauðsynlegt',
  necessaryDesc: 'Þarf til að vefurinn virki, til dæmis öryggi og að muna þetta val. Ekki er hægt að slökkva á því hér.',
  functionality: 'Virkni',
  functionalityDesc:
    'Man stillingar þínar, til dæmis tungumál og útlit, og lætur aukaaðgerðir á borð við myndbönd og netspjall virka.',
  functionalityIn: 'virkni',
  analytics: 'Greining',
  analyticsDesc:
    'Mælir hvernig vefurinn er notaður, til dæmis fjölda heimsókna og hvaða síður eru lesnar, svo að við getum bætt hann.',
  analyticsIn: 'greining',
  advertising: 'Rakning og markaðssetning',
  advertisingDesc:
    'Fylgist með því sem þú gerir hér og á öðrum vefjum til að birta eða mæla auglýsingar og búa til snið um áhugamál þín.',
  advertisingIn: 'rakning og markaðssetning',
  alwaysOn: 'Alltaf virkt',
  on: 'Kveikt',
  off: 'Slökkt',
  save: 'Vista valið mitt',
  withdraw: 'Afturkalla samþykki',
  reopen: 'Vafrakökustillingar',
  close: 'Loka án þess að breyta neinu',
  providers: { one: '{count} þjónustuaðili', other: '{count} þjónustuaðilar' },
  provider: 'Þjónustuaðili',
  duration: 'Geymslutími',
  purpose: 'Tilgangur',
  cookies: 'Vafrakökur og geymsla',
  reason: 'Hvers vegna þess þarf',
  thirdParty: 'þriðji aðili',
  cookiePolicy: 'Um vafrakökur',
  privacyPolicy: 'Persónuverndarstefna',
  saved: 'Val þitt er vistað.',
  lastChoice: 'Val þitt frá {date}',
  logNote: 'Við geymum skrá um val þitt svo að við getum sýnt fram á það. Tilvísun: {consentId}',
  receipt: 'Sækja kvittun',
  gpcHonoured: 'Farið er eftir höfnunarmerki vafrans',
  embedTitle: 'Lokað er á {service}',
  embedBody: 'Efnið kemur frá {service}, sem vistar og les upplýsingar í tækinu þínu ef þú leyfir það.',
  embedAllow: 'Leyfa {service} og sýna',
  embedRemember: 'Leyfa {service} alltaf',
  scope: 'Val þitt gildir fyrir allt {scope}.',
  optOutBody:
    '{controller} og samstarfsaðilar vista og lesa upplýsingar í tækinu þínu (vafrakökur og svipaða tækni) í þessum tilgangi: {purposes}. Þú getur hafnað því núna eða hvenær sem er undir „{reopen}“ neðst á hverri síðu.',
  optOut: 'Ekki selja eða deila upplýsingum mínum',
  noticeBody:
    '{controller} notar aðeins það sem er nauðsynlegt til að vefurinn virki. Sjá nánar undir „{reopen}“ neðst á hverri síðu.',
  askExpired: 'Fyrra val þitt er útrunnið og því spyrjum við aftur.',
  askNewCategory: 'Nýtt frá síðasta vali þínu: {purposes}.',
  askPolicy: 'Stefna okkar hefur breyst frá síðasta vali þínu.',
  whatChanged: 'Hvað breyttist',
  left: 'Ekki var hægt að eyða af þessari síðu: {items}. Þú getur eytt því í vafranum.',
  search: 'Finna þjónustuaðila',
  notKept: 'Vafrinn leyfir ekki vistun og því gildir valið aðeins á þessari síðu.'
} satisfies Messages
