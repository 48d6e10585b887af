// Trådverk, a made-up marketing-automation vendor: follows what a visitor reads and tells the sales team.
;(function () {
  var origin = new URL(document.currentScript.src).origin
  var id = (document.cookie.match(/(?:^|; )_tv_lead=([^;]+)/) || [])[1] || Math.random().toString(36).slice(2, 12)
  document.cookie = '_tv_lead=' + id + '; path=/; max-age=47304000; samesite=lax'
  var read = JSON.parse(localStorage.getItem('tradverk_interest') || '[]')
  read.push(location.pathname)
  localStorage.setItem('tradverk_interest', JSON.stringify(read.slice(-20)))
  window.tradverk = {
    track: function (event) {
      navigator.sendBeacon(origin + '/tradverk/hit', JSON.stringify({ event: event, lead: id, read: read }))
    }
  }
  tradverk.track('page read')
})()
