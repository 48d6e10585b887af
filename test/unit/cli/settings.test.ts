import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/cli/settings'
import { run } from './support'
import { folder } from '../collector/support'

describe('the settings of the collector', () => {
  it('have defaults', () => {
    expect(readSettings({}, { env: {} })).toMatchObject({
      port: 8787,
      host: '127.0.0.1',
      store: 'consent.db',
      origins: [],
      trustProxy: 0
    })
  })

  it('come from flags, else the environment, else the file', () => {
    const config = join(folder(), 'collector.json')
    writeFileSync(
      config,
      JSON.stringify({ port: 1, host: 'file', store: 'file.db', origins: ['https://file.example'], rate: 5, trustProxy: 2 })
    )
    const env = {
      CONSENTRY_CONFIG: config,
      CONSENTRY_PORT: '2',
      CONSENTRY_HOST: 'env',
      CONSENTRY_ORIGINS: 'https://a.example, https://b.example'
    }
    expect(readSettings({ port: '3' }, { env })).toMatchObject({
      port: 3,
      host: 'env',
      store: 'file.db',
      origins: ['https://a.example', 'https://b.example'],
      rate: 5,
      trustProxy: 2
    })
  })

  it('take retention for all and by site', () => {
    expect(readSettings({ retention: ['18', 'example.com=36'] }, { env: {} }).retention).toEqual({ '*': 18, 'example.com': 36 })
    expect(readSettings({}, { env: { CONSENTRY_RETENTION: '24' } }).retention).toEqual({ '*': 24 })
  })

  it('say every mistake at once', () => {
    const config = join(folder(), 'collector.json')
    writeFileSync(config, '{ "origin": [], "prot": 1 }')
    expect(() => readSettings({ port: '70000', 'trust-proxy': 'x', config }, { env: {} })).toThrow(
      [
        `config file ${config}: origin, prot is not known. There are port, host, store, origins, key, rate, retention, notices, trustProxy`,
        'port must be a whole number, 0 to 65535, not "70000"',
        'trust-proxy must be a whole number, 0 to 10, not "x"'
      ].join('\n')
    )
    expect(() => readSettings({ config: '/nowhere.json' }, { env: {} })).toThrow('config file /nowhere.json: ENOENT')
  })

  it('say what a collector cannot work with in the same breath, but nothing that only lacks because the file does', async () => {
    const { err, code } = await run(['collector', '--port', '70000', '--origin', '*', '--rate', 'fast', '--retention', '0'])
    expect(code).toBe(2)
    expect(err.split('\n').map(line => line.replace('consentry collector: ', '').slice(0, 12))).toEqual([
      'port must be',
      'origin "*" w',
      'rate must be',
      'retention mu',
      'consentry co'
    ])
    expect((await run(['collector', '--config', '/nowhere.json'])).err).not.toContain('no origin')
  })
})
