/** The linter: promises that nobody awaits, and the import law (scripts/import-law.ts). */
import { defineConfig, type OxlintOverride } from 'oxlint'
import { pure } from './scripts/import-law.ts'

type Rules = NonNullable<OxlintOverride['rules']>

const pureRules: Rules = {
  'no-restricted-globals': [
    'error',
    ...['fetch', 'process', 'performance', 'setTimeout', 'setInterval', 'navigator'],
  ],
  'no-restricted-properties': [
    'error',
    {
      object: 'Date',
      property: 'now',
      message: 'The same data must give the same bytes: pass the time in.',
    },
    { object: 'Math', property: 'random', message: 'The same data must give the same bytes.' },
  ],
}

/** Words that say too little for a name: docs/contributing/glossary.md has better ones. */
const vague = [
  ...['kind', 'look', 'listed', 'place', 'shown', 'elsewhere', 'wanted'],
  ...['said', 'told', 'around', 'lookedAt', 'everywhere', 'toWish'],
]

/** Where a vague word is a public one: a column, or a member of words, vocabulary or API. */
const publicWords = [
  {
    words: ['kind'],
    files: [
      ...[
        'schema',
        'src/core/article.ts',
        'src/core/disclosure',
        'src/core/feed',
        'src/core/store',
      ],
      ...['packages/disclosure', 'src/plugins/push', 'src/plugins/signing'],
    ],
  },
  {
    words: ['shown'],
    files: [
      'src/core/tools',
      'src/core/app.ts',
      'src/core/documents',
      'src/hosts/cli',
      'src/plugins/partners',
      'src/plugins/publish',
    ],
  },
  { words: ['said', 'told', 'everywhere'], files: ['src/core/words', 'src/plugins/desk/words'] },
]

const namesIn = (files: readonly string[], words: readonly string[]): OxlintOverride => ({
  files: files.map((file) => (file.endsWith('.ts') ? file : `${file}/**`)),
  rules: {
    'id-denylist': ['error', ...words],
    // A limit is max, in every name: no name begins with "most" and a capital. The rule knows no
    // lookahead.
    'id-match': [
      'error',
      '^([^m].*|m|m[^o].*|mo|mo[^s].*|mos|mos[^t].*|most|most[^A-Z].*)$',
      { properties: true },
    ],
  },
})

export default defineConfig({
  jsPlugins: ['./scripts/import-law.ts'],
  plugins: ['typescript', 'import', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  options: { reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['node_modules', 'dist', '.wrangler', '.candor', 'vendor'],
  rules: {
    'candor/import-law': 'error',
    'import/namespace': 'off',
    'import/no-cycle': 'error',
    'typescript/unbound-method': 'off',
    'typescript/await-thenable': 'error',
    'typescript/no-floating-promises': ['error', { checkThenables: true }],
    'typescript/no-misused-promises': 'error',
    'vitest/no-conditional-expect': 'off',
    'vitest/no-disabled-tests': 'error',
    'vitest/no-focused-tests': 'error',
  },
  overrides: [
    { files: pure, rules: pureRules },
    namesIn(['src', 'schema', 'packages'], vague),
    ...publicWords.map(({ files, words }) =>
      namesIn(
        files,
        vague.filter((each) => !words.includes(each)),
      ),
    ),
    {
      files: ['test/**', 'packages/*/test/**'],
      rules: {
        'no-restricted-properties': [
          'error',
          {
            object: 'Math',
            property: 'random',
            message: 'Tests repeat: use seeded(seed) of test/fixtures.',
          },
        ],
      },
    },
    {
      files: ['src/plugins/embeds/browser/**'],
      rules: {
        'no-restricted-globals': 'off',
        'no-restricted-properties': 'off',
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  ...[
                    '*',
                    '!./*',
                    '!../options.ts',
                    '!../style.ts',
                    '!../tree.ts',
                    '!../../../core/disclosure/*.ts',
                    '!candor-disclosure/disclosure/*.ts',
                  ],
                ],
                allowTypeImports: true,
                message:
                  'The component is small: from other rooms it takes types, and the options, the style, the tree and the labels.',
              },
            ],
          },
        ],
      },
    },
  ],
})
