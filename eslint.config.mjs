import tseslint from 'typescript-eslint'

/** Who may import whom (CONTRIBUTING, "How the code is laid out"): each line may use what is below it and nothing above. */
const LAYERS = [
  ['types', 'lib', 'env'],
  ['config'],
  ['regime'],
  ['state'],
  ['guard', 'purge', 'signals', 'record'],
  ['ui', 'i18n', 'consent', 'actions'],
  ['script', 'index', 'headless']
]

/** Beside the layers, and known to none of them. */
const APART = {
  collector: null,
  cli: null,
  policy: ['types', 'state/cookie', 'state/choice'],
  bindings: ['types']
}

const REASONS = {
  config: 'The configuration knows neither state nor page: it must parse in Node as well.',
  regime: 'The rules follow from configuration and region alone.',
  state: 'State does not know its effects: a choice from another tab must behave like a click.',
  guard: 'Effects do not know each other: their order is the list in consent.ts and nowhere else.',
  ui: 'The interface reads the store and calls its actions; it starts no effect.',
  consent: 'The core works without an interface.'
}

function directionRules() {
  const all = LAYERS.flat()
  return LAYERS.flatMap((layer, level) =>
    layer.map(name => {
      const below = LAYERS.slice(0, level).flat()
      const own = name === 'ui' ? ['ui', 'i18n'] : name === 'consent' || name === 'actions' ? ['consent', 'actions'] : [name]
      const top = level === LAYERS.length - 1 ? layer : []
      const forbidden = [
        ...all.filter(other => !below.includes(other) && !own.includes(other) && !top.includes(other)),
        ...Object.keys(APART)
      ]
      const group = layer.includes('guard') ? 'guard' : name
      return {
        files: [`src/${name}.ts`, `src/${name}/**/*.ts`],
        rules: {
          'no-restricted-imports': [
            'error',
            {
              patterns: [
                {
                  regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
                  message: REASONS[group] ?? 'Layers import downwards only (CONTRIBUTING, "How the code is laid out").',
                  // The type of a layer's neighbour may be named; its code may not be pulled in.
                  allowTypeImports: ['lib', 'config', 'regime', 'state'].includes(name) ? false : true
                }
              ]
            }
          ]
        }
      }
    })
  )
}

/** The server's part and the bindings are small because they know little. */
function apartRules() {
  return Object.entries(APART).flatMap(([name, known]) =>
    known
      ? {
          files: [`src/${name}/**/*.ts`],
          rules: {
            'no-restricted-imports': [
              'error',
              {
                patterns: [
                  {
                    regex: `^(\\.\\./)+(?!(${known.join('|')})(/|$))`,
                    message: `src/${name} stands apart: it imports ${known.join(', ')} and nothing else of ours.`
                  }
                ]
              }
            ]
          }
        }
      : []
  )
}

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'test-results', 'playwright-report', 'demo/**/*.js', 'test/e2e/pages'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 220, skipBlankLines: true, skipComments: true }]
    }
  },
  {
    files: ['src/types.ts', 'src/i18n/locales/**', 'src/services/**', 'test/**', 'scripts/**', 'demo/**'],
    rules: { 'max-lines': 'off' }
  },
  ...directionRules(),
  ...apartRules()
)
