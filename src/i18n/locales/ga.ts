import type { Messages } from '../../types'

export default {
  bannerTitle: 'Do rogha faoi fhianáin',
  bannerBody:
    'Ba mhaith le {controller} faisnéis a stóráil agus a léamh ar do ghléas (fianáin agus teicneolaíochtaí dá samhail) le haghaidh: {purposes}. Fútsa atá sé. Seachas an méid atá fíor-riachtanach, ní úsáidimid ach an méid a cheadaíonn tú. Is féidir leat do rogha a athrú nó do thoiliú a tharraingt siar am ar bith faoi “{reopen}” ag bun gach leathanaigh.',
  bannerPartners: {
    one: 'Faigheann {count} chuideachta eile sonraí má cheadaíonn tú é.',
    two: 'Faigheann {count} chuideachta eile sonraí má cheadaíonn tú é.',
    few: 'Faigheann {count} chuideachta eile sonraí má cheadaíonn tú é.',
    many: 'Faigheann {count} gcuideachta eile sonraí má cheadaíonn tú é.',
    other: 'Faigheann {count} cuideachta eile sonraí má cheadaíonn tú é.'
  },
  accept: 'Glac le gach ceann',
  reject: 'Diúltaigh do gach ceann',
  settings: 'Roghnaigh féin',
  prefsTitle: 'Socruithe fianán',
  prefsIntro: 'Roghnaigh cad is féidir linn a úsáid. Tá gach rud roghnach múchta go dtí go gcuirfidh tú ar siúl é.',
  necessary: 'Fíor-riachtanach',
  necessaryDesc:
    'De dhíth chun go n-oibreoidh an suíomh, mar shampla slándáil agus an rogha seo a choinneáil. Ní féidir iad a mhúchadh anseo.',
  functionality: 'Feidhmiúlacht',
  functionalityDesc:
    'Meabhraíonn sé do shocruithe, mar shampla teanga, agus tugann sé gnéithe breise, mar shampla físeáin agus comhrá.',
  functionalityIn: 'feidhmiúlacht',
  analytics: 'Anailís',
  analyticsDesc: 'Tomhaiseann sé conas a úsáidtear an suíomh, mar shampla líon na gcuairteanna, chun é a fheabhsú.',
  analyticsIn: 'anailís',
  advertising: 'Rianú agus fógraíocht',
  advertisingDesc:
    'Leanann sé a ndéanann tú anseo agus ar shuíomhanna eile chun fógraí a thaispeáint nó a thomhas agus próifíl de do spéiseanna a chruthú.',
  advertisingIn: 'rianú agus fógraíocht',
  alwaysOn: 'Ar siúl i gcónaí',
  on: 'Ar siúl',
  off: 'Múchta',
  save: 'Sábháil mo roghanna',
  withdraw: 'Tarraing toiliú siar',
  reopen: 'Socruithe fianán',
  close: 'Dún gan aon athrú',
  providers: {
    one: '{count} soláthraí',
    two: '{count} sholáthraí',
    few: '{count} sholáthraí',
    many: '{count} soláthraí',
    other: '{count} soláthraí'
  },
  provider: 'Soláthraí',
  duration: 'Coinnítear ar feadh',
  purpose: 'Cuspóir',
  cookies: 'Fianáin agus stóras',
  reason: 'An fáth a bhfuil gá leis',
  thirdParty: 'tríú páirtí',
  cookiePolicy: 'Beartas fianán',
  privacyPolicy: 'Beartas príobháideachais',
  saved: 'Sábháladh do roghanna.',
  lastChoice: 'Do rogha ón {date}',
  logNote: 'Coinnímid taifead ar do rogha mar chruthúnas. Tagairt: {consentId}',
  receipt: 'Íoslódáil admháil',
  gpcHonoured: 'Cloíodh le comhartha diúltaithe an bhrabhsálaí',
  embedTitle: 'Tá {service} bactha',
  embedBody: 'Tagann an t-ábhar seo ó {service}. Má cheadaíonn tú é, stórálfar agus léifear faisnéis ar do ghléas.',
  embedAllow: 'Ceadaigh {service} agus taispeáin',
  embedRemember: 'Ceadaigh {service} i gcónaí',
  scope: 'Baineann do rogha le {scope} ar fad.',
  optOutBody:
    'Stórálann agus léann {controller} agus a chomhpháirtithe faisnéis ar do ghléas (fianáin agus teicneolaíochtaí dá samhail) le haghaidh: {purposes}. Is féidir leat diúltú anois nó am ar bith faoi “{reopen}” ag bun gach leathanaigh.',
  optOut: 'Ná díol agus ná roinn mo shonraí',
  noticeBody:
    'Ní úsáideann {controller} ach an méid atá fíor-riachtanach chun go n-oibreoidh an suíomh. Tá sonraí faoi “{reopen}” ag bun gach leathanaigh.',
  askExpired: 'Chuaigh do rogha as feidhm, mar sin fiafraímid arís.',
  askNewCategory: 'Nua ó do rogha dheireanach: {purposes}.',
  askPolicy: 'Tá athrú ar ár mbeartas ó do rogha dheireanach.',
  whatChanged: 'Cad a athraíodh',
  left: 'Níorbh fhéidir a scriosadh ón leathanach seo: {items}. Is féidir leat é a scriosadh i do bhrabhsálaí.',
  search: 'Aimsigh soláthraí',
  notKept: 'Ní stórálann do bhrabhsálaí aon rud; ní bhaineann do rogha ach leis an leathanach seo.'
} satisfies Messages
