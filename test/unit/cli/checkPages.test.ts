import { describe, expect, it } from 'vitest'
import { checkPage, CONFIG, STATS, TAG } from './checkSupport'

/** What a body with this piece of HTML is told. */
async function told(body: string, config: object = CONFIG) {
  return (await checkPage({ body, config })).short
}

it('finds nothing in a page that is as it should be', async () => {
  const { code, report } = await checkPage({
    body: `
    <script type="text/plain" data-consent="analytics" src="https://a.stats.example/s.js" async></script>
    <iframe data-consent-service="stats" data-src="https://a.stats.example/f" title="f"></iframe>
    <script type="text/plain" data-consent="analytics" data-type="text/html"><img src="https://a.stats.example/p.gif"></script>
    <img src="/own.png" alt="" data-consent="analytics" data-src="https://a.stats.example/p.gif">
    <video data-consent-service="stats" poster="/own.jpg"><source data-consent-service="stats" data-src="https://a.stats.example/v.mp4"></video>
    <a href="https://stats.example/">a link loads nothing</a>
    <script type="application/ld+json">{ "url": "https://www.stats.example/" }</script>
    <script src="https://other.example/o.js"></script>
    <button data-consent-action="preferences">Settings</button>`
  })
  expect(report).toEqual({ pages: 1, errors: 0, warnings: 0, findings: [] })
  expect(code).toBe(0)
})

describe('live tags of declared hosts', () => {
  it.each([
    '<script src="https://www.stats.example/s.js"></script>',
    '<script type="module" src="//www.stats.example/s.js"></script>',
    '<script src="https://WWW.Stats.example./s.js" async></script>',
    '<script src="https://cdn.example/stats/s.js"></script>',
    '<iframe src="https://www.stats.example/f"></iframe>',
    '<iframe loading="lazy" hidden src="https://www.stats.example/f"></iframe>',
    '<img src="https://www.stats.example/p.gif" alt="">',
    '<img src="/own.png" srcset="/own.png 1x, https://www.stats.example/p.gif 2x" alt="">',
    '<picture><source srcset="https://www.stats.example/p.webp 2x"><img src="/own.png" alt=""></picture>',
    '<video src="https://www.stats.example/v.mp4"></video>',
    '<video poster="https://www.stats.example/p.jpg" preload="none"></video>',
    '<audio><source src="https://www.stats.example/a.mp3"></audio>',
    '<object data="https://www.stats.example/o.svg"></object>',
    '<embed src="https://www.stats.example/e">',
    '<link rel="stylesheet" href="https://www.stats.example/s.css">',
    '<link rel="icon" href="https://www.stats.example/i.png">',
    '<input type="image" src="https://www.stats.example/p.gif" alt="">',
    '<svg><image href="https://www.stats.example/p.svg"/></svg>',
    '<svg><script type="text/plain" xlink:href="https://www.stats.example/s.js"></script></svg>',
    '<style>@import url("https://www.stats.example/s.css");</style>',
    '<p style="background: url(https://www.stats.example/p.gif)">',
    '<script type="importmap">{ "imports": { "s": "https://www.stats.example/s.js" } }</script>',
    '<iframe srcdoc="<img src=https://www.stats.example/p.gif>"></iframe>',
    '<div><template shadowrootmode="open"><img src="https://www.stats.example/p.gif"></template></div>'
  ])('%s', async html => {
    expect(await told(`\n${html}`)).toEqual(['8 live-tag'])
  })

  it('names file, line, column, host, service and the way to mend it', async () => {
    const { report } = await checkPage({ body: '<p>\n  <script\n    src="https://www.stats.example/s.js"></script>' })
    const [found] = report.findings
    expect(found).toMatchObject({ line: 9, column: 5, severity: 'error' })
    expect(found!.file).toMatch(/index\.html$/)
    expect(found!.message).toContain('www.stats.example')
    expect(found!.message).toContain('Write <script type="text/plain" data-consent-service="stats" …>.')
  })

  it.each([
    ['a host without its subdomain', '<script src="https://notstats.example/s.js"></script>'],
    ['another path', '<script src="https://cdn.example/other/s.js"></script>'],
    ['an inert script', '<script type="text/plain" src="https://www.stats.example/s.js"></script>'],
    ['a disabled stylesheet', '<link rel="stylesheet" disabled href="https://www.stats.example/s.css">'],
    ['a link that is not loaded', '<link rel="canonical" href="https://www.stats.example/">'],
    ['a comment', '<!-- <script src="https://www.stats.example/s.js"></script> -->'],
    ['a CSS comment', '<style>/* url(https://www.stats.example/) */</style>']
  ])('lets %s pass', async (_, html) => {
    expect(await told(html)).toEqual([])
  })

  it('is a warning where the server sends the policy', async () => {
    const { code, report } = await checkPage({
      config: { ...CONFIG, guard: 'policy' },
      body: '<script src="https://www.stats.example/s.js"></script>'
    })
    expect(report.findings).toMatchObject([{ code: 'live-tag', severity: 'warning' }])
    expect(code).toBe(0)
  })

  it('lets a necessary service load where it is needed, once it is known where the page stands', async () => {
    const shop = {
      ...STATS,
      id: 'shop',
      category: 'necessary',
      reason: 'Takes payments',
      hosts: ['pay.example'],
      match: ['/checkout/*']
    }
    const parts = { config: { ...CONFIG, services: [STATS, shop] }, body: '<script src="https://pay.example/p.js"></script>' }
    expect((await checkPage(parts)).short).toEqual([])
    expect((await checkPage(parts, '--site', 'https://shop.example/checkout/')).short).toEqual([])
    expect((await checkPage(parts, '--site', 'https://shop.example/')).short).toEqual(['7 live-tag'])
  })

  it('never takes own addresses for somebody else’s', async () => {
    const parts = { body: '<script src="https://www.stats.example/s.js"></script>' }
    expect((await checkPage(parts, '--site', 'https://www.stats.example/')).short).toEqual([])
  })

  it('resolves addresses against <base>', async () => {
    const { short } = await checkPage({ head: '<base href="https://www.stats.example/">', body: '<img src="p.gif" alt="">' })
    expect(short).toContain('7 live-tag')
  })

  it('asks about a snippet that names a declared host, unless the dynamic guard holds back what it inserts', async () => {
    const body =
      '<script>\n(d => { const s = d.createElement("script"); s.src = "https://www.stats.example/s.js?id=" + 1 })(document)</script>'
    const { report } = await checkPage({ body })
    expect(report.findings).toMatchObject([{ line: 7, code: 'live-code', severity: 'warning' }])
    const guard = `<script src="/consentry-guard.js"></script>${TAG}`
    expect((await checkPage({ body, tag: guard, config: { ...CONFIG, guard: 'dynamic' } })).short).toEqual([])
  })
})

describe('what holds nothing back', () => {
  it.each([
    ['template-wrapper', '<template><img src="https://www.stats.example/p.gif"></template>'],
    ['template-wrapper', '<template><template><script src="https://www.stats.example/s.js"></script></template></template>'],
    ['media-trick', '<link rel="stylesheet" media="print" href="https://www.stats.example/s.css">'],
    ['media-trick', '<link rel="stylesheet" media="not all" href="https://www.stats.example/s.css">'],
    ['media-trick', '<link rel="alternate stylesheet" href="https://www.stats.example/s.css">'],
    ['media-trick', '<link rel="stylesheet" type="text/plain" href="https://www.stats.example/s.css">'],
    ['media-trick', '<style media="not all">@import "https://www.stats.example/s.css";</style>'],
    ['media-trick', '<style type="text/plain">@import url(https://www.stats.example/s.css);</style>'],
    ['object-type', '<object type="text/plain" data="https://www.stats.example/o"></object>'],
    ['object-type', '<object type="text/plain" data-consent="analytics" data="https://www.stats.example/o"></object>'],
    ['early-connection', '<link rel="preconnect" href="https://www.stats.example">'],
    ['early-connection', '<link rel="dns-prefetch" href="//www.stats.example">'],
    ['early-connection', '<link rel="preload" as="script" href="https://www.stats.example/s.js">'],
    ['early-connection', '<link rel="modulepreload" href="https://www.stats.example/s.js">'],
    ['early-connection', '<link rel="preload" as="image" imagesrcset="https://www.stats.example/p.gif 2x">'],
    ['noscript-pixel', '<noscript><img src="https://www.stats.example/p.gif"></noscript>'],
    ['second-type', '<script type="text/javascript" type="text/plain" src="/own.js"></script>'],
    ['second-mark', '<img data-consent="analytics" data-consent="advertising" data-src="https://www.stats.example/p.gif">']
  ])('%s: %s', async (code, html) => {
    expect(await told(`\n\n${html}`)).toEqual([`9 ${code}`])
  })

  it('points at the second attribute itself', async () => {
    const { report } = await checkPage({ body: '<script type="module"\n  src="/own.js"\n  type="text/plain"></script>' })
    expect(report.findings).toMatchObject([{ code: 'second-type', line: 9, column: 3 }])
  })
})

describe('marks', () => {
  it.each([
    ['live-marked', '<script data-consent="analytics" src="https://www.stats.example/s.js"></script>'],
    ['live-marked', '<script type=" text/javascript " data-consent="analytics">track()</script>'],
    ['live-marked', '<script type="text/ecmascript" data-consent="analytics">track()</script>'],
    ['live-marked', '<script type="" data-consent="analytics">track()</script>'],
    ['live-marked', '<img data-consent="analytics" src="https://www.stats.example/p.gif" alt="">'],
    [
      'live-marked',
      '<img data-consent="analytics" src="https://www.stats.example/p.gif" data-src="https://www.stats.example/p.gif" alt="">'
    ],
    ['live-marked', '<img data-consent="analytics" src="/own-but-marked.png" alt="">'],
    ['live-marked', '<iframe data-consent="analytics" src="https://www.stats.example/f"></iframe>'],
    ['live-marked', '<iframe data-consent="analytics" srcdoc="<p>"></iframe>'],
    ['live-marked', '<link data-consent="analytics" rel="stylesheet" href="https://www.stats.example/s.css">'],
    ['live-marked', '<video data-consent="analytics" data-src="/v.mp4" poster="https://www.stats.example/p.jpg"></video>'],
    ['live-marked', '<style data-consent="analytics">p { color: red }</style>'],
    [
      'svg-script',
      '<svg><script type="text/plain" data-consent="analytics" href="https://www.stats.example/s.js"></script></svg>'
    ],
    ['nothing-held', '<div data-consent="analytics"><p>text</p></div>'],
    ['nothing-held', '<iframe data-consent="analytics"></iframe>'],
    ['unknown-action', '<button data-consent-action="settings">Settings</button>']
  ])('%s: %s', async (code, html) => {
    expect(await told(html)).toEqual([`7 ${code}`])
  })

  it.each([
    [
      'an inert type with parameters',
      '<script type="text/javascript; charset=utf-8" data-consent="analytics" src="https://www.stats.example/s.js"></script>'
    ],
    ['an empty src beside data-src', '<img src="" data-consent="analytics" data-src="https://www.stats.example/p.gif" alt="">'],
    [
      'about:blank beside data-src',
      '<iframe src="about:blank" data-consent="analytics" data-src="https://www.stats.example/f"></iframe>'
    ],
    ['a custom element', '<x-map data-consent="analytics" data-src="https://www.stats.example/f"></x-map>']
  ])('takes %s as held', async (_, html) => {
    expect(await told(html)).toEqual([])
  })

  it.each([
    ['data-consent="analytic"', '"analytic", which the configuration does not have. Did you mean "analytics"?'],
    ['data-consent="analytics advertising"', '"advertising"'],
    ['data-consent="stats"', '"stats", which is a service. Write data-consent-service="stats".'],
    ['data-consent-service="analytics"', '"analytics", which is a category. Write data-consent="analytics".'],
    ['data-consent-service="stat"', 'Did you mean "stats"?'],
    ['data-consent=""', 'has an empty mark'],
    ['data-consent=" "', 'has an empty mark'],
    ['data-consent-service=""', 'has an empty mark'],
    ['data-consent="" data-consent-service="stats"', 'has an empty mark']
  ])('says that %s opens never', async (mark, words) => {
    const { report } = await checkPage({ body: `<img\n ${mark} data-src="https://www.stats.example/p.gif" alt="">` })
    expect(report.findings).toMatchObject([{ code: 'unknown-name', line: 8, column: 2, severity: 'error' }])
    expect(report.findings[0]!.message).toContain(words)
  })
})
