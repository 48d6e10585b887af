import type { Messages } from '../../types'

export default {
  bannerTitle: 'Votre choix concernant les cookies',
  bannerBody:
    '{controller} souhaite enregistrer et lire des informations sur votre appareil (cookies et autres traceurs) pour : {purposes}. Vous avez le choix. En dehors du strict nécessaire, nous n’utilisons que ce que vous autorisez. Vous pouvez à tout moment modifier votre choix ou retirer votre consentement via « {reopen} » en bas de chaque page.',
  bannerPartners: {
    one: '{count} autre société reçoit des données si vous l’autorisez.',
    other: '{count} autres sociétés reçoivent des données si vous l’autorisez.'
  },
  accept: 'Tout accepter',
  reject: 'Tout refuser',
  settings: 'Choisir',
  prefsTitle: 'Gestion des cookies',
  prefsIntro: 'Choisissez ce que nous pouvons utiliser. Tout ce qui est facultatif est désactivé tant que vous ne l’activez pas.',
  necessary: 'Strictement nécessaires',
  necessaryDesc:
    'Indispensables au fonctionnement du site, par exemple pour la sécurité et la mémorisation de ce choix. Ne peuvent pas être désactivés ici.',
  functionality: 'Fonctionnalités',
  functionalityDesc:
    'Mémorise vos réglages, comme la langue et l’affichage, et permet des fonctions supplémentaires comme les vidéos et la messagerie instantanée.',
  functionalityIn: 'les fonctionnalités',
  analytics: 'Mesure d’audience',
  analyticsDesc: 'Mesure l’utilisation du site, par exemple le nombre de visites et les pages lues, afin de l’améliorer.',
  analyticsIn: 'la mesure d’audience',
  advertising: 'Suivi et publicité',
  advertisingDesc:
    'Suit votre navigation ici et sur d’autres sites pour afficher ou mesurer des publicités et établir un profil de vos centres d’intérêt.',
  advertisingIn: 'le suivi et la publicité',
  alwaysOn: 'Toujours actif',
  on: 'Activé',
  off: 'Désactivé',
  save: 'Enregistrer mes choix',
  withdraw: 'Retirer mon consentement',
  reopen: 'Gestion des cookies',
  close: 'Fermer sans rien modifier',
  providers: { one: '{count} prestataire', other: '{count} prestataires' },
  provider: 'Prestataire',
  duration: 'Durée de conservation',
  purpose: 'Finalité',
  cookies: 'Cookies et stockage',
  reason: 'Pourquoi il est nécessaire',
  thirdParty: 'tiers',
  cookiePolicy: 'Politique relative aux cookies',
  privacyPolicy: 'Politique de confidentialité',
  saved: 'Vos choix sont enregistrés.',
  lastChoice: 'Votre choix du {date}',
  logNote: 'Nous conservons une trace de votre choix afin de pouvoir le prouver. Référence : {consentId}',
  receipt: 'Télécharger le justificatif',
  gpcHonoured: 'Signal d’opposition du navigateur pris en compte',
  embedTitle: '{service} est bloqué',
  embedBody:
    'Ce contenu provient de {service}, qui enregistrera et lira des informations sur votre appareil si vous l’autorisez.',
  embedAllow: 'Autoriser {service} et afficher',
  embedRemember: 'Toujours autoriser {service}',
  scope: 'Votre choix vaut pour l’ensemble de {scope}.',
  optOutBody:
    '{controller} et ses partenaires enregistrent et lisent des informations sur votre appareil (cookies et autres traceurs) pour : {purposes}. Vous pouvez vous y opposer maintenant, ou à tout moment via « {reopen} » en bas de chaque page.',
  optOut: 'Ne pas vendre ni partager mes données',
  noticeBody:
    '{controller} n’utilise que ce qui est strictement nécessaire au fonctionnement du site. Les détails se trouvent via « {reopen} » en bas de chaque page.',
  askExpired: 'Votre choix précédent a expiré, nous vous posons donc à nouveau la question.',
  askNewCategory: 'Nouveau depuis votre dernier choix : {purposes}.',
  askPolicy: 'Notre politique a changé depuis votre dernier choix.',
  whatChanged: 'Ce qui a changé',
  left: 'Impossible à supprimer depuis cette page : {items}. Vous pouvez le faire dans votre navigateur.',
  search: 'Chercher un prestataire',
  notKept: 'Votre navigateur refuse tout enregistrement : votre choix ne vaut que pour cette page.'
} satisfies Messages
