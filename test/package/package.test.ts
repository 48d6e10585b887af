import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The packed tarball, unpacked as `node_modules/consentry` of an empty project that has our dependencies. */
let project: string
let files: string[]

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'consentry-package-'))
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], { encoding: 'utf8' })
  )
  const { filename, files: list } = packed[0] ?? Object.values(packed)[0]
  files = list.map(({ path }: { path: string }) => path)
  execFileSync('mkdir', ['-p', join(project, 'node_modules/consentry')])
  execFileSync('tar', ['-xzf', join(project, filename), '--strip-components=1', '-C', join(project, 'node_modules/consentry')])
  for (const name of ['nanostores', 'js-cookie', 'preact'])
    execFileSync('ln', ['-s', join(process.cwd(), 'node_modules', name), join(project, 'node_modules', name)])
}, 60_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

const at = (path: string) => join(project, 'node_modules/consentry', path)
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

describe('the packed tarball', () => {
  it('holds every file that its exports and bin name, types first', () => {
    for (const target of Object.values(manifest.exports) as (string | Record<string, string>)[]) {
      if (typeof target === 'string') {
        if (!target.includes('*')) expect(existsSync(at(target)), target).toBe(true)
        continue
      }
      expect(Object.keys(target)[0]).toBe('types')
      for (const path of Object.values(target)) expect(existsSync(at(path)), path).toBe(true)
    }
    for (const path of Object.values(manifest.bin) as string[]) expect(existsSync(at(path)), path).toBe(true)
  })

  it('holds no test, no demo and no secret', () => {
    expect(files.filter(path => /^(test|demo(?!\/config\.example)|scripts|node_modules|\.)/.test(path))).toEqual([])
  })

  it('has every page that the README links to; its pictures are only on the web', () => {
    const links = [...readFileSync(at('README.md'), 'utf8').matchAll(/\]\(([^)#:]+)/g)].map(([, path]) => path!)
    const pages = links.filter(path => !path.startsWith('docs/pictures/'))
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) expect(existsSync(at(page)), page).toBe(true)
  })

  it('can be imported where there is no page', () => {
    const code = `
      const main = await import('consentry'); const headless = await import('consentry/headless')
      const { parse } = await import('consentry/config')
      const missing = Object.keys(headless).filter(name => !(name in main))
      if (missing.length) throw new Error('not in consentry: ' + missing)
      if (typeof document !== 'undefined' || 'consentry' in globalThis) throw new Error('touched')
      console.log(parse({ controller: { name: 'A' } }).issues.length)`
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: project, encoding: 'utf8' }).trim()).toBe(
      '0'
    )
  })

  it('runs its command', () => {
    expect(
      execFileSync(process.execPath, ['node_modules/consentry/dist/cli.js', '--help'], { cwd: project, encoding: 'utf8' })
    ).toContain('check')
  })

  it('pulls nothing of Node into the browser', () => {
    for (const name of ['consentry.js', 'consentry-ui.js', 'consentry-guard.js', 'index.js', 'headless.js']) {
      expect(readFileSync(join(project, 'node_modules/consentry/dist', name), 'utf8')).not.toMatch(
        /from\s*["']node:|require\(["']/
      )
    }
  })
})
