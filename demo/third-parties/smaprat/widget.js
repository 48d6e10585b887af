// Småprat Chat, a made-up vendor: a support bubble that remembers the visitor.
;(function () {
  var origin = new URL(document.currentScript.src).origin
  var visitor = localStorage.getItem('smaprat_visitor') || Math.random().toString(36).slice(2, 10)
  localStorage.setItem('smaprat_visitor', visitor)
  document.cookie = 'smaprat_seen=1; path=/; max-age=7776000; samesite=lax'
  navigator.sendBeacon(origin + '/smaprat/hello', JSON.stringify({ event: 'chat opened', visitor: visitor }))

  function draw() {
    var host = document.createElement('smaprat-chat')
    var root = host.attachShadow({ mode: 'open' })
    root.innerHTML =
      '<style>button{position:fixed;right:1.25rem;bottom:1.25rem;border:0;border-radius:99px;padding:.75rem 1.15rem;font:600 .95rem system-ui,sans-serif;' +
      'background:#0b5563;color:#fff;box-shadow:0 6px 20px #0004;cursor:pointer}p{position:fixed;right:1.25rem;bottom:4.5rem;margin:0;max-width:15rem;padding:.8rem 1rem;' +
      'border-radius:14px 14px 3px;background:#fff;color:#12303a;font:1rem/1.4 system-ui,sans-serif;box-shadow:0 8px 30px #0003}</style>' +
      '<p hidden>Hello! An engineer in Umeå answers within a minute.</p><button type="button">Chat with us</button>'
    root.querySelector('button').onclick = function () {
      root.querySelector('p').hidden = !root.querySelector('p').hidden
    }
    document.body.append(host)
  }
  if (document.body) draw()
  else addEventListener('DOMContentLoaded', draw)
})()
