/** `npm run build`: everything that ships, into `dist/` and `schema/`. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { createGenerator } from 'ts-json-schema-generator'

const bin = name => `node_modules/${name}`
const node = (...args) => execFileSync(process.execPath, args, { stdio: 'inherit' })

rmSync('dist', { recursive: true, force: true })
node(bin('rollup/dist/bin/rollup'), '-c', '--silent')
node(bin('typescript/bin/tsc'), '-p', '.', '--emitDeclarationOnly', '--declaration', '--outDir', 'dist/types')
if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755)

// The types are the source: an editor that reads the schema shows the same words as the one that reads the types.
const schema = createGenerator({
  path: 'src/types.ts',
  tsconfig: 'tsconfig.json',
  type: 'ConsentConfig',
  skipTypeCheck: true,
  functions: 'hide',
  additionalProperties: false
}).createSchema('ConsentConfig')
writeFileSync('schema/config.schema.json', `${JSON.stringify({ $id: 'urn:consentry:config', ...schema }, null, 2)}\n`)
