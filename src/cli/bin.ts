import { main } from './cli'

/** `dist/cli.js`. The one file of the bin that acts when it is loaded; tests call `main`. */
// `consentry check site | head` closes the pipe early; that is no fault of ours.
process.stdout.on('error', () => process.exit())

// Not awaited: a command that shares a piece with this file would wait for it, and it for the command.
void main(process.argv.slice(2), {
  print: line => void process.stdout.write(`${line}\n`),
  note: line => void process.stderr.write(`${line}\n`),
  env: process.env
}).then(code => (process.exitCode = code))
