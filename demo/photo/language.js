// Two languages in one page: <html lang> decides which is seen (site.css).
const LANGUAGES = ['en', 'da']

function wanted() {
  const asked = new URLSearchParams(location.search).get('lang')
  return LANGUAGES.includes(asked) ? asked : 'en'
}

function speak(language) {
  document.documentElement.lang = language
  // The SDK has read the page's language already; an open dialog changes with the page.
  window.consentry?.setLocale(language)
  document.title = document.querySelector(`meta[name="title-${language}"]`)?.content ?? document.title
  for (const button of document.querySelectorAll('[data-speak]'))
    button.setAttribute('aria-pressed', String(button.dataset.speak === language))
  for (const link of document.querySelectorAll('a[data-keep-language]')) {
    const url = new URL(link.href)
    url.searchParams.set('lang', language)
    link.href = url.href
  }
}

speak(wanted())
document.addEventListener('DOMContentLoaded', () => speak(wanted()))
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-speak]')
  if (!button) return
  const language = button.dataset.speak
  history.replaceState(null, '', `?lang=${language}${location.hash}`)
  speak(language)
})
