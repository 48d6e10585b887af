// Behaves as the script of the WP Consent API plugin is documented to (standards.md 2.7): a category may be used where the
// site has no consent type at all, where it is "optout" and nothing was said, or where it was allowed; each answer is kept in
// a cookie for 30 days, and a change is told to whoever listens.
;(() => {
  const read = category => {
    const prefix = `wp_consent_${category}=`
    const entry = document.cookie.split('; ').find(text => text.startsWith(prefix))
    return entry && entry.slice(prefix.length)
  }

  window.wp_has_consent = category => {
    const said = read(category)
    const type = window.wp_consent_type
    return !type || (type.includes('optout') && !said) || said === 'allow'
  }

  window.wp_set_consent = (category, value) => {
    const before = read(category)
    document.cookie = `wp_consent_${category}=${value};path=/;max-age=2592000`
    if (before === value) return
    const detail = Object.assign([], { [category]: value })
    document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }))
  }
})()
