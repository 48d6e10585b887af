// The live view: what the chosen site has sent and stored, and what the consent log knows of this visitor.
import { element } from './element.js'
import { record as recordRow } from './record.js'
import { forgetAll, stored } from './stored.js'

const SITES = { cloud: 'Molnhamn', ai: 'ordvev', photo: 'Lysbord', procurement: 'Rådrum', logistics: 'Fraktfjell' }

const $ = id => document.getElementById(id)
const thirdParty = document.body.dataset.thirdParty
const frame = $('frame')
const asked = new URLSearchParams(location.search).get('site')
const site = asked in SITES ? asked : 'cloud'

const configs = Object.fromEntries(
  await Promise.all(Object.keys(SITES).map(async name => [name, await (await fetch(`/${name}/config.json`)).json()]))
)
const config = configs[site]

function navigation() {
  for (const [name, title] of Object.entries(SITES)) {
    const link = element('a', { href: `?site=${name}` }, title)
    if (name === site) link.setAttribute('aria-current', 'page')
    $('sites').append(link)
  }
  $('open').href = `/${site}/`
  $('reload').onclick = () => frame.contentWindow.location.reload()
  $('forget').onclick = async () => {
    await forgetAll(frame, thirdParty)
    location.reload()
  }
  frame.src = `/${site}/`
  frame.addEventListener('load', () => showStored())
}

// Sent: the third parties' own log, as it happens.
const seen = { cookies: new Set(), count: 0 }

function listen() {
  const events = new EventSource(`/log/events?since=${Number.MAX_SAFE_INTEGER}`)
  events.addEventListener('request', ({ data }) => showRequest(JSON.parse(data)))
  events.addEventListener('record', () => showLog())
}

function showRequest({ at, vendor, method, path, bytes, events, cookies, sets }) {
  for (const name of [...cookies, ...sets]) seen.cookies.add(name)
  const row = element(
    'li',
    { class: 'fresh' },
    element('span', { class: 'vendor' }, vendor),
    element('code', {}, `${method} ${path.slice(vendor.length + 1)}`),
    element(
      'span',
      { class: 'owner' },
      [bytes && `${bytes} B`, sets.length && `sets ${sets.join(', ')}`].filter(Boolean).join(', ')
    ),
    element('time', { dateTime: at }, new Date(at).toLocaleTimeString([], { hour12: false })),
    events.length ? element('span', { class: 'events' }, events.join(', ')) : null
  )
  if (!seen.count++) $('sent').replaceChildren()
  $('sent').prepend(row)
  $('sent-count').value = seen.count
}

// Stored: looked at often, drawn when it differs.
let drawn = ''

function showStored() {
  const entries = stored(frame, config, configs, seen.cookies)
  const choice = choiceOf(document.cookie)
  const now = JSON.stringify([entries, choice, frame.contentWindow?.location.href, signals().length])
  if (now === drawn) return
  const isFirst = !drawn
  const known = new Set([...$('stored').children].map(row => row.dataset.key))
  drawn = now
  $('address').textContent = frame.contentWindow?.location.href ?? ''
  $('stored-count').value = entries.length
  $('stored').replaceChildren(
    ...entries.map(({ kind, name, owner }) => {
      const key = `${kind} ${name}`
      const row = element(
        'li',
        { class: [owner ? '' : 'undeclared', isFirst || known.has(key) ? '' : 'fresh'].join(' ') },
        element('span', { class: 'kind' }, kind),
        element('code', {}, name),
        element('span', { class: 'owner' }, owner ?? 'not declared')
      )
      row.dataset.key = key
      return row
    })
  )
  if (!entries.length) $('stored').append(element('li', { class: 'none' }, 'Nothing.'))
  showChoice(choice)
  showLog()
}

/** The stored choice, read as any server would: with a query-string parser. */
function choiceOf(cookies) {
  const pair = cookies.split('; ').find(text => text.startsWith(`${config.cookie.name}=`))
  const fields = pair && new URLSearchParams(pair.slice(config.cookie.name.length + 1))
  if (!fields?.get('id')) return null
  const states = text =>
    Object.fromEntries(
      (text ?? '')
        .split('.')
        .filter(Boolean)
        .map(item => item.split(':'))
    )
  return {
    id: fields.get('id'),
    n: fields.get('n'),
    at: Number(fields.get('t')),
    categories: states(fields.get('c')),
    services: states(fields.get('s'))
  }
}

function showChoice(choice) {
  const chips = config.categories.map(id => chip(id, choice?.categories[id]))
  for (const [id, state] of Object.entries(choice?.services ?? {})) chips.push(chip(id, state))
  const told = signals().at(-1)
  const parts = [
    element('div', { class: 'chips' }, element('span', { class: 'chip yes' }, 'necessary'), ...chips),
    element(
      'p',
      {},
      choice
        ? `Decision ${choice.n}, ${new Date(choice.at * 1000).toLocaleTimeString([], { hour12: false })}, consent ${choice.id}`
        : 'Not decided: everything optional is held back.'
    ),
    told ? element('p', {}, 'Google Consent Mode was told: ', element('code', {}, told)) : null
  ]
  $('choice').replaceChildren(...parts.filter(Boolean))
}

function chip(id, state) {
  if (state == null) return element('span', { class: 'chip open' }, id)
  return element('span', { class: state === '1' ? 'chip yes' : 'chip no' }, `${id} ${state === '1' ? '✓' : '✕'}`)
}

/** Each `consent` call in the site's data layer, as text. */
function signals() {
  const calls = [...(frame.contentWindow?.dataLayer ?? [])].map(call => Array.from(call)).filter(call => call[0] === 'consent')
  return calls.map(([, phase, states]) => {
    const granted = Object.keys(states).filter(name => states[name] === 'granted')
    return `${phase}, granted: ${granted.join(', ') || 'nothing'}`
  })
}

// The log: asked for this visitor's consent id, so that it shows what is stored there and not what was sent.
async function showLog() {
  const id = choiceOf(document.cookie)?.id
  const answer = id && (await fetch(`/live/proof/${id}`))
  const { records = [] } = answer && answer.ok ? await answer.json() : {}
  const open = new Set([...document.querySelectorAll('#log details[open]')].map(details => details.dataset.id))
  const rows = records.toReversed().map((entry, i) => recordRow(entry, i === 0 || open.has(entry.record.recordId)))
  $('log-count').value = records.length
  $('log').replaceChildren(...(rows.length ? rows : [element('p', { class: 'none' }, 'No decision yet, so no record.')]))
}

async function showProblem() {
  const { problem } = await (await fetch('/live/status.json')).json()
  $('problem').hidden = !problem
  $('problem').textContent = problem ? `The consent log cannot run here, so records wait in the browser: ${problem}` : ''
}

$('sent').append(element('li', { class: 'none' }, 'Nothing.'))
listen()
navigation()
showStored()
showProblem()
setInterval(showStored, 400)
