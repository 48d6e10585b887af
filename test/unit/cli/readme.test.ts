import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { check, folder, put } from './checkSupport'

it('finds no error in a page that is pasted together from the README', async () => {
  const [head, body] = [...readFileSync('README.md', 'utf8').matchAll(/```html\n(.*?)```/gs)].map(([, html]) => html)
  put({
    'index.html': `<!doctype html>\n<html lang="en"><head>\n${head}</head><body>${body}<div data-consentry="declaration"></div></body></html>`
  })
  const { report } = await check(folder)
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(report.pages).toBe(1)
})
