// One record of the consent log, with its place in the chain.
import { element } from './element.js'

const SAYS = {
  kept: 'the ledger vouches for it',
  edited: 'edited after it was received!',
  unproven: 'the ledger does not know it!'
}

/** @param entry `{ record, receivedAt, recordHash, ledger }` as `GET /v1/consents/{id}` gives it */
export function record({ record, receivedAt, recordHash, ledger }, isOpen) {
  const details = element(
    'details',
    { open: isOpen },
    element(
      'summary',
      {},
      element('b', {}, `${record.seq}. ${record.status}`),
      element(
        'span',
        {},
        `${record.action} on the ${record.surface}, ${new Date(receivedAt).toLocaleTimeString([], { hour12: false })}`
      )
    ),
    element('pre', { tabIndex: 0 }, ...coloured(record))
  )
  details.dataset.id = record.recordId
  return element(
    'li',
    { class: record.status },
    details,
    element('p', { class: 'link' }, record.prevRecordId ? `follows ${record.prevRecordId}` : 'first of its chain'),
    element('p', { class: 'link' }, `${recordHash.slice(0, 23)}…, ${SAYS[ledger] ?? ledger}`)
  )
}

/** JSON as text and spans. */
function coloured(value) {
  // Small objects and lists on one line, so that a record fits the eye.
  const small = /([{[])\s*\n\s*([^{}[\]]{1,90}?)\s*\n\s*([}\]])/g
  const text = JSON.stringify(value, null, 2).replace(
    small,
    (_, open, inner, close) => `${open} ${inner.replace(/\s*\n\s*/g, ' ')} ${close}`
  )
  return text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?|\btrue\b|\bfalse\b|\bnull\b|-?\d+(?:\.\d+)?)/).map((part, i) => {
    if (i % 2 === 0) return part
    return element('span', { class: part.endsWith(':') ? 'key' : part.startsWith('"') ? 'text' : 'other' }, part)
  })
}
