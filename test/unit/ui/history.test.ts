// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { historyOf, lineOf } from '../../../src/ui/history'
import { ID, record } from '../record/support'
import { createScene, SERVICES } from './support'

const choice = { id: ID, seq: 2, decidedAt: 0, expiresAt: 0, policyVersion: null, categories: {}, services: {} }

function sceneWith(lines: unknown[], ui: object = { history: true }) {
  localStorage.setItem('consentry.last', lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  const { scene, store } = createScene({ ui, services: SERVICES })
  store.$stored.set(choice)
  return scene
}

beforeEach(() => localStorage.clear())

it('is every record that stands there, each once, in its order', () => {
  const [newest, before] = [record({ seq: 2 }), record({ seq: 1 })]
  const unfinished = { ...newest, notice: { ...newest.notice, hash: null } }
  expect(historyOf(sceneWith([newest, unfinished, before]))).toEqual([newest, before])
})

it('leaves out what is cut off, what is no record, and what belongs to another consent id', () => {
  const mine = record()
  const scene = sceneWith([
    mine,
    'null',
    '{}',
    record({ consentId: crypto.randomUUID() }),
    JSON.stringify(record()).slice(0, 100)
  ])
  expect(historyOf(scene)).toEqual([mine])
})

it('is nothing where the site does not ask for it, or nothing is stored', () => {
  expect(historyOf(sceneWith([record()], {}))).toEqual([])
  const scene = sceneWith([record()])
  localStorage.clear()
  expect(historyOf(scene)).toEqual([])
})

it('tells a decision in a line: when, what was pressed, and what held then', () => {
  const decided = record({
    action: 'save-selection',
    decidedAt: '2026-11-22T12:14:22.317Z',
    choices: [
      { category: 'analytics', state: 'granted', basis: 'consent' },
      { category: 'gone', state: 'denied', basis: 'consent' }
    ],
    services: [{ service: 'youtube', state: 'granted', scope: 'stored' }]
  })
  const line = lineOf(decided, sceneWith([]))
  expect(line).toMatch(/^November 22, 2026 at .+ · Save my choices · Analytics: On, gone: Off, YouTube: On$/)
})

it('names the button as it was labelled', () => {
  const pressed = (part: Parameters<typeof record>[0]) => lineOf(record({ choices: [], ...part }), sceneWith([])).split(' · ')[1]
  const optOut = { model: 'opt-out', preset: 'us', region: null, source: 'config' } as const
  expect(pressed({ action: 'reject-all', surface: 'banner' })).toBe('Reject all')
  expect(pressed({ action: 'reject-all', surface: 'banner', regime: optOut })).toBe('Do not sell or share my data')
  expect(pressed({ action: 'withdraw', surface: 'preferences' })).toBe('Withdraw consent')
  expect(pressed({ action: 'allow-embed', surface: 'embed' })).toBeUndefined()
})
