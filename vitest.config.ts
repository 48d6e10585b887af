import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { css } from './scripts/css.mjs'

export default defineConfig({
  plugins: [css()],
  define: { __VERSION__: JSON.stringify(packageJson.version) },
  test: { include: ['test/unit/**/*.test.ts', 'test/package/**/*.test.ts'], restoreMocks: true }
})
