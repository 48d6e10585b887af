import { extname } from 'node:path'
import { isConfigBlock } from './check/ourTag'
import { readPage } from './check/page'
import { readConfigFile } from './check/sources'
import { UsageError } from './command'

/**
 * The configuration in a `.json` file, or in the block of a page, as it was written.
 *
 * @throws {UsageError} where there is none that can be read
 */
export async function readConfig(file: string): Promise<object> {
  const { text } = await readConfigFile(file)
  const json = /^\.x?html?$/i.test(extname(file)) ? readPage({ file, html: text }).tags.find(isConfigBlock)?.text : text
  if (json === undefined) throw new UsageError(`${file} has no <script type="application/json" id="consentry-config">`)
  let input: unknown
  try {
    input = JSON.parse(json)
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message}`)
  }
  if (typeof input !== 'object' || !input || Array.isArray(input)) throw new UsageError(`${file} holds no configuration`)
  return input
}
