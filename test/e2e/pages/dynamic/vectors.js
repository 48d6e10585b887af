/* Ways in which a script brings third-party content into a page, after the tables B and C of the measurements
   (design §11). Each gets the third party's address maker and may use what it needs of the page. */
let vectorName = ''
const third = path => `http://third.localhost:${location.port}/${path}?v=${encodeURIComponent(vectorName)}`

const template = () => document.getElementById(vectorName).content
let here
/** Where this vector works: an element of its own, with a child. */
const place = () => {
  if (here?.title !== vectorName) {
    here = Object.assign(document.createElement('div'), { title: vectorName })
    here.append(document.createElement('i'))
    document.body.append(here)
  }
  return here
}
const child = () => place().firstElementChild
const make = (tag, attributes) => Object.assign(document.createElement(tag), attributes)
const script = () => make('script', { src: third('js') })
const svg = tag => document.createElementNS('http://www.w3.org/2000/svg', tag)
const attr = (name, value) => Object.assign(document.createAttribute(name), { value })
const add = node => place().appendChild(node)
const frame = () => add(document.createElement('iframe'))
const html = text => {
  const host = add(document.createElement('div'))
  host.innerHTML = text
}
const style = text => {
  const sheet = document.createElement('style')
  sheet.textContent = text
  document.head.appendChild(sheet)
  return sheet.sheet
}
const rule = () => `[title="${place().title}"]`
const box = css => add(make('b', { textContent: 'b', style: css }))
const form = () => {
  frame().name = vectorName
  return add(make('form', { action: third('html'), target: vectorName, method: 'post' }))
}
const worker = code => new Worker(URL.createObjectURL(new Blob([code])))

/** The ways to get a script to run: none may. */
const scripts = {
  appendChild: () => add(script()),
  'createElement, setAttribute': () => {
    const element = document.createElement('script')
    element.setAttribute('src', third('js'))
    add(element)
  },
  insertBefore: () => place().insertBefore(script(), child()),
  append: () => place().append('text', script()),
  prepend: () => place().prepend(script()),
  before: () => child().before(script()),
  after: () => child().after(script()),
  replaceWith: () => child().replaceWith(script()),
  replaceChild: () => place().replaceChild(script(), child()),
  replaceChildren: () => place().replaceChildren(script()),
  insertAdjacentElement: () => place().insertAdjacentElement('afterbegin', script()),
  'Range.insertNode': () => {
    const range = document.createRange()
    range.selectNodeContents(place())
    range.insertNode(script())
  },
  'Range.surroundContents': () => {
    const range = document.createRange()
    range.selectNode(child())
    range.surroundContents(script())
  },
  DocumentFragment: () => {
    const fragment = document.createDocumentFragment()
    fragment.append(script())
    add(fragment)
  },
  'nested in a div': () => {
    const div = document.createElement('div')
    div.append(script())
    add(div)
  },
  cloneNode: () => add(script().cloneNode(true)),
  'shadow root': () => {
    const host = add(document.createElement('div'))
    host.attachShadow({ mode: 'closed' }).append(script())
  },
  'setAttribute SRC': () => {
    const element = document.createElement('SCRIPT')
    element.setAttribute('SRC', third('js'))
    add(element)
  },
  setAttributeNS: () => {
    const element = document.createElement('script')
    element.setAttributeNS(null, 'src', third('js'))
    add(element)
  },
  setAttributeNode: () => {
    const element = document.createElement('script')
    element.setAttributeNode(attr('src', third('js')))
    add(element)
  },
  'attributes.setNamedItem': () => {
    const element = document.createElement('script')
    element.attributes.setNamedItem(attr('src', third('js')))
    add(element)
  },
  'Attr.value': () => {
    const element = document.createElement('script')
    element.setAttribute('src', '')
    element.getAttributeNode('src').value = third('js')
    add(element)
  },
  'Attr.nodeValue': () => {
    const element = document.createElement('script')
    element.setAttribute('src', '')
    element.getAttributeNode('src').nodeValue = third('js')
    add(element)
  },
  'Document.prototype.createElement': () => {
    const element = Document.prototype.createElement.call(document, 'script')
    element.src = third('js')
    add(element)
  },
  'createElementNS, HTML': () => {
    const element = document.createElementNS('http://www.w3.org/1999/xhtml', 'script')
    element.src = third('js')
    add(element)
  },
  'createElementNS, SVG': () => {
    const element = svg('script')
    element.setAttribute('href', third('js'))
    add(svg('svg')).append(element)
  },
  'SVG href.baseVal': () => {
    const element = svg('script')
    element.href.baseVal = third('js')
    add(svg('svg')).append(element)
  },
  'of another document': () => {
    const element = document.implementation.createHTMLDocument('').createElement('script')
    element.src = third('js')
    add(element)
  },
  'connected, then src': () => {
    add(document.createElement('script')).src = third('js')
  },
  'connected, then setAttribute': () => add(document.createElement('script')).setAttribute('src', third('js')),
  'connected, then Attr node': () => add(document.createElement('script')).setAttributeNode(attr('src', third('js'))),
  createContextualFragment: () => add(document.createRange().createContextualFragment(`<script src="${third('js')}"></script>`)),
  'document.write': () => document.write(`<script src="${third('js')}"><\/script>`),
  'document.write in pieces': () => {
    document.write('<scr')
    document.write(`ipt src="${third('js').slice(0, 12)}`)
    document.write(`${third('js').slice(12)}"></scr`)
    document.write('ipt>')
  },
  'prototype of a frame': () => {
    const { src } = Object.getOwnPropertyDescriptors(frame().contentWindow.HTMLScriptElement.prototype)
    const element = document.createElement('script')
    src.set.call(element, third('js'))
    frame().contentWindow.Node.prototype.appendChild.call(place(), element)
  },
  'type, flipped': () => {
    const element = script()
    element.type = 'text/plain'
    element.type = 'text/javascript'
    add(element)
  }
}

/** More ways to the same, and everything else that loads. */
const loads = {
  'connected, then setNamedItem': () => add(make('script', { id: 'named' })).attributes.setNamedItem(attr('src', third('js'))),
  module: () => add(make('script', { type: 'module', src: third('js') })),
  'module, type last': () => {
    const element = script()
    element.type = 'module'
    add(element)
  },
  'clone of a template': () => add(template().cloneNode(true)),
  'importNode of a template': () => add(document.importNode(template(), true)),
  'shadow root before its host': () => {
    const host = document.createElement('div')
    host.attachShadow({ mode: 'open' }).append(template().cloneNode(true))
    add(host)
  },
  'document.write after load': () => {
    document.write(`<script src="${third('js')}"><\/script>`)
    document.close()
  },
  'document.write, image': () => document.write(`<img src='${third('img')}'>`),
  'document.write, frame': () => document.write(`<iframe src=${third('html')}></iframe>`),
  'script in a script': () =>
    add(
      make('script', {
        text: `document.body.append(Object.assign(document.createElement('script'), { src: ${JSON.stringify(third('js'))} }))`
      })
    ),
  'upper-case host': () => add(make('script', { src: third('js').replace('third', 'THIRD') })),
  'host without scheme': () => add(make('script', { src: third('js').replace('http:', '') })),
  'tab in the host': () => add(make('script', { src: third('js').replace('third', 'thi\trd') })),
  'dot after the host': () => add(make('script', { src: third('js').replace('localhost', 'localhost.') })),
  base: () => {
    document.head.append(make('base', { href: third('') }))
    add(make('script', { src: `js?v=${encodeURIComponent(vectorName)}` }))
  },

  'innerHTML, image': () => html(`<img src="${third('img')}">`),
  'innerHTML, detached image': () => {
    document.createElement('div').innerHTML = `<img src="${third('img')}">`
  },
  'innerHTML, frame': () => html(`<iframe src="${third('html')}"></iframe>`),
  'innerHTML, stylesheet': () => html(`<link rel="stylesheet" href="${third('css')}">`),
  'innerHTML, onerror': () => html(`<img src="/missing" onerror="new Image().src = '${third('img')}'">`),
  'innerHTML, inline style': () => html(`<b style="background: url(${third('img')})">b</b>`),
  'innerHTML, style': () => html(`<style>@import "${third('css')}";</style>`),
  'innerHTML of a shadow root': () => {
    add(document.createElement('div')).attachShadow({ mode: 'open' }).innerHTML = `<img src="${third('img')}">`
  },
  'innerHTML of a template': () => {
    const template = document.createElement('template')
    template.innerHTML = `<img src="${third('img')}">`
    add(template.content.cloneNode(true))
  },
  'innerHTML, entities': () => html(`<img src="${third('img').replace('http:/', 'htt&#112;:&sol;').replace('/', '&#x2f;')}">`),
  outerHTML: () => {
    child().outerHTML = `<iframe src="${third('html')}"></iframe>`
  },
  insertAdjacentHTML: () => place().insertAdjacentHTML('beforeend', `<iframe src="${third('html')}"></iframe>`),
  setHTMLUnsafe: () => place().setHTMLUnsafe(`<img src="${third('img')}">`),
  'parseHTMLUnsafe, adopted': () => add(Document.parseHTMLUnsafe(`<img src="${third('img')}">`).querySelector('img')),
  'parseHTMLUnsafe, adoptNode': () =>
    document.adoptNode(Document.parseHTMLUnsafe(`<img src="${third('img')}">`).querySelector('img')),

  Image: () => {
    new Image().src = third('img')
  },
  'Image, srcset': () => {
    new Image().srcset = `/own.png?a,b 3x,${third('img')} 1x, /own.png 2x`
  },
  'Image, setAttribute': () => new Image().setAttribute('src', third('img')),
  'Image, Attr node': () => new Image().setAttributeNode(attr('src', third('img'))),
  'picture, source': () => {
    const picture = document.createElement('picture')
    picture.append(make('source', { srcset: third('img') }), make('img', { src: '/own.png' }))
    add(picture)
  },
  'input, image': () => add(make('input', { type: 'image', src: third('img') })),
  'SVG image': () => {
    const image = svg('image')
    image.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', third('img'))
    add(svg('svg')).append(image)
  },
  iframe: () => add(make('iframe', { src: third('html') })),
  'iframe, connected': () => {
    frame().src = third('html')
  },
  'iframe, srcdoc': () => add(make('iframe', { srcdoc: `<script src="${third('js')}"><\/script>` })),
  'iframe, javascript:': () => add(make('iframe', { src: `javascript:'<script src="${third('js')}"><\/script>'` })),
  'iframe, document.write': () => {
    const { contentDocument } = frame()
    contentDocument.write(`<script src="${third('js')}"><\/script>`)
    contentDocument.close()
  },
  'iframe, its fetch': () => frame().contentWindow.fetch(third('json')),
  'iframe, its fetch by frames[]': () => {
    frame()
    frames[frames.length - 1].fetch(third('json'))
  },
  'iframe by innerHTML, its fetch': () => {
    html('<iframe></iframe>')
    frames[frames.length - 1].fetch(third('json'))
  },
  'iframe, its innerHTML': () => {
    frame().contentDocument.body.innerHTML = `<img src="${third('img')}">`
  },
  'iframe, its Image': () => {
    new (frame().contentWindow.Image)().src = third('img')
  },
  'iframe, its inline script': () => {
    const { contentDocument } = frame()
    contentDocument.body.append(
      Object.assign(contentDocument.createElement('script'), { text: `new Image().src = ${JSON.stringify(third('img'))}` })
    )
  },
  object: () => add(make('object', { data: third('html') })),
  embed: () => add(make('embed', { src: third('html') })),
  stylesheet: () => document.head.append(make('link', { rel: 'stylesheet', href: third('css') })),
  'stylesheet, rel last': () => {
    const link = document.head.appendChild(make('link', { href: third('css') }))
    link.rel = 'stylesheet'
  },
  preload: () => document.head.append(make('link', { rel: 'preload', as: 'script', href: third('js') })),
  modulepreload: () => document.head.append(make('link', { rel: 'modulepreload', href: third('js') })),
  prefetch: () => document.head.append(make('link', { rel: 'prefetch', href: third('js') })),
  'preload, imagesrcset': () => document.head.append(make('link', { rel: 'preload', as: 'image', imageSrcset: third('img') })),
  Audio: () => {
    window.keep = new Audio(third('media'))
  },
  'video, src': () => add(make('video', { src: third('media') })),
  'video, poster': () => add(make('video', { poster: third('img') })),

  fetch: () => fetch(third('json')),
  'fetch, Request': () => fetch(new Request(third('json'))),
  'fetch, URL': () => fetch(new URL(third('json'))),
  'fetch, keepalive': () => fetch(third('json'), { keepalive: true, method: 'POST', body: 'b' }),
  fetchLater: () => fetchLater(third('json'), { activateAfter: 0 }),
  XMLHttpRequest: () => {
    const request = new XMLHttpRequest()
    request.open('GET', third('json'))
    request.send()
  },
  sendBeacon: () => navigator.sendBeacon(third('json'), 'b'),
  EventSource: () => new EventSource(third('events')),
  WebSocket: () => new WebSocket(third('socket').replace('http', 'ws')),
  FontFace: () => new FontFace('Vendor', `url(${third('font')})`).load(),

  'style, backgroundImage': () => {
    add(make('b', { textContent: 'b' })).style.backgroundImage = `url(${third('img')})`
  },
  'style, cssText': () => {
    add(make('b', { textContent: 'b' })).style.cssText = `background: url('${third('img')}')`
  },
  'style, setProperty': () =>
    add(make('b', { textContent: 'b' })).style.setProperty('background-image', `url("${third('img')}")`),
  'style, variable': () => box(`--image: url(${third('img')}); background: var(--image)`),
  'style, attribute': () => {
    const element = document.createElement('b')
    element.setAttribute('style', `background: url(${third('img')})`)
    add(element).textContent = 'b'
  },
  'style, in a shadow root': () => {
    const root = add(document.createElement('div')).attachShadow({ mode: 'closed' })
    const element = make('b', { textContent: 'b' })
    root.append(element)
    element.style.backgroundImage = `url(${third('img')})`
  },
  'style element': () => style(`@import url(${third('css')});`),
  'style element, text added': () => {
    const sheet = document.head.appendChild(document.createElement('style'))
    sheet.appendChild(document.createTextNode(`@import "${third('css')}";`))
  },
  'style element, text set': () => {
    document.head.appendChild(document.createElement('style')).textContent = `@import "${third('css')}";`
  },
  insertRule: () => style('').insertRule(`@import url(${third('css')});`),
  'insertRule, background': () => style('').insertRule(`${rule()} { background: url(${third('img')}) }`),
  'rule, setProperty': () => {
    const sheet = style(`${rule()} { color: black }`)
    sheet.cssRules[0].style.setProperty('background', `url(${third('img')})`)
  },
  adoptedStyleSheets: () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`${rule()} { background: url(${third('img')}) }`)
    document.adoptedStyleSheets = [sheet]
  },

  'form, submit': () => form().submit(),
  'form, requestSubmit': () => form().requestSubmit(),
  'form, button with formaction': () => {
    const button = make('button', { formAction: third('html') })
    const element = form()
    element.action = '/own.png'
    element.append(button)
    button.click()
  }
}

/** What no patch can hold, and why; the README says the same. */
const leaks = {
  'import map': [
    () => {
      add(make('script', { type: 'importmap', text: JSON.stringify({ imports: { vendor: third('js') } }) }))
      add(make('script', { type: 'module', text: 'import "vendor"' }))
    },
    'inline data has no address of its own'
  ],
  'speculation rules': [
    () =>
      add(
        make('script', {
          type: 'speculationrules',
          text: JSON.stringify({ prefetch: [{ source: 'list', urls: [third('html')] }] })
        })
      ),
    'inline data has no address of its own'
  ],
  ping: [
    () => add(make('a', { href: '#here', ping: third('html'), textContent: 'a' })).click(),
    'sent by the link itself when it is followed'
  ],
  'setNamedItem on a connected script without attributes': [
    () => add(document.createElement('script')).attributes.setNamedItem(attr('src', third('js'))),
    'an empty attribute map does not tell its element'
  ],
  'import()': [() => import(third('js')), 'the language has no function to patch'],
  'own script with import()': [
    () => add(make('script', { type: 'module', text: `import ${JSON.stringify(third('js'))}` })),
    'module graphs are loaded by the engine'
  ],
  'iframe, location': [() => (frame().contentWindow.location.href = third('html')), 'location cannot be patched'],
  'iframe, window.open': [
    () => {
      frame().name = vectorName
      window.open(third('html'), vectorName)
    },
    'navigation'
  ],
  'iframe, link target': [
    () => {
      frame().name = vectorName
      add(make('a', { href: third('html'), target: vectorName, textContent: 'a' })).click()
    },
    'navigation'
  ],
  'iframe, data:': [
    () => add(make('iframe', { src: `data:text/html,<img src="${third('img')}">` })),
    'a document without an origin, out of reach'
  ],
  'worker from a blob': [() => worker(`importScripts(${JSON.stringify(third('js'))})`), 'workers have functions of their own'],
  'worker from a blob, fetch': [() => worker(`fetch(${JSON.stringify(third('json'))})`), 'workers have functions of their own'],
  'own worker': [() => new Worker(`/worker.js?url=${encodeURIComponent(third('js'))}`), 'workers have functions of their own'],
  audioWorklet: [() => new AudioContext().audioWorklet.addModule(third('js')), 'worklets load as modules do'],
  'own redirect, fetch': [() => fetch(`/redirect?to=${encodeURIComponent(third('json'))}`), 'the address is an own one'],
  'own redirect, script': [
    () => add(make('script', { src: `/redirect?to=${encodeURIComponent(third('js'))}` })),
    'the address is an own one'
  ],
  'own stylesheet': [
    () => document.head.append(make('link', { rel: 'stylesheet', href: `/own.css?url=${encodeURIComponent(third('img'))}` })),
    'CSS in own files is not read'
  ],
  location: [() => (location.href = third('html')), 'navigation of the page itself']
}

/** Writes under declared names; `stored` in the spec reads them back. */
const writes = {
  'document.cookie': () => (document.cookie = 'third_a=1'),
  'document.cookie, with attributes': () => (document.cookie = ' third_b = 1; path=/; max-age=600; SameSite=Lax'),
  'document.cookie of a frame': () => (frame().contentDocument.cookie = 'third_c=1; path=/'),
  'cookie setter of the prototype': () =>
    Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call(document, 'third_d=1'),
  'cookieStore.set': () => window.cookieStore?.set('third_e', '1'),
  'cookieStore.set, object': () => window.cookieStore?.set({ name: 'third_f', value: '1' }),
  'localStorage.setItem': () => localStorage.setItem('third_a', '1'),
  'localStorage[]': () => (localStorage['third_b'] = '1'),
  'localStorage of a frame': () => (frame().contentWindow.localStorage.third_c = '1'),
  'localStorage, defineProperty': () =>
    Object.defineProperty(localStorage, 'third_d', { value: '1', configurable: true, enumerable: true, writable: true }),
  'Storage.prototype.setItem': () => Storage.prototype.setItem.call(localStorage, 'third_e', '1'),
  'sessionStorage.setItem': () => sessionStorage.setItem('third_a', '1'),
  indexedDB: () => indexedDB.open('third_db'),
  caches: () => caches.open('third_cache').then(cache => cache.put('/x', new Response('x')))
}

/** These change the page for all others. */
const ALONE = ['document.write after load', 'base', 'location', 'import map']
/** These belong to the time of parsing. */
const isParsing = name => /^document\.write(?! after)/.test(name)

const groups = { scripts, loads, leaks, writes }
window.names = Object.fromEntries(Object.entries(groups).map(([group, vectors]) => [group, Object.keys(vectors)]))
window.reasons = Object.fromEntries(Object.entries(leaks).map(([name, [, reason]]) => [name, reason]))
window.alone = ALONE
/** Vector → what it threw or rejected with. */
window.errors = {}

function start(name, vector) {
  vectorName = name
  try {
    const answer = (vector[0] ?? vector)()
    answer?.catch?.(error => (errors[name] = String(error)))
  } catch (error) {
    errors[name] = String(error)
  }
}

/** `?group=loads`, or `?group=loads&vector=base` for one alone. */
function run() {
  const params = new URLSearchParams(location.search)
  const only = params.get('vector')
  const all = Object.entries(groups[params.get('group')] ?? {}).filter(([name]) =>
    only === null ? !ALONE.includes(name) : name === only
  )
  for (const [name, vector] of all) if (isParsing(name)) start(name, vector)
  addEventListener('load', async () => {
    for (const [name, vector] of all) {
      // A task each: one must not force the layout of another.
      await new Promise(resolve => setTimeout(resolve))
      if (!isParsing(name)) start(name, vector)
    }
    document.documentElement.setAttribute('started', '')
  })
}
