import { expect, head, html, ran, test } from './support/site'
import { accept, returning, SILENT } from './support/silent'

const MARK = 'type="text/plain" data-consent="analytics"'

test('runs the very same node: place, identity, listeners, attributes and currentScript stay @firefox', async ({
  page,
  site
}) => {
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        `<p id="before"></p><script ${MARK} id="it" data-own="1" class="c" crossorigin="anonymous" referrerpolicy="no-referrer"
          onload="ran.push('onload attribute')" src="{third}/x.js?code=(window.ran||=[]).push(document.currentScript===window.node,document.currentScript.previousElementSibling.id)"></script><p id="after"></p>
        <script>window.node = document.getElementById('it'); node.addEventListener('load', () => ran.push('listener'))</script>`
      )
    )
  )
  await accept(page)
  await expect.poll(() => ran(page)).toEqual([true, 'before', 'onload attribute', 'listener'])
  expect(await page.evaluate(() => document.getElementById('it')!.outerHTML.replace(/src="[^"]*"/, ''))).toMatch(
    /^<script data-consent="analytics" id="it" data-own="1" class="c" crossorigin="anonymous" referrerpolicy="no-referrer" onload=/
  )
  expect(await page.evaluate(() => document.getElementById('it')!.nextElementSibling!.id)).toBe('after')
  expect(site.seen).toHaveLength(1)
  expect(site.seen[0]!.headers).not.toHaveProperty('referer')
  expect(site.seen[0]!.headers.origin).toBe(site.url)
})

test('runs a file whose integrity is right, and none whose integrity is wrong @firefox', async ({ page, site }) => {
  const code = '(window.ran||=[]).push(1)'
  const { createHash } = await import('node:crypto')
  const right = `sha256-${createHash('sha256').update(code).digest('base64')}`
  const tag = (integrity: string, number: number) =>
    `<script ${MARK} crossorigin integrity="${integrity}" src="{third}/${number}.js?code=${encodeURIComponent(code)}" onload="ran.push('loaded')" onerror="(window.ran||=[]).push('refused')"></script>`
  await page.goto(site.page('/', html(head(SILENT), tag(`sha256-${'A'.repeat(43)}=`, 1) + tag(right, 2))))
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['refused', 1, 'loaded'])
})

test('lets every kind of element go, and only what was written @firefox', async ({ page, site }) => {
  await page.goto(
    site.page(
      '/',
      html(
        `${head(SILENT)}<link data-consent="analytics" rel="stylesheet" data-href="{third}/style.css">
        <link data-consent="analytics" rel="preload" as="image" data-href="{third}/preloaded.gif">`,
        `<iframe data-consent="analytics" data-src="{third}/frame.html"></iframe>
        <iframe data-consent="analytics" data-srcdoc="<p id=doc>doc</p><img src='{third}/srcdoc.gif'>"></iframe>
        <img data-consent="analytics" data-src="{third}/image.gif" alt="">
        <img data-consent="analytics" data-srcset="{third}/set.gif 1x, {third}/set2.gif 9x" data-src="{third}/not-this.gif" alt="">
        <picture><source data-consent="analytics" data-srcset="{third}/source.gif"><img src="data:," alt=""></picture>
        <video data-consent="analytics" data-src="{third}/film.mp4" data-poster="{third}/poster.gif" preload="auto" muted></video>
        <audio data-consent="analytics" data-src="{third}/sound.mp3" preload="auto"></audio>
        <video preload="auto" muted><source data-consent="analytics" data-src="{third}/late.mp4"></video>
        <video id="tracked" src="data:," muted><track data-consent="analytics" data-src="{third}/track.vtt" kind="subtitles" default></video>
        <object data-consent="analytics" data-data="{third}/object.html" width="9" height="9"></object>
        <embed data-consent="analytics" data-src="{third}/embed.html" width="9" height="9">
        <input data-consent="analytics" type="image" data-src="{third}/input.gif" alt="">`
      )
    )
  )
  await page.waitForTimeout(400)
  expect(site.seen).toEqual([])
  await accept(page)
  const kinds = 'embed frame image input late.mp4 film.mp4 object poster preloaded set sound.mp3 source srcdoc style'.split(' ')
  await expect
    .poll(() => new Set(site.paths().map(path => path.slice(1).replace(/\.(gif|html|css)$/, ''))), { timeout: 9000 })
    .toEqual(new Set(kinds))
  // Not through a locator: Playwright's Firefox waits for ever for an <object> to navigate.
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector('h1')!).color)).toBe('rgb(1, 2, 3)')
  expect(await page.evaluate(() => document.querySelector('track')!.getAttribute('src'))).toContain('/track.vtt')
  expect(
    await page.evaluate(
      () => [...document.querySelectorAll('[data-src],[data-href],[data-data],[data-srcdoc],[data-srcset],[data-poster]')].length
    )
  ).toBe(0)
})

test('puts a block of HTML in its place, its scripts in order @firefox', async ({ page, site }) => {
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        `<script ${MARK} src="{third}/first.js?delay=200"></script>
        <div id="here"><script ${MARK} data-type="text/html"><p id="in">in</p><script src="{third}/lib.js?delay=100"><\\/script><script>ran.push('uses lib')<\\/script><img src="{third}/block.gif"></script></div>
        <script ${MARK}>ran.push('after')</script>`
      )
    )
  )
  await page.waitForTimeout(200)
  expect(site.seen).toEqual([])
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['first', 'lib', 'uses lib', 'after'])
  await expect(page.locator('#here > #in')).toHaveText('in')
  await expect.poll(() => site.paths()).toContain('/block.gif')
})

test('asks for every category that is named, and for the service too @firefox', async ({ page, site }) => {
  const img = (marks: string, name: string) => `<img ${marks} data-src="{third}/${name}.gif" alt="">`
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        img('data-consent="analytics"', 'one') +
          img('data-consent="analytics  advertising"', 'both') +
          img('data-consent-service="film"', 'service') +
          img('data-consent="analytics" data-consent-service="film"', 'category-and-service') +
          img('data-consent-service="stats"', 'stats') +
          img('data-consent="necessary"', 'necessary')
      )
    )
  )
  await page.waitForTimeout(200)
  expect(site.paths()).toEqual(['/necessary.gif'])
  const save = (categories: Record<string, boolean>, services?: Record<string, boolean>) =>
    page.evaluate(
      ([c, s]) => (window as never as { consentry: { save(a: unknown, b: unknown): void } }).consentry.save(c, s),
      [categories, services]
    )
  await save({ analytics: true })
  await expect.poll(() => site.paths().sort()).toEqual(['/necessary.gif', '/one.gif', '/stats.gif'])
  await save({}, { film: true })
  await expect
    .poll(() => site.paths().sort())
    .toEqual(['/category-and-service.gif', '/necessary.gif', '/one.gif', '/service.gif', '/stats.gif'])
  await save({ advertising: true })
  await expect.poll(() => site.paths()).toContain('/both.gif')
})

test('keeps empty marks and unknown names closed, whatever is allowed, and says so once @firefox', async ({ page, site }) => {
  const warnings: string[] = []
  page.on('console', message => message.type() === 'warning' && warnings.push(message.text()))
  const marks = [
    'data-consent=""',
    'data-consent=" "',
    'data-consent',
    'data-consent-service=""',
    'data-consent="analytic"',
    'data-consent="film"',
    'data-consent-service="analytics"',
    'data-consent="analytics analytic"',
    'data-consent="" data-consent-service="film"',
    'data-consent="__proto__"'
  ]
  const body = marks
    .map(
      (mark, i) =>
        `<img ${mark} data-src="{third}/${i}.gif" alt=""><script type="text/plain" ${mark} src="{third}/${i}.js"></script>`
    )
    .join('')
  await returning(page, site.url)
  await page.goto(site.page('/', html(head(SILENT), body)))
  await accept(page)
  await page.waitForTimeout(500)
  expect(site.seen).toEqual([])
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('Did you mean "analytics"?')
  expect(warnings[0]).toContain('empty mark')
})

test('lands what revived code writes at the script, and never wipes the page @firefox', async ({ page, site }) => {
  const code = (text: string) => encodeURIComponent(text)
  await page.goto(
    site.page(
      '/',
      html(
        head(SILENT),
        `<div id="inline"><script ${MARK}>document.write('<b>in'); document.write('line</b>'); document.writeln('!')</script></div>
        <div id="file"><script ${MARK} src="{third}/w.js?code=${code(`document.write('<i>file</i>')`)}"></script></div>
        <div id="async"><script ${MARK} async src="{third}/wa.js?code=${code(`document.write('<i>async</i>')`)}"></script></div>
        <div id="scripts"><script ${MARK}>document.write('<scr' + 'ipt src="{third}/lib.js?delay=150"></scr'); document.write('ipt><script>ran.push("uses lib")</scr' + 'ipt>')</script></div>
        <script ${MARK}>ran.push('after what was written')</script>
        <div id="gone"><script ${MARK}>document.write('<u>one</u>'); document.currentScript.remove(); document.write('<u>two</u>')</script></div>
        <div id="later"><script ${MARK}>setTimeout(() => { document.write('<s>later</s>'); ran.push('timer') }, 300)</script></div>
        <div id="native"><script>document.write('<em>native</em>')</script></div><p id="end">end</p>`
      )
    )
  )
  await expect(page.locator('#native > em')).toHaveText('native')
  await accept(page)
  await expect.poll(() => ran(page)).toEqual(['lib', 'uses lib', 'after what was written', 'timer'])
  const text = (id: string) =>
    page.evaluate(id => document.getElementById(id)!.innerHTML.replace(/<script[^]*?<\/script>/g, ''), id)
  expect(await text('inline')).toBe('<b>inline</b>!\n')
  expect(await text('file')).toBe('<i>file</i>')
  expect(await text('async')).toBe('<i>async</i>')
  expect(await text('gone')).toBe('<u>one</u><u>two</u>')
  expect(await page.evaluate(() => document.body.innerText)).toContain('later')
  await expect(page.locator('#end')).toHaveText('end')
})

test('leaves document.write of scripts that the parser runs as it is, beside revived ones @firefox', async ({ page, site }) => {
  await returning(page, site.url)
  await page.goto(
    site.page('/', [
      html(head(SILENT), '').replace('</body></html>', '') +
        `<script ${MARK}>document.write('<b>revived</b>')</script><div id="a"><script>document.write('<em>na')</script>`,
      `<script>document.write('tive</em>')</script></div><p id="end">end</p>`
    ])
  )
  await expect(page.locator('#a > em')).toHaveText('native')
  await expect(page.locator('body > b')).toHaveText('revived')
  await expect(page.locator('#end')).toHaveText('end')
})

test('calls late what a script with data-consent-late waits for, and nothing else @firefox', async ({ page, site }) => {
  const waits = (name: string) => `
    document.addEventListener('DOMContentLoaded', event => ran.push('${name} ready ' + event.type))
    window.addEventListener('load', { handleEvent(event) { ran.push('${name} load ' + (event.target === document || event.target === window)) } })
    document.addEventListener('load', () => ran.push('wrong'))`
  await page.goto(
    site.page(
      '/',
      html(
        `<script>window.ran = []; addEventListener('load', () => ran.push('page'))</script>${head(SILENT)}`,
        `<script ${MARK} data-consent-late="load">${waits('inline')}; window.onload = () => ran.push('inline onload')</script>
        <script ${MARK}>${waits('without')}</script>
        <script ${MARK} data-consent-late="load" src="{third}/l.js?code=${encodeURIComponent(waits('file') + `; window.onload = () => ran.push('file onload')`)}"></script>`
      )
    )
  )
  await accept(page)
  await expect
    .poll(async () => (await ran(page)).sort())
    .toEqual(
      [
        'page',
        'inline ready DOMContentLoaded',
        'inline load true',
        'inline onload',
        'file ready DOMContentLoaded',
        'file load true',
        'file onload'
      ].sort()
    )
  await returning(page, site.url)
  await page.reload()
  await page.waitForTimeout(500)
  const again = await ran(page)
  expect(again.filter(name => name === 'inline load true')).toHaveLength(1)
  expect(again.filter(name => name === 'inline ready DOMContentLoaded')).toHaveLength(1)
})
