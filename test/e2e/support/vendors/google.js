// Reads the data layer as Google's tag does (standards.md T-01 to T-07): commands are `arguments` objects, anything else is
// no command; a type that was never set counts as granted; hits wait for an update as long as the default says; `_ga` is
// stored only where `analytics_storage` is granted. Each hit names the two states: `gcs=G1<ad><analytics>`.
;(() => {
  const layer = (window.dataLayer = window.dataLayer || [])
  const states = {}
  let holdUntil = 0
  let hits = []

  const isGranted = type => (states[type] || 'granted') === 'granted'
  const has = name => document.cookie.split('; ').some(entry => entry.startsWith(`${name}=`))

  function send() {
    if (Date.now() < holdUntil) return
    if (isGranted('analytics_storage') && hits.length && !has('_ga')) document.cookie = '_ga=GA1.1.42;path=/;max-age=63072000'
    for (const name of hits.splice(0)) {
      const bits = [isGranted('ad_storage'), isGranted('analytics_storage')].map(Number).join('')
      const id = has('_ga') && isGranted('analytics_storage') ? '&cid=42' : ''
      new Image().src = `https://vendor.example/g/collect?en=${name}&gcs=G1${bits}${id}`
    }
  }

  function read(entry) {
    if (Object.prototype.toString.call(entry) !== '[object Arguments]') return
    const [command, name, details = {}] = entry
    if (command === 'consent') {
      const { wait_for_update: wait = 0, ...types } = details
      Object.assign(states, types)
      holdUntil = name === 'default' ? Date.now() + wait : 0
      setTimeout(send, wait)
    }
    if (command === 'config') hits.push('page_view')
    if (command === 'event') hits.push(name)
    send()
  }

  layer.forEach(read)
  layer.push = (...entries) => {
    const length = Array.prototype.push.apply(layer, entries)
    entries.forEach(read)
    return length
  }
})()
