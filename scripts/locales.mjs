import { readdirSync } from 'node:fs'
export const locales = readdirSync(new URL('../src/i18n/locales/', import.meta.url)).map(file => file.replace('.ts', ''))
