/**
 * Who may import whom in src/, packages/, demo/ and test/, as docs/contributing/architecture.md says
 * it: a rule of the linter (oxlint.config.ts), and the same function for
 * test/product/import-law.test.ts.
 */
import { dirname, join, relative, sep } from 'node:path'
import { openModules } from './open-modules.ts'

/** The rooms of src/core/ in the order of the walk: each imports only from rooms before it. */
export const core = [
  ...['text', 'words', 'disclosure', 'rights', 'article.ts', 'settings', 'store', 'log'],
  ...['families', 'request', 'sanitize', 'feed', 'directory', 'pages', 'http', 'delivery'],
  ...[
    'host.ts',
    'documents',
    'metrics',
    'routes',
    'plugin.ts',
    'article-address.ts',
    'guard-plugin.ts',
    'plugins.ts',
    'app.ts',
    'tools',
  ],
]

/** The rooms of the library (packages/disclosure/src), in the same order. */
export const library = ['text', 'words', 'parse', 'disclosure', 'signed', 'index.ts']

/**
 * What all of the service may import of the checker: the guard against private addresses. Only the
 * doctor and commands import more, which no process that serves readers loads.
 */
export const guard = ['public-address.ts', 'ip-address.ts', 'look-up.ts', 'read-all.ts']
const usesChecker =
  /^(test\/|scripts\/|bench\/|src\/(hosts\/(cli|doctor)\/|core\/tools\/|plugins\/[\w-]+\/doctor\.ts))/

/** Each plugin of src/plugins/, and those whose modules it may import. */
export const plugins: Readonly<Record<string, readonly string[]>> = {
  articles: [],
  mcp: [],
  markdown: ['articles'],
  ninjs: ['articles'],
  publish: [],
  metrics: [],
  embeds: [],
  readers: ['publish'],
  partners: ['publish'],
  import: ['publish'],
  push: ['publish'],
  signing: ['push'],
  desk: ['publish'],
}

export const hosts = ['node', 'edge', 'cli', 'doctor']

/** The entries of the product, which connect all of it. Nobody imports them. */
export const lists = [
  'desk.worker.ts',
  'newsroom.ts',
  'worker.ts',
  'tools.ts',
  'index.ts',
  'edge.ts',
  'plugin.ts',
]

/** Same input, same output: no clock, no I/O, no Hono, no database. */
export const pure = [
  'core/{text,words,disclosure,rights,families,request,sanitize,feed,directory}/**',
  'plugins/{embeds,import}/*.ts',
]
  .map((files) => `src/${files}`)
  .concat('packages/disclosure/src/**')

const isPure =
  /^(packages\/disclosure\/src\/|src\/(core\/(text|words|disclosure|rights|families|request|sanitize|feed|directory)\/|plugins\/import\/[^/]+$))/

/** Rooms of the core that know no article, each with the rooms that it may import from. */
const withoutArticles: Readonly<Record<string, readonly string[]>> = {
  http: ['text'],
  delivery: ['text', 'http'],
}

/** What runs on one runtime only, as hosts do. */
const isEntry =
  /^(demo\/|src\/(hosts\/|[^/]+$|plugins\/\w+\/(node(-\w+)?\.ts|askers\.ts|node\/|edge\/|[\w-]+\.worker\.ts|doctor\.ts|commands?(\/|\.ts))))/

const knowsSql = /^src\/(core\/store\/|plugins\/\w+\/store(\/|\.ts))/

/** What is no SQL: characters that nobody sees, limits of texts, lists of values. */
const withoutSql = /^schema\/(invisible|limits|lists|public-suffixes)\.ts$/

type Room = {
  /** `demo`, `core`, `hosts`, `list`, the name of a plugin, or a folder beside src/. */
  readonly part: string
  readonly room: string
}

function roomOf(file: string): Room {
  const [top = '', part = '', room = ''] = file.split('/')
  if (top !== 'src') return { part: top, room: top }
  if (room === '') return { part: 'list', room: part }
  return part === 'plugins' ? { part: `plugins/${room}`, room } : { part, room }
}

/** Only these import what is beside src/. */
const beside = ['scripts', 'bench', 'test', 'kits', 'docs', '.ci', 'packages']

function refusalWithin(rooms: readonly string[], from: string, to: string): string | null {
  const known = rooms === core ? withoutArticles[from] : undefined
  if (rooms.indexOf(to) > rooms.indexOf(from)) return `${from} comes before ${to} in the walk.`
  return known && from !== to && !known.includes(to) ? `${from} knows no article.` : null
}

function isAllowed(one: Room, other: Room): boolean {
  if (other.part === 'core') return true
  if (one.part === 'core') return false
  if (one.part.startsWith('plugins/'))
    return other.part.startsWith('plugins/') && plugins[one.room]?.includes(other.room) === true
  return one.part === 'hosts' || one.part === 'list'
}

function isKnown({ part, room }: Room): boolean {
  if (part === 'core') return core.includes(room)
  if (part.startsWith('plugins/')) return room in plugins
  if (part === 'hosts') return hosts.includes(room)
  return part === 'list' ? lists.includes(room) : true
}

/** What the tests of the core may know, and the fixtures of all tests. */
const beforePlugins =
  /^(src\/(core|hosts)\/|(schema|demo|scripts)\/|test\/(core|fixtures)\/|package\.json$)/

/** The plugin whose file or test this is. */
const pluginOf = (file: string) => /^(?:src|test)\/plugins\/([\w-]+)\//.exec(file)?.[1]

/** Tests of the core know no plugin, and those of a plugin only the plugins that it needs. */
function refusalInTests(file: string, target: string): string | null {
  if (/^test\/(core|fixtures)\//.test(file))
    return beforePlugins.test(target)
      ? null
      : 'Tests of the core know no plugin: test/plugins has those of a plugin, test/product the others.'
  const [own, other] = [pluginOf(file), pluginOf(target)]
  if (own === undefined) return null
  if (!(own in plugins)) return `${file} is in no room that scripts/import-law.ts knows.`
  return other === undefined || other === own || plugins[own]?.includes(other) === true
    ? null
    : `Tests of ${own} may not import ${other}.`
}

const bare = [
  {
    names: /^(cloudflare|bun|node):|^@hono\/node-server|^hono\/(cloudflare|bun|deno|vercel)/,
    // The store opens its own sockets: workerd has those of Node.
    refuses: (file: string, name: string) =>
      !isEntry.test(file) && !(name === 'node:net' && file.startsWith('src/core/store/')),
    message: 'Only hosts know a runtime: pass in what is needed.',
  },
  {
    names: /^(drizzle-orm|postgres$|@electric-sql\/)/,
    refuses: (file: string) => !isEntry.test(file) && !knowsSql.test(file),
    message: 'Only store/ knows SQL.',
  },
  {
    names: /^(@hono\/|hono(\/|$))/,
    refuses: (file: string) => isPure.test(file),
    message: 'This room is pure: no Hono.',
  },
  {
    names: /^candor-check(\/|$)/,
    refuses: (file: string, name: string) =>
      !usesChecker.test(file) && !guard.includes(name.slice('candor-check/'.length)),
    message: 'Only the doctor and commands import the checker; others its guard of addresses.',
  },
]

/** A package knows nothing beside it; the checker knows the library. Their tests too. */
function refusalInPackages(file: string, specifier: string): string | null {
  const [, name = '', part] = file.split('/')
  const isPackage = (other: string) => specifier === other || specifier.startsWith(`${other}/`)
  if (!specifier.startsWith('.')) {
    if (name === 'disclosure' && part === 'src' && /^(node:|candor-)/.test(specifier))
      return 'The library runs in browsers too: no module of Node, and no other package of ours.'
    return ['hono', 'drizzle-orm', 'postgres', '@electric-sql/pglite'].some(isPackage)
      ? 'Packages have no database and no service.'
      : null
  }
  const target = join(dirname(file), specifier).replaceAll(sep, '/')
  const own = `packages/${name}/`
  if (!target.startsWith(own)) return `packages/${name} imports nothing of ${target}.`
  if (name !== 'disclosure' || part !== 'src') return null
  const [from = '', to = ''] = [file, target].map((path) => path.split('/')[3])
  if (![from, to].every((room) => library.includes(room)))
    return `${file} is in no room that scripts/import-law.ts knows.`
  return refusalWithin(library, from, to)
}

/**
 * Why `file` may not import `specifier`; `null` if it may. Paths are relative to the repository.
 * `onlyTypes` is for `import type`.
 */
export function refusalOf(file: string, specifier: string, onlyTypes: boolean): string | null {
  if (file.startsWith('packages/')) return refusalInPackages(file, specifier)
  const isTest = file.startsWith('test/')
  if (isTest && specifier.startsWith('.'))
    return refusalInTests(file, join(dirname(file), specifier).replaceAll(sep, '/'))
  if (!/^(src|demo)\//.test(file)) return null
  if (!specifier.startsWith('.'))
    return (
      bare.find(({ names, refuses }) => names.test(specifier) && refuses(file, specifier))
        ?.message ?? null
    )
  const target = join(dirname(file), specifier).replaceAll(sep, '/')
  const [one, other] = [roomOf(file), roomOf(target)]
  if (!isKnown(one)) return `${file} is in no room that scripts/import-law.ts knows.`
  if (other.part === 'schema')
    return isEntry.test(file) || knowsSql.test(file) || withoutSql.test(target)
      ? null
      : 'Only store/ knows SQL.'
  if (beside.includes(other.part)) return `${one.part} does not know ${other.part}/.`
  if (isPure.test(file) && !onlyTypes && /\/store\/(?!selection\.ts)/.test(target))
    return 'This room is pure: from the store it takes types (import type) and selection.ts.'
  if (one.part === other.part)
    return one.part === 'core' ? refusalWithin(core, one.room, other.room) : null
  if (!isAllowed(one, other)) return `${one.part} may not import ${other.part}.`
  return one.part.startsWith('plugins/') && other.part === 'core' && !isOpen(target)
    ? `${target} is not open to plugins: scripts/open-modules.ts lists what is.`
    : null
}

function isOpen(target: string): boolean {
  const [room = '', ...names] = target.slice('src/core/'.length).replace(/\.ts$/, '').split('/')
  return names.length === 0
    ? openModules['']?.includes(room) === true
    : openModules[room]?.includes(names.join('/')) === true
}

type Literal = { readonly value?: unknown }
type ImportNode = {
  readonly source?: Literal | null
  readonly importKind?: string
  readonly exportKind?: string
}
type Context = {
  readonly filename: string
  readonly cwd: string
  report(found: { readonly node: unknown; readonly message: string }): void
}

/** The rule of the linter. */
const rule = {
  create(context: Context) {
    const file = relative(context.cwd, context.filename).replaceAll(sep, '/')
    const check = (node: ImportNode) => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string') return
      const onlyTypes = node.importKind === 'type' || node.exportKind === 'type'
      const message = refusalOf(file, specifier, onlyTypes)
      if (message !== null) context.report({ node, message })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}

// biome-ignore lint/style/noDefaultExport: plugins of oxlint are default exports.
export default { meta: { name: 'candor' }, rules: { 'import-law': rule } }
