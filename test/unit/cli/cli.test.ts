import { describe, expect, it } from 'vitest'
import { run } from './support'

const COMMANDS = ['collector', 'verify', 'proof', 'export', 'import', 'erase', 'expire', 'endpoint-check']

describe('the bin', () => {
  it('lists its commands, and fails where none is named', async () => {
    const { code, out } = await run(['--help'])
    expect(code).toBe(0)
    for (const name of COMMANDS) expect(out).toContain(`  ${name} `)
    expect((await run([])).code).toBe(2)
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+/)
  })

  it.each(['colector', 'toString', '--flag'])('does not know %s', async name => {
    const { code, err } = await run([name])
    expect(code).toBe(2)
    expect(err).toContain(`there is no command "${name}"`)
  })

  it.each(COMMANDS)('tells how %s is used, and refuses a flag that it does not have', async name => {
    const help = await run([name, '--help'])
    expect(help.code).toBe(0)
    expect(help.out).toMatch(new RegExp(`^consentry ${name}`))
    const wrong = await run([name, '--no-such-flag'])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain(`Unknown option '--no-such-flag'`)
  })

  it.each([
    [['collector'], 'no origin. Name each website that may send'],
    [['collector', '--origin', 'www.example.com'], 'Did you mean https://www.example.com?'],
    [['collector', '--origin', 'https://a.example', '--port', 'x'], 'port must be a whole number'],
    [['collector', '--origin', 'https://a.example', '--rate', 'fast'], 'rate must be a number above 0, or off'],
    [['collector', '--origin', 'https://a.example', '--store', 'mysql://a'], 'store mysql:// is not known'],
    [['collector', '--origin', 'https://a.example', '--retention', '0'], 'retention must be a whole number of months'],
    [['verify', '--store', '/nowhere.db'], 'there is no file /nowhere.db'],
    [['verify', '--store', '/nowhere.db', '--pin', '/nowhere.json'], 'pin /nowhere.json: ENOENT'],
    [['proof'], 'consent id is missing'],
    [['erase', 'a', 'b'], 'one consent id, not 2'],
    [['endpoint-check', 'example'], '"example" is no address'],
    [['endpoint-check', 'http://127.0.0.1:1/'], '--origin is missing'],
    [['endpoint-check', 'http://127.0.0.1:1/', '--origin', 'https://a.example/x'], 'is no origin']
  ])('refuses %j with one line that says why', async (args, why) => {
    const { code, err, out } = await run(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.split('\n')[0]).toContain(why)
    expect(err).not.toMatch(/\n\s+at /)
  })
})
