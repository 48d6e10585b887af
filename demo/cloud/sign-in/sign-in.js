// The site's own, necessary script: a session for whoever asked to be signed in.
const form = document.querySelector('#sign-in')
const signedIn = () => /(?:^|; )molnhamn_session=/.test(document.cookie)

function show() {
  form.querySelector('#state').textContent = signedIn() ? 'You are signed in.' : 'You are signed out.'
  form.querySelector('button').textContent = signedIn() ? 'Sign out' : 'Sign in'
}

form.addEventListener('submit', event => {
  event.preventDefault()
  const age = signedIn() ? 0 : 8 * 3600
  document.cookie = `molnhamn_session=${Math.random().toString(36).slice(2)}; path=/cloud/; max-age=${age}; samesite=lax`
  show()
})
show()
