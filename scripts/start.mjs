/** `npm start`: installs and builds what is missing, then serves the demo sites with the consent log behind them. */
import { build, install, parent } from './fresh.mjs'

const port = Number(process.env.PORT ?? 8080)

await install()
await build()
const { serve } = await import('./serve.mjs')
let server
try {
  server = await serve({ port, thirdPartyPort: port + 1 })
} catch (error) {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} or ${port + 1} is taken. Choose another: PORT=9000 npm start` : error)
  process.exit(1)
}
console.log(`Demo sites     ${server.url}\nThird parties  ${server.thirdPartyUrl}\nStop with Ctrl+C.`)

async function end() {
  clearInterval(watch)
  await server.close()
  process.exit(0)
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
process.on('SIGHUP', end)
// See `run` in fresh.mjs.
const watch = setInterval(() => process.ppid !== parent && end(), 500)
