import type { Messages } from '../../types'

export default {
  bannerTitle: 'Your choice about cookies',
  bannerBody:
    '{controller} would like to store and read information on your device (cookies and similar technologies) for: {purposes}. It is up to you. Beyond what is strictly necessary we use only what you allow, and you can change or withdraw your choice at any time under “{reopen}” at the bottom of every page.',
  bannerPartners: {
    one: '{count} other company receives data if you allow it.',
    other: '{count} other companies receive data if you allow it.'
  },
  accept: 'Accept all',
  reject: 'Reject all',
  settings: 'Choose for yourself',
  prefsTitle: 'Cookie settings',
  prefsIntro: 'Choose what we may use. Everything optional is off until you turn it on.',
  necessary: 'Strictly necessary',
  necessaryDesc: 'Needed for the site to work, for example security and remembering this choice. Cannot be turned off here.',
  functionality: 'Functionality',
  functionalityDesc:
    'Remembers your settings, such as language and display, and makes extra features work, such as video and chat.',
  functionalityIn: 'functionality',
  analytics: 'Analytics',
  analyticsDesc:
    'Measures how the site is used, for example number of visits and which pages are read, so that we can improve it.',
  analyticsIn: 'analytics',
  advertising: 'Tracking and advertising',
  advertisingDesc:
    'Follows what you do here and on other sites to show or measure advertising and to build a profile of your interests.',
  advertisingIn: 'tracking and advertising',
  alwaysOn: 'Always on',
  on: 'On',
  off: 'Off',
  save: 'Save my choices',
  withdraw: 'Withdraw consent',
  reopen: 'Cookie settings',
  close: 'Close without changing anything',
  providers: { one: '{count} provider', other: '{count} providers' },
  provider: 'Provider',
  duration: 'Kept for',
  purpose: 'Purpose',
  cookies: 'Cookies and storage',
  reason: 'Why it is needed',
  thirdParty: 'third party',
  cookiePolicy: 'Cookie policy',
  privacyPolicy: 'Privacy policy',
  saved: 'Your choices are saved.',
  lastChoice: 'Your choice from {date}',
  logNote: 'We keep a record of your choice so that we can prove it. Reference: {consentId}',
  receipt: 'Download receipt',
  gpcHonoured: 'Opt-out preference signal honoured',
  embedTitle: '{service} is blocked',
  embedBody: 'This content comes from {service}, which will store and read information on your device if you allow it.',
  embedAllow: 'Allow {service} and show',
  embedRemember: 'Always allow {service}',
  scope: 'Your choice applies to all of {scope}.',
  optOutBody:
    '{controller} and its partners store and read information on your device (cookies and similar technologies) for: {purposes}. You can opt out now, or at any time under “{reopen}” at the bottom of every page.',
  optOut: 'Do not sell or share my data',
  noticeBody:
    '{controller} uses only what is strictly necessary for this site to work. Details are under “{reopen}” at the bottom of every page.',
  askExpired: 'Your earlier choice has expired, so we ask again.',
  askNewCategory: 'New since your last choice: {purposes}.',
  askPolicy: 'Our policy has changed since your last choice.',
  whatChanged: 'What changed',
  left: 'Could not be deleted from this page: {items}. You can delete it in your browser.',
  search: 'Find a provider',
  notKept: 'Your browser refuses to store anything, so your choice holds for this page only.'
} satisfies Messages
