import type { Messages } from '../../types'

export default {
  bannerTitle: 'La vostra elecció sobre les galetes',
  bannerBody:
    '{controller} vol emmagatzemar i llegir informació al vostre dispositiu (galetes i tecnologies similars) per a: {purposes}. Vós decidiu. A part del que és estrictament necessari, només fem servir el que permeteu. Podeu canviar l’elecció o retirar el consentiment en qualsevol moment a «{reopen}», al peu de cada pàgina.',
  bannerPartners: {
    one: '{count} empresa més rep dades si ho permeteu.',
    other: '{count} empreses més reben dades si ho permeteu.'
  },
  accept: 'Accepta-ho tot',
  reject: 'Rebutja-ho tot',
  settings: 'Tria',
  prefsTitle: 'Configuració de galetes',
  prefsIntro: 'Trieu què podem fer servir. Tot el que és opcional està desactivat fins que ho activeu.',
  necessary: 'Estrictament necessàries',
  necessaryDesc:
    'Calen perquè el lloc funcioni, per exemple per a la seguretat i per recordar aquesta elecció. Aquí no es poden desactivar.',
  functionality: 'Funcionalitat',
  functionalityDesc:
    'Recorda la vostra configuració, com l’idioma i l’aspecte, i permet funcions addicionals, com els vídeos i el xat.',
  functionalityIn: 'funcionalitat',
  analytics: 'Anàlisi',
  analyticsDesc:
    'Mesura com es fa servir el lloc, per exemple el nombre de visites i les pàgines llegides, perquè el puguem millorar.',
  analyticsIn: 'anàlisi',
  advertising: 'Seguiment i publicitat',
  advertisingDesc:
    'Segueix el que feu aquí i en altres llocs per mostrar o mesurar anuncis i crear un perfil dels vostres interessos.',
  advertisingIn: 'seguiment i publicitat',
  alwaysOn: 'Sempre actiu',
  on: 'Activat',
  off: 'Desactivat',
  save: 'Desa la meva elecció',
  withdraw: 'Retira el consentiment',
  reopen: 'Configuració de galetes',
  close: 'Tanca sense canviar res',
  providers: { one: '{count} proveïdor', other: '{count} proveïdors' },
  provider: 'Proveïdor',
  duration: 'Conservació',
  purpose: 'Finalitat',
  cookies: 'Galetes i emmagatzematge',
  reason: 'Per què cal',
  thirdParty: 'tercer',
  cookiePolicy: 'Política de galetes',
  privacyPolicy: 'Política de privadesa',
  saved: 'S’ha desat la vostra elecció.',
  lastChoice: 'La vostra elecció del {date}',
  logNote: 'Guardem constància de la vostra elecció per poder-la demostrar. Referència: {consentId}',
  receipt: 'Baixa el justificant',
  gpcHonoured: 'Es respecta el senyal d’oposició del navegador',
  embedTitle: '{service} està bloquejat',
  embedBody: 'Aquest contingut ve de {service}, que emmagatzemarà i llegirà informació al vostre dispositiu si ho permeteu.',
  embedAllow: 'Permet {service} i mostra-ho',
  embedRemember: 'Permet sempre {service}',
  scope: 'L’elecció val per a tot {scope}.',
  optOutBody:
    '{controller} i els seus socis emmagatzemen i llegeixen informació al vostre dispositiu (galetes i tecnologies similars) per a: {purposes}. Us hi podeu oposar ara o en qualsevol moment a «{reopen}», al peu de cada pàgina.',
  optOut: 'No vengueu ni compartiu les meves dades',
  noticeBody:
    '{controller} només fa servir el que és estrictament necessari perquè el lloc funcioni. Més detalls a «{reopen}», al peu de cada pàgina.',
  askExpired: 'La vostra elecció anterior ha caducat; per això tornem a preguntar.',
  askNewCategory: 'Nou des de la vostra última elecció: {purposes}.',
  askPolicy: 'La nostra política ha canviat des de la vostra última elecció.',
  whatChanged: 'Què ha canviat',
  left: 'No s’ha pogut esborrar des d’aquesta pàgina: {items}. Ho podeu esborrar al navegador.',
  search: 'Cerca un proveïdor',
  notKept: 'El navegador no permet desar res; l’elecció només val per a aquesta pàgina.'
} satisfies Messages
