import type { Messages } from '../../types'

export default {
  bannerTitle: 'Ihre Cookie-Auswahl',
  bannerBody:
    '{controller} möchte auf Ihrem Gerät Informationen speichern und auslesen (Cookies und ähnliche Technologien), und zwar für: {purposes}. Sie entscheiden. Über das unbedingt Erforderliche hinaus verwenden wir nur, was Sie erlauben. Unter „{reopen}“ am Ende jeder Seite können Sie Ihre Auswahl jederzeit ändern oder Ihre Einwilligung widerrufen.',
  bannerPartners: {
    one: '{count} weiteres Unternehmen erhält Daten, wenn Sie es erlauben.',
    other: '{count} weitere Unternehmen erhalten Daten, wenn Sie es erlauben.'
  },
  accept: 'Alle akzeptieren',
  reject: 'Alle ablehnen',
  settings: 'Selbst auswählen',
  prefsTitle: 'Cookie-Einstellungen',
  prefsIntro: 'Wählen Sie, was wir verwenden dürfen. Alles Freiwillige ist aus, bis Sie es einschalten.',
  necessary: 'Unbedingt erforderlich',
  necessaryDesc:
    'Für den Betrieb der Website nötig, etwa für Sicherheit und die Speicherung dieser Auswahl. Lässt sich hier nicht abschalten.',
  functionality: 'Funktionalität',
  functionalityDesc:
    'Merkt sich Ihre Einstellungen, etwa Sprache und Darstellung, und ermöglicht Zusatzfunktionen wie Videos und Chat.',
  functionalityIn: 'Funktionalität',
  analytics: 'Analyse',
  analyticsDesc: 'Misst, wie die Website genutzt wird, etwa Besuchszahlen und gelesene Seiten, damit wir sie verbessern können.',
  analyticsIn: 'Analyse',
  advertising: 'Tracking und Werbung',
  advertisingDesc:
    'Verfolgt Ihr Verhalten hier und auf anderen Websites, um Werbung anzuzeigen oder zu messen und ein Profil Ihrer Interessen zu bilden.',
  advertisingIn: 'Tracking und Werbung',
  alwaysOn: 'Immer aktiv',
  on: 'Ein',
  off: 'Aus',
  save: 'Auswahl speichern',
  withdraw: 'Einwilligung widerrufen',
  reopen: 'Cookie-Einstellungen',
  close: 'Schließen, ohne etwas zu ändern',
  providers: { one: '{count} Anbieter', other: '{count} Anbieter' },
  provider: 'Anbieter',
  duration: 'Speicherdauer',
  purpose: 'Zweck',
  cookies: 'Cookies und Speicher',
  reason: 'Warum er nötig ist',
  thirdParty: 'Drittanbieter',
  cookiePolicy: 'Cookie-Hinweise',
  privacyPolicy: 'Datenschutzerklärung',
  saved: 'Ihre Auswahl ist gespeichert.',
  lastChoice: 'Ihre Auswahl vom {date}',
  logNote: 'Wir speichern einen Nachweis Ihrer Auswahl. Referenz: {consentId}',
  receipt: 'Nachweis herunterladen',
  gpcHonoured: 'Widerspruchssignal des Browsers wird beachtet',
  embedTitle: '{service} ist blockiert',
  embedBody:
    'Dieser Inhalt stammt von {service}. Wenn Sie es erlauben, werden dabei Informationen auf Ihrem Gerät gespeichert und ausgelesen.',
  embedAllow: '{service} erlauben und anzeigen',
  embedRemember: '{service} immer erlauben',
  scope: 'Ihre Wahl gilt für alle Seiten unter {scope}.',
  optOutBody:
    '{controller} und Partner speichern auf Ihrem Gerät Informationen und lesen sie aus (Cookies und ähnliche Technologien), und zwar für: {purposes}. Sie können jetzt oder jederzeit unter „{reopen}“ am Ende jeder Seite widersprechen.',
  optOut: 'Meine Daten nicht verkaufen oder teilen',
  noticeBody:
    '{controller} verwendet nur, was für den Betrieb dieser Website unbedingt erforderlich ist. Näheres steht unter „{reopen}“ am Ende jeder Seite.',
  askExpired: 'Ihre frühere Auswahl ist abgelaufen, deshalb fragen wir erneut.',
  askNewCategory: 'Neu seit Ihrer letzten Auswahl: {purposes}.',
  askPolicy: 'Unsere Richtlinie hat sich seit Ihrer letzten Auswahl geändert.',
  whatChanged: 'Was sich geändert hat',
  left: 'Von dieser Seite aus nicht löschbar: {items}. Sie können es in Ihrem Browser löschen.',
  search: 'Anbieter suchen',
  notKept: 'Ihr Browser lässt kein Speichern zu; Ihre Auswahl gilt daher nur für diese Seite.'
} satisfies Messages
