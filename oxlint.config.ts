/** The linter: promises that nobody awaits, and the import law of docs/architecture.md. */
import { defineConfig, type OxlintOverride } from 'oxlint'

/** The rooms in the order of the walk: each imports only from rooms before it. */
const walk = [
  ...[
    'text',
    'parse',
    'words',
    'disclosure',
    'signed',
    'rights',
    'article.ts',
    'settings',
    'store',
    'log',
    'families',
    'request',
    'sanitize',
  ],
  ...[
    'feed',
    'directory',
    'embeds',
    'pages',
    'http',
    'delivery',
    'documents',
    'metrics',
    'readership',
    'partners',
    'writer',
  ],
  ...[
    'push',
    'edge',
    'publish',
    'import',
    'evidence',
    'logins',
    'desk',
    'check',
    'routes',
    'app.ts',
    'demo',
    'node',
  ],
  ...['index.ts', 'library.ts', 'doctor', 'cli'],
  ...['desk.worker.ts', 'check.worker.ts', 'signer.worker.ts', 'worker.ts'],
]

/**
 * The folders beside src/: `demo` is a room all the same, and the others use rooms, which do not
 * know them.
 */
const beside = ['scripts', 'bench', 'test']

/** Same input, same output: no clock, no I/O, no Hono, no database. */
const pure = [
  ...[
    'text',
    'parse',
    'words',
    'disclosure',
    'signed',
    'rights',
    'families',
    'request',
    'sanitize',
    'feed',
    'directory',
    'embeds',
    'import',
  ],
]

/** Rooms that know no article, each with the rooms that it may import from. */
const withoutArticles: Readonly<Record<string, readonly string[]>> = {
  http: ['text'],
  delivery: ['text', 'http'],
}

const workers = ['worker.ts', 'desk.worker.ts', 'check.worker.ts', 'signer.worker.ts']
const entries = ['demo', 'node', 'doctor', 'cli', 'edge', ...workers]

/** Files of schema/ that any room may import. */
const withoutSql = ['invisible.ts', 'limits.ts', 'lists.ts', 'public-suffixes.ts']

/** What the edge bundle is made of: imports are for the command line, which runs on Node. */
const withoutImports = ['routes', 'app.ts', 'worker.ts']

/** Matches a relative import of any of these rooms. */
const importOf = (rooms: readonly string[]) =>
  `^\\.{1,2}/(.*/)?(${rooms.map((room) => (room.endsWith('.ts') ? `${room.replace('.', '\\.')}$` : `${room}/`)).join('|')})`

const patternsFor = (room: string) => {
  const position = walk.indexOf(room)
  const known = withoutArticles[room]
  const later = [
    ...walk.slice(position + 1),
    ...beside,
    ...(withoutImports.includes(room) ? ['import'] : []),
  ]
  const patterns: ({ message: string } & ({ regex: string } | { group: string[] }))[] = [
    {
      regex: importOf(later),
      message: `${room} comes before it in the walk, or does not need it.`,
    },
  ]
  if (known) {
    const others = [...walk.slice(0, position).filter((other) => !known.includes(other)), 'schema']
    patterns.push({
      regex: importOf(others),
      message: `${room} knows no article, not even its type.`,
    })
  }
  if (!entries.includes(room)) {
    const message = `Only ${entries.join(', ')} know a runtime: pass in what is needed.`
    patterns.push(
      {
        regex: '^(cloudflare|bun):|^@hono/node-server|^hono/(cloudflare|bun|deno|vercel)',
        message,
      },
      // The store opens its own sockets: workerd has those of Node.
      { group: ['node:*', 'node:*/**', ...(room === 'store' ? ['!node:net'] : [])], message },
    )
    if (room !== 'store' && room !== 'writer') {
      const message = 'Only src/store/ and src/writer/ know SQL.'
      patterns.push(
        { regex: '^(drizzle-orm|postgres$|@electric-sql/)', message },
        // What is no SQL: characters that nobody sees, the limits of texts, and lists of values.
        {
          group: [
            '**/schema/*.ts',
            '**/schema/*/**',
            ...withoutSql.map((file) => `!**/schema/${file}`),
          ],
          message,
        },
      )
    }
  }
  return patterns
}

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

/** Pure rooms take types from the store; of its values, only what a selection is. */
const purePatterns = [
  { regex: '^(@hono/|hono$|hono/)', message: 'This room is pure: no Hono.' },
  {
    group: ['**/store/*.ts', '!**/store/selection.ts'],
    allowTypeImports: true,
    message: 'This room is pure: from the store it takes types (import type) and selection.ts.',
  },
]

const filesOf = (room: string) => {
  if (room === 'demo') return 'demo/**'
  return room.endsWith('.ts') ? `src/${room}` : `src/${room}/**`
}

const rulesFor = (room: string): OxlintOverride => ({
  files: [filesOf(room)],
  rules: {
    ...(pure.includes(room) && pureRules),
    'no-restricted-imports': [
      'error',
      { patterns: [...patternsFor(room), ...(pure.includes(room) ? purePatterns : [])] },
    ],
  },
})

/** Words that say too little for a name: docs/glossary.md has better ones. */
const vague = [
  ...['kind', 'look', 'listed', 'place', 'shown', 'elsewhere', 'wanted'],
  ...['said', 'told', 'around', 'lookedAt', 'everywhere', 'toWish'],
]

/** Where a vague word is a public one: a column, or a member of words, vocabulary or API. */
const publicWords = [
  {
    words: ['kind'],
    files: [
      ...['schema', 'src/article.ts', 'src/disclosure', 'src/feed', 'src/push', 'src/store'],
      'src/writer/push-*.ts',
    ],
  },
  { words: ['shown'], files: ['src/cli', 'src/publish', 'src/writer/read-articles.ts'] },
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
  plugins: ['typescript', 'import', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  options: { reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['node_modules', 'dist', '.wrangler', '.candor', 'vendor'],
  rules: {
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
  // A later override replaces an earlier one: one for each room, with the whole law that holds in
  // it.
  overrides: [
    ...walk.map(rulesFor),
    namesIn(['src', 'schema'], vague),
    ...publicWords.map(({ files, words }) =>
      namesIn(
        files,
        vague.filter((each) => !words.includes(each)),
      ),
    ),
    {
      files: ['test/**'],
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
      files: ['src/embeds/browser/**'],
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
                    '!../../disclosure/*.ts',
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
