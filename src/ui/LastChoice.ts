import { fill } from '../i18n/translate'
import type { ConsentRecord } from '../types'
import { Button } from './Button'
import { h, type ComponentChild } from 'preact'
import { historyOf, lineOf } from './history'
import { nameOf, type Scene } from './scene'

/**
 * What was decided last and the proof of it, and what was decided before where the site keeps that (`ui.history`). An old choice
 * that is asked again stands here in words: a switch that is on before anybody has touched it would be a box ticked in advance
 * (standards L-05).
 */
export function LastChoice(scene: Scene): ComponentChild[] {
  const { core, config, messages, locale } = scene
  const choice = core.store.$stored.get()
  const record = core.consent.receipt()
  if (!choice) return []
  const history = historyOf(scene)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(choice.decidedAt * 1000)
  const states = config.categories
    .filter(({ id }) => id in choice.categories)
    .map(category => `${nameOf(category, scene)}: ${choice.categories[category.id] ? messages.on : messages.off}`)
  return [
    h('p', {}, `${fill(messages.lastChoice, { date })}. ${states.join(', ')}`),
    history.length > 1 &&
      h(
        'ul',
        { 'data-consentry': 'history' },
        history.map(one => h('li', {}, lineOf(one, scene)))
      ),
    config.record.length > 0 && h('p', {}, fill(messages.logNote, { consentId: choice.id })),
    !!record && Button('receipt', 'outline', messages.receipt, () => void save(record, scene))
  ]
}

/** The record, the notice that it refers to where that is still what is shown, and the records before it that are kept. */
async function save(record: ConsentRecord, scene: Scene): Promise<void> {
  const { core, locale, messages } = scene
  const earlier = historyOf(scene).filter(({ recordId }) => recordId !== record.recordId)
  const isSame = (await core.hashNotice(locale, messages)) === record.notice.hash
  const shown = isSame ? { shown: JSON.parse(core.noticeText(locale, messages)) } : {}
  const receipt = { ...record, ...shown, ...(earlier.length > 0 && { earlier }) }
  const address = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `consent-${record.recordId}.json`
  link.click()
  // The download has begun by then; until the page goes, the address would hold its memory.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
